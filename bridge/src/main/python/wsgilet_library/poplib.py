"""A greeting is searched for its time in linear time (CPython 2.7.15)."""
from __future__ import absolute_import


def mend(poplib):
    import re
    poplib.POP3.timestamp = re.compile(r'\+OK.[^<]*(<.*>)')
