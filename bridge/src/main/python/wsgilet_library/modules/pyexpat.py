"""expat by the parser of the JDK.

External entities are never fetched.
"""
import imp as _imp
import sys as _sys

EXPAT_VERSION = 'expat_2.5.0'
version_info = 2, 5, 0
native_encoding = 'UTF-8'
features = [('sizeof(XML_Char)', 1), ('sizeof(XML_LChar)', 1), ('XML_DTD', 0),
            ('XML_NS', 0)]
(XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE,
 XML_PARAM_ENTITY_PARSING_ALWAYS) = range(3)

_ERRORS = [
    None, ('NO_MEMORY', 'out of memory'), ('SYNTAX', 'syntax error'),
    ('NO_ELEMENTS', 'no element found'),
    ('INVALID_TOKEN', 'not well-formed (invalid token)'),
    ('UNCLOSED_TOKEN', 'unclosed token'),
    ('PARTIAL_CHAR', 'partial character'),
    ('TAG_MISMATCH', 'mismatched tag'),
    ('DUPLICATE_ATTRIBUTE', 'duplicate attribute'),
    ('JUNK_AFTER_DOC_ELEMENT', 'junk after document element'),
    ('PARAM_ENTITY_REF', 'illegal parameter entity reference'),
    ('UNDEFINED_ENTITY', 'undefined entity'),
    ('RECURSIVE_ENTITY_REF', 'recursive entity reference'),
    ('ASYNC_ENTITY', 'asynchronous entity'),
    ('BAD_CHAR_REF', 'reference to invalid character number'),
    ('BINARY_ENTITY_REF', 'reference to binary entity'),
    ('ATTRIBUTE_EXTERNAL_ENTITY_REF',
     'reference to external entity in attribute'),
    ('MISPLACED_XML_PI', 'XML or text declaration not at start of entity'),
    ('UNKNOWN_ENCODING', 'unknown encoding'),
    ('INCORRECT_ENCODING', 'encoding specified in XML declaration is '
                           'incorrect'),
    ('UNCLOSED_CDATA_SECTION', 'unclosed CDATA section'),
    ('EXTERNAL_ENTITY_HANDLING', 'error in processing external entity '
                                 'reference'),
    ('NOT_STANDALONE', 'document is not standalone'),
    ('UNEXPECTED_STATE', 'unexpected parser state - please send a bug '
                         'report'),
    ('ENTITY_DECLARED_IN_PE', 'entity declared in parameter entity'),
    ('FEATURE_REQUIRES_XML_DTD', 'requested feature requires XML_DTD support '
                                 'in Expat'),
    ('CANT_CHANGE_FEATURE_ONCE_PARSING', 'cannot change setting once parsing '
                                         'has begun'),
    ('UNBOUND_PREFIX', 'unbound prefix'),
    ('UNDECLARING_PREFIX', 'must not undeclare prefix'),
    ('INCOMPLETE_PE', 'incomplete markup in parameter entity'),
    ('XML_DECL', 'XML declaration not well-formed'),
    ('TEXT_DECL', 'text declaration not well-formed'),
    ('PUBLICID', 'illegal character(s) in public id'),
    ('SUSPENDED', 'parser suspended'),
    ('NOT_SUSPENDED', 'parser not suspended'),
    ('ABORTED', 'parsing aborted'), ('FINISHED', 'parsing finished'),
    ('SUSPEND_PE', 'cannot suspend in external parameter entity')]
_CANNOT_CHANGE = 26
_FINISHED = 36
_AMPLIFICATION = 43

errors = _imp.new_module('pyexpat.errors')
errors.__doc__ = 'Constants used to describe error conditions.'
for _name, _text in filter(None, _ERRORS):
    setattr(errors, 'XML_ERROR_' + _name, _text)
model = _imp.new_module('pyexpat.model')
model.__doc__ = 'Constants used to interpret content model information.'
(model.XML_CTYPE_EMPTY, model.XML_CTYPE_ANY, model.XML_CTYPE_MIXED,
 model.XML_CTYPE_NAME, model.XML_CTYPE_CHOICE, model.XML_CTYPE_SEQ) = range(
    1, 7)
(model.XML_CQUANT_NONE, model.XML_CQUANT_OPT, model.XML_CQUANT_REP,
 model.XML_CQUANT_PLUS) = range(4)
_sys.modules['pyexpat.errors'], _sys.modules['pyexpat.model'] = errors, model


class ExpatError(Exception):
    """A document is not well-formed."""


ExpatError.__module__ = 'xml.parsers.expat'
error = ExpatError


