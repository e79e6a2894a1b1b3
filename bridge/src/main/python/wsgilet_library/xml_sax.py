"""The parser is expat, as in CPython: it takes a document in pieces."""
from __future__ import absolute_import


def mend(sax):
    # What a variable or the registry of Jython names stays.
    if sax.default_parser_list == ['xml.sax.drivers2.drv_javasax']:
        sax.default_parser_list = ['xml.sax.expatreader']
