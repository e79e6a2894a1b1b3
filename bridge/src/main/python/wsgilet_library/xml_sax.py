"""expat is the parser of SAX, as in CPython."""
from __future__ import absolute_import


def mend(sax):
    if sax.default_parser_list == ['xml.sax.drivers2.drv_javasax']:
        sax.default_parser_list = ['xml.sax.expatreader']
