"""Documents are made by expat, as in CPython: with comments and CDATA."""
from __future__ import absolute_import


def mend(minidom):
    by_sax, string_by_sax = minidom.parse, minidom.parseString

    def parse(file, parser=None, bufsize=None):
        """Parse a file into a DOM by filename or file object."""
        if parser is not None or bufsize:
            return by_sax(file, parser, bufsize)
        from xml.dom import expatbuilder
        return expatbuilder.parse(file)

    def parseString(string, parser=None):
        """Parse a file into a DOM from a string."""
        if parser is not None:
            return string_by_sax(string, parser)
        from xml.dom import expatbuilder
        return expatbuilder.parseString(string)

    minidom.parse, minidom.parseString = parse, parseString