def ErrorString(code):
    """Return the text of an error's number."""
    if code == _AMPLIFICATION:
        return 'limit on input amplification factor (from DTD and entities) ' \
            'breached'
    return (_ERRORS[code][1] if 0 < code < len(_ERRORS) else None)


_HANDLERS = frozenset(
    name + 'Handler' for name in (
        'StartElement', 'EndElement', 'ProcessingInstruction',
        'CharacterData', 'UnparsedEntityDecl', 'NotationDecl',
        'StartNamespaceDecl', 'EndNamespaceDecl', 'Comment',
        'StartCdataSection', 'EndCdataSection', 'Default', 'NotStandalone',
        'ExternalEntityRef', 'StartDoctypeDecl', 'EndDoctypeDecl',
        'EntityDecl', 'XmlDecl', 'ElementDecl', 'AttlistDecl',
        'SkippedEntity')) | frozenset(['DefaultHandlerExpand'])
_FLAGS = frozenset(['buffer_text', 'namespace_prefixes', 'ordered_attributes',
                    'returns_unicode', 'specified_attributes'])


class XMLParserType(object):
    """A parser, which calls the functions that are set as its handlers."""

    def __init__(self, encoding, namespace_separator, intern):
        state = self.__dict__
        state.update(
            (name, None) for name in _HANDLERS)
        state.update(
            intern={} if intern is None else intern, buffer_size=8192,
            buffer_text=False, namespace_prefixes=False,
            ordered_attributes=False, returns_unicode=True,
            specified_attributes=False, ErrorCode=0, _place=(1, 0, -1),
            _encoding=encoding,
            _separator=namespace_separator, _beginning='', _parser=None,
            _finished=False, _failed=None, _base=None, _is_text=False,
            _asks_for_dtd=XML_PARAM_ENTITY_PARSING_NEVER,
            _asks_for_foreign=False, _is_of_dtd=False)

    def __setattr__(self, name, value):
        if name in _HANDLERS:
            self.__dict__[name] = value
            if self._parser is not None:
                self._parser.handler(name, value)
        elif name in _FLAGS:
            self.__dict__[name] = bool(value)
            if self._parser is not None:
                self._tell_options()
        elif name == 'buffer_size':
            if not isinstance(value, (int, long)) or isinstance(value, bool):
                raise TypeError('buffer_size must be an integer')
            if value <= 0:
                raise ValueError('buffer_size must be greater than zero')
            if value > _sys.maxint:
                raise ValueError('buffer_size must not be greater than %i'
                                 % _sys.maxint)
            if value != self.buffer_size:
                self.__dict__.update(buffer_size=value, buffer_text=True)
                if self._parser is not None:
                    self._tell_options()
        else:
            raise AttributeError(name)

    def _tell_options(self):
        self._parser.options(self.buffer_size if self.buffer_text else 0,
                             self.ordered_attributes,
                             self.specified_attributes)

    def Parse(self, data, isfinal=False):
        """Read a piece of the document."""
        if self._is_of_dtd:
            return 1
        if self._finished:
            self._raise(*self._failed or (_FINISHED, 1, 0, -1))
        if isinstance(data, unicode):
            data = data.encode('utf-8')
            self.__dict__['_is_text'] = True
        elif not isinstance(data, str):
            data = str(buffer(data))
        from org.wsgilet.bridge.library.xml import XmlDecoder, XmlException
        state = self.__dict__
        state['_finished'] = bool(isfinal)
        try:
            if self._parser is None:
                data = state['_beginning'] = self._beginning + data
                if not isfinal and not XmlDecoder.isEnough(data):
                    return 1
                self._begin(data)
            self._parser.parse(data, bool(isfinal))
        except XmlException as e:
            error = e.code(), e.line(), e.column(), e.offset()
            state.update(_finished=True, _failed=error)
            self._raise(*error)
        except BaseException:
            state.update((name, None) for name in _HANDLERS)
            if self._parser is not None:
                state.update(_finished=True, _failed=(
                    _FINISHED, self.CurrentLineNumber,
                    self.CurrentColumnNumber, self.CurrentByteIndex))
            raise
        return 1

    def ParseFile(self, file):
        """Read a document from a file object."""
        read = getattr(file, 'read', None)
        if read is None:
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = read(65536)
            if not isinstance(data, str):
                raise TypeError('read() did not return a string object '
                                '(type=%.400s)' % type(data).__name__)
            if not data:
                break
            self.Parse(data)
        return self.Parse('', True)

    def _begin(self, beginning):
        from org.wsgilet.bridge.library.xml import ExpatParser
        decoder = _decoder(beginning,
                           'utf-8' if self._is_text else self._encoding)
        state = self.__dict__
        state['_beginning'] = ''
        parser = state['_parser'] = ExpatParser(
            decoder, self._separator, not self.returns_unicode,
            self.namespace_prefixes)
        self._tell_options()
        if self._asks_for_dtd:
            parser.askForDtd(self._asks_for_foreign)
        for name in _HANDLERS:
            if state[name] is not None:
                parser.handler(name, state[name])

    def _raise(self, code, line, column, offset):
        self.__dict__.update(ErrorCode=code, _place=(line, column, offset))
        e = ExpatError('%s: line %d, column %d'
                       % (ErrorString(code), line, column))
        e.code, e.lineno, e.offset = code, line, column
        raise e

    @property
    def CurrentLineNumber(self):
        """The line of what a handler is called for, or of an error."""
        if self.ErrorCode or self._parser is None:
            return self._place[0]
        return self._parser.line()

    @property
    def CurrentColumnNumber(self):
        """The column of it, from 0."""
        if self.ErrorCode or self._parser is None:
            return self._place[1]
        return self._parser.column()

    @property
    def CurrentByteIndex(self):
        """The place of it in the document, from 0; -1 before it is read."""
        if self.ErrorCode or self._parser is None:
            return self._place[2]
        return self._parser.offset()

    # Expat has one place, by two names.
    ErrorLineNumber = CurrentLineNumber
    ErrorColumnNumber = CurrentColumnNumber
    ErrorByteIndex = CurrentByteIndex

    @property
    def buffer_used(self):
        """How many bytes wait for CharacterDataHandler."""
        return 0 if self._parser is None else self._parser.buffered()

    def GetBase(self):
        """Return what SetBase() has set."""
        return self._base

    def SetBase(self, base):
        """Set the base of relative addresses."""
        self.__dict__['_base'] = base

    def GetInputContext(self):
        """Return None: the input is not kept."""

    def SetParamEntityParsing(self, flag):
        """Set when ExternalEntityRefHandler is asked for a DTD.

        Return 0 if the document is read already.
        """
        if self._parser is not None:
            return 0
        self.__dict__['_asks_for_dtd'] = flag
        return 1

    def UseForeignDTD(self, flag=True):
        """Have the handler asked for a DTD that the document does not name."""
        if self._parser is not None and not self._finished:
            self._raise(_CANNOT_CHANGE, self.CurrentLineNumber,
                        self.CurrentColumnNumber, self.CurrentByteIndex)
        self.__dict__['_asks_for_foreign'] = bool(flag)

    def ExternalEntityParserCreate(self, context, encoding=None):
        """Return a parser with the same handlers for an entity.

        That of a DTD, which has no context, reads nothing.
        """
        made = XMLParserType(encoding, self._separator, self.intern)
        made.__dict__['_is_of_dtd'] = context is None
        for name in _HANDLERS | _FLAGS:
            setattr(made, name, getattr(self, name))
        return made


