"""XML without what lies outside of the document."""
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

    drv_javasax.create_java_parser = create_java_parser
