"""The SAX parser of CPython, on expat.

External entities are read only by the resolver that an application sets
itself: the one that is there by default would fetch any address and file
that a document names. An application that sets the feature gets Java's
parser, which reads them whatever they begin with.
"""
from xml.parsers import expat
from xml.sax import handler as _handler
from xml.sax import saxutils as _saxutils
from xml.sax import xmlreader as _xmlreader
from xml.sax._exceptions import (
    SAXNotRecognizedException, SAXNotSupportedException, SAXParseException)

__name__ = 'xml.sax.expatreader'
version = '0.20'

_FIXED = {
    _handler.feature_validation: 'expat does not support validation',
    _handler.feature_external_pes:
        'expat does not read external parameter entities',
    _handler.feature_namespace_prefixes:
        'expat does not report namespace prefixes'}


class _Finished(object):
    """What is left of a parser: where it ended."""

    def __init__(self, parser):
        self.ErrorLineNumber = parser.ErrorLineNumber
        self.ErrorColumnNumber = parser.ErrorColumnNumber


class ExpatLocator(_xmlreader.Locator):
    """Tells where a parser is."""

    def __init__(self, parser):
        self._of = parser

    def getColumnNumber(self):
        return self._of.getColumnNumber()

    def getLineNumber(self):
        return self._of.getLineNumber()

    def getPublicId(self):
        return self._of.getPublicId()

    def getSystemId(self):
        return self._of.getSystemId()