def _decoder(beginning, encoding):
    from org.wsgilet.bridge.library.xml import XmlDecoder, XmlException
    try:
        return XmlDecoder.of(beginning, encoding)
    except XmlException:
        encoding = encoding or XmlDecoder.declaredEncoding(beginning)
        if encoding is None:
            raise
        return XmlDecoder.ofSingleBytes(beginning, _characters(encoding))


def _characters(encoding):
    """Return the characters of all bytes, as CPython tells them to expat.

    Raises LookupError for what is no encoding, and ValueError for one in
    which a character may have several bytes.
    """
    import codecs
    bytes = ''.join(map(chr, range(256)))
    characters, _ = codecs.lookup(encoding).decode(bytes, 'replace')
    if not isinstance(characters, unicode):
        raise TypeError('decoder did not return an unicode object (type=%s)'
                        % type(characters).__name__)
    if len(characters) != 256:
        raise ValueError('multi-byte encodings are not supported')
    return characters


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a parser.

    encoding -- of the document, whatever that says itself
    namespace_separator -- a character between namespace and name
    """
    for name, value in (('encoding', encoding),
                        ('namespace_separator', namespace_separator)):
        if value is not None and not isinstance(value, basestring):
            raise TypeError(
                'ParserCreate() argument %d must be string or None, not %s'
                % (1 + (name != 'encoding'), type(value).__name__))
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError('namespace_separator must be at most one character, '
                         'omitted, or None')
    if intern is not None and not isinstance(intern, dict):
        raise TypeError('intern must be a dictionary')
    return XMLParserType(encoding, namespace_separator, intern)
