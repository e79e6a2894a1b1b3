"""Longer lines, MOVE, and dates that are long integers (CPython 2.7.12)."""
from __future__ import absolute_import


def mend(imaplib):
    imaplib._MAXLINE = 1000000
    imaplib.Commands['MOVE'] = ('SELECTED',)
    original = imaplib.Time2Internaldate

    def Time2Internaldate(date_time):
        """A time as IMAP has it in quotes."""
        if isinstance(date_time, long):
            date_time = float(date_time)
        return original(date_time)

    imaplib.Time2Internaldate = Time2Internaldate
