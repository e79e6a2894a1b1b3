"""Help is wrapped where a metavar has brackets in it (CPython 2.7.14)."""
from __future__ import absolute_import

# In the usage, a group ends with a bracket before a blank.
_OLD = r'\(.*?\)+|\[.*?\]+|\S+'
_NEW = r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+'


class _Expressions(object):
    """The module re, with another expression for the parts of a usage."""

    def __init__(self, re):
        self._re = re

    def __getattr__(self, name):
        return getattr(self._re, name)

    def findall(self, pattern, text):
        return self._re.findall(_NEW if pattern == _OLD else pattern, text)


def mend(argparse):
    argparse._re = _Expressions(argparse._re)
