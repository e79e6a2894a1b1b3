"""The encodings of East Asia, whole, in pieces and as streams.

Java reads and writes them; CPython's _multibytecodec is C.
"""
from org.wsgilet.bridge.multibyte import MultibyteCodec as _Codec
from org.wsgilet.bridge.multibyte import Shift as _Shift

_MOST_PENDING = 8  # bytes


def _text(text):
    if isinstance(text, unicode):
        return text
    try:
        return unicode(text)
    except UnicodeError:
        raise
    except Exception:
        raise TypeError("couldn't convert the object to unicode.")


def _bytes(data):
    if isinstance(data, str):
        return data
    if isinstance(data, unicode):
        return data.encode()
    return str(buffer(data))


class MultibyteCodec(object):
    """An encoding that remembers nothing from one text to the next."""

    def __init__(self, name):
        self.java = _Codec.named(name)
        if self.java is None:
            raise LookupError('no such codec is supported.')

    def encode(self, input, errors=None):
        """Return the bytes of a text, and its length."""
        return self.java.encode(_text(input), errors or 'strict', _Shift(),
                                True)

    def decode(self, input, errors=None):
        """Return the text of bytes, and their number."""
        return self.java.decode(_bytes(input), errors or 'strict', _Shift(),
                                True)


class _Stateful(object):

    def __init__(self, errors='strict'):
        self.codec  # which a class that extends this has
        self.errors = errors
        self._shift = _Shift()
        self._pending = self._NOTHING

    def __setattr__(self, name, value):
        if name == 'errors' and not isinstance(value, basestring):
            raise TypeError('errors must be a string')
        object.__setattr__(self, name, value)

    def reset(self):
        """Forget what came before."""
        self._shift.reset()
        self._pending = self._NOTHING


class _Encoder(_Stateful):
    _NOTHING = u''

    def _encode(self, text, last):
        text = self._pending + _text(text)
        encoded, read = self.codec.java.encode(text, self.errors,
                                               self._shift, last)
        self._pending = text[read:]
        return encoded


class _Decoder(_Stateful):
    _NOTHING = ''

    def _decode(self, data, last):
        data = self._pending + _bytes(data)
        decoded, read = self.codec.java.decode(data, self.errors,
                                               self._shift, last)
        if len(data) - read > _MOST_PENDING:
            raise UnicodeError('pending buffer overflow')
        self._pending = data[read:]
        return decoded


class MultibyteIncrementalEncoder(_Encoder):

    def __init__(self, errors='strict'):
        _Encoder.__init__(self, errors)

    def encode(self, input, final=False):
        """Return the bytes of a piece of text."""
        return self._encode(input, bool(final))


class MultibyteIncrementalDecoder(_Decoder):

    def __init__(self, errors='strict'):
        _Decoder.__init__(self, errors)

    def decode(self, input, final=False):
        """Return the text of a piece of bytes."""
        return self._decode(input, bool(final))


class MultibyteStreamReader(_Decoder):

    def __init__(self, stream, errors='strict'):
        _Decoder.__init__(self, errors)
        self.stream = stream

    def _read(self, method, size):
        if size == 0:
            return u''
        while True:
            data = method() if size is None or size < 0 else method(size)
            if not isinstance(data, str):
                raise TypeError('stream function returned a non-string '
                                'object (%.100s)' % type(data).__name__)
            at_end = not data or size is None or size < 0
            text = self._decode(data, at_end)
            if text or at_end:
                return text
            size = 1  # byte after byte, until there is a character

    def read(self, size=None):
        """Return the text of so many bytes."""
        return self._read(self.stream.read, size)

    def readline(self, size=None):
        """Return the text of a line of the stream."""
        return self._read(self.stream.readline, size)

    def readlines(self, sizehint=None):
        """Return the lines of the text."""
        return self._read(self.stream.read, sizehint).splitlines(True)


class MultibyteStreamWriter(_Encoder):

    def __init__(self, stream, errors='strict'):
        _Encoder.__init__(self, errors)
        self.stream = stream

    def write(self, strobj):
        """Write a text to the stream."""
        self.stream.write(self._encode(strobj, False))

    def writelines(self, lines):
        """Write each text of a sequence."""
        for line in lines:
            self.write(line)

    def reset(self):
        """End what is written."""
        end = self._encode(u'', True)
        if end:
            self.stream.write(end)
        _Stateful.reset(self)
