"""UTF-8, -16 and -32 as in CPython, characters beyond U+FFFF in errors.

A broken sequence is reported with the bytes and in the words of CPython
2.7.18, which leaves the characters behind it; surrogates on their own are
characters in Python 2.
"""
from __future__ import absolute_import
import __builtin__
import sys
from org.wsgilet.bridge.library import BuiltinTypes, Codecs

# By "from codecs import *" in CPython 2.7.18; not in Jython's.
_EXPORTED = (
    'Codec CodecInfo IncrementalDecoder IncrementalEncoder StreamReader '
    'StreamReaderWriter StreamRecoder StreamWriter backslashreplace_errors '
    'decode encode getdecoder getencoder getincrementaldecoder '
    'getincrementalencoder getreader getwriter iterdecode iterencode')


def _octets(data):
    if isinstance(data, basestring):
        return str(data)
    return str(buffer(data))


def _set(codecs, *functions):
    for function in functions:
        setattr(codecs, function.__name__,
                BuiltinTypes.functionOfC(function))


def _mend_utf(codecs):
    codecs.utf_8_decode = Codecs.utf8Decode()
    codecs.utf_8_encode = Codecs.utf8Encode()
    for bits in 16, 32:
        for name, order in ('', 0), ('le_', -1), ('be_', 1):
            prefix = 'utf_%d_%s' % (bits, name)
            setattr(codecs, prefix + 'encode', Codecs.wideEncode(bits, order))
            setattr(codecs, prefix + 'decode', Codecs.wideDecode(bits, order))
        setattr(codecs, 'utf_%d_ex_decode' % bits, Codecs.wideExDecode(bits))
        little = getattr(codecs, 'BOM_UTF%d_LE' % bits)
        setattr(codecs, 'BOM_UTF%d' % bits, little)
    codecs.BOM = codecs.BOM_UTF16

    def utf_7_decode(data, errors='strict', final=False):
        from _text_codecs import utf_7_decode
        return utf_7_decode(_octets(data), errors, final)

    def utf_7_encode(obj, errors='strict'):
        text = obj if isinstance(obj, unicode) else unicode(obj)
        from _text_codecs import utf_7_encode
        return utf_7_encode(text), len(text)

    _set(codecs, utf_7_decode, utf_7_encode)


def _mend_charmaps(codecs):
    codecs.ascii_encode = Codecs.limitedEncode('ascii', 0x80)
    codecs.latin_1_encode = Codecs.limitedEncode('latin-1', 0x100)
    codecs.ascii_decode = Codecs.ofBytes(codecs.ascii_decode)
    codecs.latin_1_decode = Codecs.ofBytes(codecs.latin_1_decode)
    java_charmap_decode = Codecs.ofBytes(codecs.charmap_decode)
    java_charmap_encode = Codecs.ofText(codecs.charmap_encode)

    def charmap_decode(data, errors='strict', mapping=None):
        if mapping is None or isinstance(mapping, unicode):
            return java_charmap_decode(data, errors, mapping)
        from _text_codecs import charmap_decode
        return charmap_decode(_octets(data), errors, mapping)

    def charmap_encode(obj, errors='strict', mapping=None):
        if errors in ('strict', None) or mapping is None:
            return java_charmap_encode(obj, errors, mapping)
        try:
            return java_charmap_encode(obj, 'strict', mapping)
        except UnicodeError:
            # Java counts a character beyond U+FFFF as two.
            from _text_codecs import charmap_encode
            return charmap_encode(unicode(obj), errors, mapping,
                                  java_charmap_encode)

    _set(codecs, charmap_decode, charmap_encode)