class ExpatParser(_xmlreader.IncrementalParser, _xmlreader.Locator):
    """A SAX 2 parser."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20):
        _xmlreader.IncrementalParser.__init__(self, bufsize)
        self._source = _xmlreader.InputSource()
        self._parser = None
        self._namespaces = namespaceHandling
        self._lexical = None
        self._parsing = 0
        self._outer = []
        self._external_ges = 1
        self._is_external_wanted = False
        self._interning = None

    # Features and properties

    def getFeature(self, name):
        if name == _handler.feature_namespaces:
            return self._namespaces
        if name == _handler.feature_string_interning:
            return self._interning is not None
        if name == _handler.feature_external_ges:
            return self._external_ges
        if name in _FIXED:
            return 0
        raise SAXNotRecognizedException("Feature '%s' not recognized" % name)

    def setFeature(self, name, state):
        if self._parsing:
            raise SAXNotSupportedException(
                'Cannot set features while parsing')
        if name == _handler.feature_namespaces:
            self._namespaces = state
        elif name == _handler.feature_external_ges:
            self._external_ges = state
            self._is_external_wanted = bool(state)
        elif name == _handler.feature_string_interning:
            if not state:
                self._interning = None
            elif self._interning is None:
                self._interning = {}
        elif name not in _FIXED:
            raise SAXNotRecognizedException(
                "Feature '%s' not recognized" % name)
        elif state:
            raise SAXNotSupportedException(_FIXED[name])

    def getProperty(self, name):
        if name == _handler.property_lexical_handler:
            return self._lexical
        if name == _handler.property_interning_dict:
            return self._interning
        if name == _handler.property_xml_string:
            if isinstance(self._parser, expat.XMLParserType):
                return self._parser.GetInputContext()
            raise SAXNotSupportedException(
                'XML string cannot be returned when not parsing')
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def setProperty(self, name, value):
        if name == _handler.property_lexical_handler:
            self._lexical = value
            if self._parsing:
                self._set_lexical_handlers()
        elif name == _handler.property_interning_dict:
            self._interning = value
        elif name == _handler.property_xml_string:
            raise SAXNotSupportedException("Property '%s' cannot be set"
                                           % name)
        else:
            raise SAXNotRecognizedException("Property '%s' not recognized"
                                            % name)

    # Parsing

    def parse(self, source):
        """Read a document from a file, an address or an InputSource."""
        if self._is_external_wanted:
            self._parse_by_java(source)
            return
        source = self._source = _saxutils.prepare_input_source(source)
        try:
            self.reset()
            self._cont_handler.setDocumentLocator(ExpatLocator(self))
            _xmlreader.IncrementalParser.parse(self, source)
        except:
            self._close_source()
            raise

    def _parse_by_java(self, source):
        from xml.sax.drivers2 import drv_javasax
        parser = drv_javasax.create_parser()
        parser.setFeature(_handler.feature_external_ges, True)
        parser.setFeature(_handler.feature_namespaces, self._namespaces)
        parser.setContentHandler(self._cont_handler)
        parser.setDTDHandler(self._dtd_handler)
        parser.setEntityResolver(self._ent_handler)
        parser.setErrorHandler(self._err_handler)
        if self._lexical is not None:
            parser.setProperty(_handler.property_lexical_handler,
                               self._lexical)
        parser.parse(source)

    def prepareParser(self, source):
        base = source.getSystemId()
        if isinstance(base, unicode):
            base = base.encode('utf-8')
        if base is not None:
            self._parser.SetBase(base)

    def setContentHandler(self, handler):
        _xmlreader.IncrementalParser.setContentHandler(self, handler)
        if self._parsing:
            self._set_content_handlers()

    def feed(self, data, isFinal=0):
        """Add a piece of the document."""
        if not self._parsing:
            self.reset()
            self._parsing = 1
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.error as e:
            self._err_handler.fatalError(
                SAXParseException(expat.ErrorString(e.code), e, self))

    def close(self):
        """Read the document: its last piece is there."""
        if self._outer or not isinstance(self._parser, expat.XMLParserType):
            return
        try:
            self.feed('', isFinal=1)
            self._cont_handler.endDocument()
            self._parser = None
        finally:
            self._parsing = 0
            if self._parser is not None:
                self._parser = _Finished(self._parser)
            self._close_source()

    def _close_source(self):
        try:
            stream = self._source.getCharacterStream()
            if stream is not None:
                stream.close()
        finally:
            stream = self._source.getByteStream()
            if stream is not None:
                stream.close()

    def reset(self):
        """Forget what was fed."""
        encoding = self._source.getEncoding()
        if self._namespaces:
            parser = expat.ParserCreate(encoding, ' ', intern=self._interning)
            parser.namespace_prefixes = 1
            parser.StartElementHandler = self.start_element_ns
            parser.EndElementHandler = self.end_element_ns
        else:
            parser = expat.ParserCreate(encoding, intern=self._interning)
            parser.StartElementHandler = self.start_element
            parser.EndElementHandler = self.end_element
        parser.UnparsedEntityDeclHandler = self.unparsed_entity_decl
        parser.NotationDeclHandler = self.notation_decl
        parser.StartNamespaceDeclHandler = self.start_namespace_decl
        parser.EndNamespaceDeclHandler = self.end_namespace_decl
        parser.ExternalEntityRefHandler = self.external_entity_ref
        parser.SkippedEntityHandler = self.skipped_entity_handler
        self._parser = parser
        self._set_content_handlers()
        if self._lexical is not None:
            self._set_lexical_handlers()
        self._parsing = 0
        self._outer = []

    def _set_content_handlers(self):
        content = self._cont_handler
        self._parser.ProcessingInstructionHandler = \
            content.processingInstruction
        self._parser.CharacterDataHandler = content.characters

    def _set_lexical_handlers(self):
        parser, lexical = self._parser, self._lexical
        for name, method in (('Comment', 'comment'),
                             ('StartCdataSection', 'startCDATA'),
                             ('EndCdataSection', 'endCDATA'),
                             ('EndDoctypeDecl', 'endDTD')):
            setattr(parser, name + 'Handler', getattr(lexical, method, None))
        parser.StartDoctypeDeclHandler = (lexical
                                          and self.start_doctype_decl)

    # Where the parser is

    def getColumnNumber(self):
        return self._parser and self._parser.ErrorColumnNumber

    def getLineNumber(self):
        return 1 if self._parser is None else self._parser.ErrorLineNumber

    def getPublicId(self):
        return self._source.getPublicId()

    def getSystemId(self):
        return self._source.getSystemId()

    # What expat calls

    def start_element(self, name, attrs):
        self._cont_handler.startElement(
            name, _xmlreader.AttributesImpl(attrs))

    def end_element(self, name):
        self._cont_handler.endElement(name)

    def start_element_ns(self, name, attrs):
        values, qnames = {}, {}
        for attribute, value in attrs.items():
            key, qname = _parted(attribute)
            values[key], qnames[key] = value, qname
        self._cont_handler.startElementNS(
            _parted(name)[0], None,
            _xmlreader.AttributesNSImpl(values, qnames))

    def end_element_ns(self, name):
        self._cont_handler.endElementNS(_parted(name)[0], None)

    def start_namespace_decl(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def end_namespace_decl(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def start_doctype_decl(self, name, sysid, pubid, has_internal_subset):
        self._lexical.startDTD(name, pubid, sysid)

    def unparsed_entity_decl(self, name, base, sysid, pubid, notation_name):
        self._dtd_handler.unparsedEntityDecl(name, pubid, sysid,
                                             notation_name)

    def notation_decl(self, name, base, sysid, pubid):
        self._dtd_handler.notationDecl(name, pubid, sysid)

    def external_entity_ref(self, context, base, sysid, pubid):
        resolver = self._ent_handler
        method = getattr(resolver.resolveEntity, 'im_func', None)
        if (not self._external_ges
                or method is _handler.EntityResolver.resolveEntity.im_func):
            return 1
        source = _saxutils.prepare_input_source(
            resolver.resolveEntity(pubid, sysid),
            self._source.getSystemId() or '')
        self._outer.append((self._parser, self._source))
        self._parser = self._parser.ExternalEntityParserCreate(context)
        self._source = source
        try:
            _xmlreader.IncrementalParser.parse(self, source)
            self._parser.Parse('', 1)
        except Exception:
            return 0
        self._parser, self._source = self._outer.pop()
        return 1

    def skipped_entity_handler(self, name, is_pe):
        self._cont_handler.skippedEntity('%' + name if is_pe else name)


def _parted(name):
    """((namespace, local name), qualified name) of expat's name."""
    parts = name.split()
    if len(parts) == 1:
        return (None, name), name
    qualified = (parts[1] if len(parts) == 2
                 else '%s:%s' % (parts[2], parts[1]))
    return (parts[0], parts[1]), qualified


def create_parser(*args, **kwargs):
    """Return a new parser."""
    return ExpatParser(*args, **kwargs)
