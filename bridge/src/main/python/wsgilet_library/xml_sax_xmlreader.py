"""Attributes tell whether a name is in them, as in CPython 2.7.18."""
from __future__ import absolute_import


def mend(xmlreader):
    for kind in xmlreader.AttributesImpl, xmlreader.AttributesNSImpl:
        kind.__contains__ = kind.has_key.im_func
