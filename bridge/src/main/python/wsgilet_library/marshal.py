"""The version of the format that is written."""
from __future__ import absolute_import


def mend(marshal):
    marshal.version = 2
