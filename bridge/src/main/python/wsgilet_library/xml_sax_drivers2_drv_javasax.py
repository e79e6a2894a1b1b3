"""XML without what lies outside of the document; errors of Python."""
from __future__ import absolute_import

# What a document may make an XML parser of Java read: files and the network.
_EXTERNAL = (
    'http://xml.org/sax/features/external-general-entities',
    'http://xml.org/sax/features/external-parameter-entities',
    'http://apache.org/xml/features/nonvalidating/load-external-dtd',
)


def mend(drv_javasax):
    # xml.sax, and by it xml.dom.minidom and pulldom, where CPython has
    # expat, which reads nothing by itself.
    create = drv_javasax.create_java_parser

    def create_java_parser(jdriver=None):
        parser = create(jdriver)
        for feature in _EXTERNAL:
            parser.setFeature(feature, False)
        return parser

    read = drv_javasax.JavaSAXParser.parse

    def parse(self, source):
        """Parse an XML document from a URL or an InputSource."""
        from java.io import (FileNotFoundException, IOException,
                             UnsupportedEncodingException)
        try:
            read(self, source)
        except UnsupportedEncodingException as e:
            raise LookupError('unknown encoding: ' + str(e.getMessage()))
        except FileNotFoundException:
            raise IOError(2, 'No such file or directory',
                          getattr(source, 'getSystemId', lambda: source)())
        except IOException as e:
            raise IOError(str(e))

    for attributes in drv_javasax.AttributesImpl, drv_javasax.AttributesNSImpl:
        attributes.__contains__ = attributes.has_key.im_func
    drv_javasax.create_java_parser = create_java_parser
    drv_javasax.JavaSAXParser.parse = parse
