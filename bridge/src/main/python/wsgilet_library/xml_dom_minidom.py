"""What Java's parser refuses is read by expat, whose errors CPython has."""
from __future__ import absolute_import


def mend(minidom):
    by_sax, string_by_sax = minidom.parse, minidom.parseString

    def parse(file, parser=None, bufsize=None):
        """Parse a file into a DOM by filename or file object."""
        if parser is not None or bufsize:
            return by_sax(file, parser, bufsize)
        if isinstance(file, basestring):
            with open(file, 'rb') as stream:
                return parseString(stream.read())
        return parseString(file.read())

    def parseString(string, parser=None):
        """Parse a file into a DOM from a string."""
        if parser is not None:
            return string_by_sax(string, parser)
        from java.lang import Exception as JavaException
        try:
            return string_by_sax(string)
        except (Exception, JavaException):
            from xml.dom import expatbuilder
            return expatbuilder.parseString(string)

    minidom.parse, minidom.parseString = parse, parseString