def _mend_escapes(codecs):
    java_escape_encode = Codecs.ofText(codecs.unicode_escape_encode)

    def by_java_if_right(name):
        """Let Java decode what has no error."""
        by_java = getattr(codecs, name)

        def decode(data, errors='strict'):
            data = _octets(data)
            try:
                return by_java(data)
            except (ValueError, IndexError):
                import _text_codecs
                return getattr(_text_codecs, name)(data, errors)

        decode.__name__ = name
        return decode

    def escape_decode(data, errors='strict'):
        from _text_codecs import escape_decode
        return escape_decode(_octets(data), errors)

    def escape_encode(data, errors='strict'):
        # With both quotes in it, repr() writes ' with a backslash.
        return repr('"' + _octets(data))[2:-1], len(data)

    def unicode_escape_encode(obj, errors='strict'):
        # Java counts a character beyond U+FFFF as two.
        return java_escape_encode(obj)[0], len(obj)

    def raw_unicode_escape_encode(obj, errors='strict'):
        escaped = []
        for character in unicode(obj):
            number = ord(character)
            form = ('\\U%08x' if number > 0xffff else
                    '\\u%04x' if number > 0xff else '%c')
            escaped.append(form % number)
        return ''.join(escaped), len(obj)

    _set(codecs, by_java_if_right('unicode_escape_decode'),
         by_java_if_right('raw_unicode_escape_decode'), escape_decode,
         escape_encode, unicode_escape_encode, raw_unicode_escape_encode)


def _mend_internal(codecs):
    def unicode_internal_decode(data, errors='strict'):
        if isinstance(data, unicode):
            return data, len(data)
        from _text_codecs import unicode_internal_decode
        return unicode_internal_decode(_octets(data), errors)

    def unicode_internal_encode(obj, errors='strict'):
        if not isinstance(obj, unicode):
            data = _octets(obj)
            return data, len(data)
        order = 'utf-32-le' if sys.byteorder == 'little' else 'utf-32-be'
        return obj.encode(order), len(obj)

    _set(codecs, unicode_internal_decode, unicode_internal_encode)


def _mend_errors(codecs):
    codecs.strict_errors = Codecs.strictErrors()
    codecs.register_error('strict', codecs.strict_errors)
    for name in 'xmlcharrefreplace', 'backslashreplace':
        errors = Codecs.escapingErrors(name)
        codecs.register_error(name, errors)
        setattr(codecs, name + '_errors', errors)
    java_replace_errors = codecs.replace_errors

    def replace_errors(exception):
        if isinstance(exception, UnicodeEncodeError):
            if not isinstance(exception.object, unicode):
                raise TypeError('object attribute must be unicode')
            return u'?' * (exception.end - exception.start), exception.end
        return java_replace_errors(exception)

    _set(codecs, replace_errors)
    codecs.register_error('replace', codecs.replace_errors)


def _mend_functions(codecs):
    # Jython's own take unicode alone: codecs.encode('x', 'hex') fails.
    def encode(obj, encoding='ascii', errors='strict'):
        return codecs.getencoder(encoding)(obj, errors)[0]

    def decode(obj, encoding='ascii', errors='strict'):
        return codecs.getdecoder(encoding)(obj, errors)[0]

    def readbuffer_encode(data, errors=None):
        """Return the bytes of data and their number."""
        data = str(buffer(data)) if not isinstance(data, str) else data
        return data, len(data)

    def charbuffer_encode(data, errors=None):
        """Return the text of data as bytes, and its length."""
        data = str(data) if isinstance(data, unicode) else data
        if not isinstance(data, str):
            raise TypeError('expected a character buffer object')
        return data, len(data)

    codecs.encode, codecs.decode = encode, decode
    codecs.readbuffer_encode = readbuffer_encode
    codecs.charbuffer_encode = charbuffer_encode


def _mend_readers(codecs):
    read = codecs.StreamReader.read.im_func

    def read_all(self, size=-1, chars=-1, firstline=False):
        """Read as many bytes or characters; all, if neither is given."""
        if chars < 0 <= size:
            # What readline() has left counts, too.
            chars = size
        text = read(self, size, chars, firstline)
        if size >= 0 or chars >= 0:
            return text
        # Jython's own stops at what readline() or read(size) has left.
        more = read(self)
        return text + more if more else text

    codecs.StreamReader.read = read_all


def mend(codecs):
    _mend_utf(codecs)
    _mend_charmaps(codecs)
    _mend_escapes(codecs)
    _mend_internal(codecs)
    _mend_errors(codecs)
    _mend_functions(codecs)
    _mend_readers(codecs)
    __builtin__.unichr = Codecs.unichr()
    Codecs.mendEncode()
    __builtin__.format = Codecs.mendFormat()
    codecs.__all__ = sorted(set(codecs.__all__).union(_EXPORTED.split()))
