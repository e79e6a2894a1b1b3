"""Compression by zlib, which Java runs on, too."""
from java.util.zip import DataFormatException as _DataFormatException
from org.wsgilet.bridge.jython import NativeString as _NativeString
from org.wsgilet.bridge.library.binary import Checksums as _Checksums
from org.wsgilet.bridge.library.binary import Compression as _Compression
from org.wsgilet.bridge.library.binary import Decompression as _Decompression

__version__ = '1.0'

DEFLATED = 8
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = '1.2.11'
Z_BEST_COMPRESSION = 9
Z_BEST_SPEED = 1
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_FINISH = 4
Z_FULL_FLUSH = 3
Z_HUFFMAN_ONLY = 2
Z_NO_FLUSH = 0
Z_SYNC_FLUSH = 2


class error(Exception):
    pass


error.__module__ = 'zlib'


def _input(data, function):
    if isinstance(data, str):
        return data
    if isinstance(data, unicode):
        return data.encode('ascii')
    if isinstance(data, (bytearray, buffer)):
        return str(buffer(data))  # str() is another's in a subclass
    if isinstance(data, memoryview):
        return data.tobytes()
    if type(data).__module__ == 'array':
        return data.tostring()
    raise TypeError('%s() argument 1 must be string or read-only buffer, '
                    'not %s' % (function, type(data).__name__))


def _output(bytes):
    return _NativeString.of(bytes, 0, len(bytes))


def _signed(number):
    number &= 0xffffffff
    return int(number - 0x100000000 if number & 0x80000000 else number)


def adler32(string, start=1):
    """Return the Adler-32 checksum of bytes, going on from another."""
    return _Checksums.adler32(_input(string, 'adler32'), _signed(start))


def crc32(string, start=0):
    """Return the CRC-32 checksum of bytes, going on from another."""
    return _Checksums.crc32(_input(string, 'crc32'), _signed(start))


def compress(string, level=Z_DEFAULT_COMPRESSION):
    """Return compressed bytes."""
    data = _input(string, 'compress')
    java = _Compression.of(level, DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, 0)
    if java is None:
        raise error('Bad compression level')
    return _output(java.compress(data)) + _output(java.finish())


def decompress(string, wbits=MAX_WBITS, bufsize=16384):
    """Return what was compressed."""
    data = _input(string, 'decompress')
    java = _Decompression.of(wbits)
    if java is None:
        raise error('Error -2 while preparing to decompress data: '
                    'inconsistent stream state')
    try:
        text = _output(java.decompress(data, 0))
        if not java.isAtEnd():
            raise error('Error -5 while decompressing data: '
                        'incomplete or truncated stream')
        return text
    except _DataFormatException as e:
        raise _named(e, 'decompressing data')
    finally:
        java.close()


def _named(exception, doing):
    reason = str(exception.getMessage())
    if reason == 'need dictionary':
        return error('Error 2 while %s: need dictionary' % doing)
    return error('Error -3 while %s: %s' % (doing, reason))


class _Stream(object):
    """What has a state of Java's, which cannot be written."""

    __slots__ = ['_java']

    def __reduce_ex__(self, protocol):
        raise TypeError("can't pickle %s objects" % type(self).__name__)


class Compress(_Stream):
    """A compressor of data in pieces."""

    __slots__ = []

    def compress(self, data):
        """Compress a piece; return what can be written already."""
        data = _input(data, 'compress')
        if self._java is None:
            raise error('Error -2 while compressing data: '
                        'inconsistent stream state')
        return _output(self._java.compress(data))

    def flush(self, mode=Z_FINISH):
        """Return what is not written yet."""
        if mode == Z_NO_FLUSH:
            return ''
        if self._java is None or not 1 <= mode <= 5:
            raise error('Error -2 while flushing: inconsistent stream state')
        if mode != Z_FINISH:
            return _output(self._java.flush(mode == Z_FULL_FLUSH))
        java, self._java = self._java, None
        return _output(java.finish())

    def copy(self):
        """Return a compressor that goes on from here."""
        if self._java is None:
            raise ValueError('Inconsistent stream state')
        return _made(Compress, self._java.copy())


class Decompress(_Stream):
    """A decompressor of data in pieces."""

    __slots__ = ['_unused', '_tail']

    unused_data = property(lambda self: self._unused, doc=(
        'what came behind the compressed data'))
    unconsumed_tail = property(lambda self: self._tail, doc=(
        'what was not read, as max_length was reached'))

    def decompress(self, data, max_length=0):
        """Decompress a piece, into so many bytes or all."""
        data, max_length = _input(data, 'decompress'), _size(max_length)
        if max_length < 0:
            raise ValueError('max_length must be greater than zero')
        if self._java is None:
            raise error('Error -2 while decompressing: '
                        'inconsistent stream state')
        if self._java.isAtEnd():
            self._unused += data
            self._tail = ''
            return ''
        return self._read(data, max_length)

    def _read(self, data, most):
        try:
            text = _output(self._java.decompress(data, most))
        except _DataFormatException as e:
            raise _named(e, 'decompressing')
        rest = _output(self._java.rest())
        at_end = self._java.isAtEnd()
        self._unused, self._tail = (rest, '') if at_end else ('', rest)
        return text

    def flush(self, length=16384):
        """Return what is left."""
        if _size(length) <= 0:
            raise ValueError('length must be greater than zero')
        if self._java is None:
            return ''
        text = '' if self._java.isAtEnd() else self._read(self._tail, 0)
        if self._java.isAtEnd():
            self._java.close()
            self._java = None
        return text

    def copy(self):
        """Return a decompressor that goes on from here."""
        java = self._java and self._java.copy()
        if java is None:
            raise ValueError('Inconsistent stream state: a decompressor that '
                             'has ended, or read more than 256 KiB, cannot '
                             'be copied')
        copy = _made(Decompress, java)
        copy._unused, copy._tail = self._unused, self._tail
        return copy


def _size(number):
    """Return an argument that C reads as an int."""
    if isinstance(number, float):
        raise TypeError('integer argument expected, got float')
    if isinstance(number, basestring) or not hasattr(number, '__int__'):
        raise TypeError('an integer is required')
    return int(number)


def _made(type, java):
    object = type.__new__(type)
    object._java = java
    return object


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED,
                wbits=MAX_WBITS, memlevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY):
    """Return a compressor of data in pieces."""
    java = _Compression.of(level, method, wbits, memlevel, strategy)
    if java is None:
        raise ValueError('Invalid initialization option')
    return _made(Compress, java)


def decompressobj(wbits=MAX_WBITS):
    """Return a decompressor of data in pieces."""
    java = _Decompression.of(wbits)
    if java is None:
        raise ValueError('Invalid initialization option')
    made = _made(Decompress, java)
    made._unused = made._tail = ''
    return made
