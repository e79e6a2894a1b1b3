"""Sound in AU files of Sun and NeXT: linear, or in u-law.

As CPython's: open(file, 'rb') gives an Au_read, open(file, 'wb') an Au_write.
Frames are strings of samples with a sign, big-endian; those of u-law are read
and written as samples of the machine. Error is raised for a file that is
none, and for parameters that are out of range or changed behind the first
frame.
"""
import __builtin__
import struct

AUDIO_FILE_MAGIC = 0x2e736e64
AUDIO_FILE_ENCODING_MULAW_8 = 1
AUDIO_FILE_ENCODING_LINEAR_8 = 2
AUDIO_FILE_ENCODING_LINEAR_16 = 3
AUDIO_FILE_ENCODING_LINEAR_24 = 4
AUDIO_FILE_ENCODING_LINEAR_32 = 5
AUDIO_FILE_ENCODING_FLOAT = 6
AUDIO_FILE_ENCODING_DOUBLE = 7
AUDIO_FILE_ENCODING_ADPCM_G721 = 23
AUDIO_FILE_ENCODING_ADPCM_G722 = 24
AUDIO_FILE_ENCODING_ADPCM_G723_3 = 25
AUDIO_FILE_ENCODING_ADPCM_G723_5 = 26
AUDIO_FILE_ENCODING_ALAW_8 = 27

AUDIO_UNKNOWN_SIZE = 0xFFFFFFFFL

_NAMES = {'NONE': 'not compressed', 'ULAW': 'CCITT G.711 u-law',
          'ALAW': 'CCITT G.711 A-law'}

# Encoding: (type of compression, bytes of a sample, of one in the file)
_ENCODINGS = {AUDIO_FILE_ENCODING_MULAW_8: ('ULAW', 2, 1),
              AUDIO_FILE_ENCODING_ALAW_8: ('ALAW', 2, 1),
              AUDIO_FILE_ENCODING_LINEAR_8: ('NONE', 1, 1),
              AUDIO_FILE_ENCODING_LINEAR_16: ('NONE', 2, 2),
              AUDIO_FILE_ENCODING_LINEAR_24: ('NONE', 3, 3),
              AUDIO_FILE_ENCODING_LINEAR_32: ('NONE', 4, 4)}
_LINEAR = {1: AUDIO_FILE_ENCODING_LINEAR_8,
           2: AUDIO_FILE_ENCODING_LINEAR_16,
           4: AUDIO_FILE_ENCODING_LINEAR_32}

_HEAD = struct.Struct('>6L')
_LENGTH_AT = 8


class Error(Exception):
    """A file that is no AU file, or a call that does not fit."""


Error.__module__ = 'sunau'


def open(f, mode=None):
    """Return an Au_read or Au_write of a name or an open file."""
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Au_read(f)
    if mode in ('w', 'wb'):
        return Au_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")


openfp = open


class _Sound(object):
    """What files that are read and those that are written share."""

    def __del__(self):
        if self._file:
            self.close()

    def getcompname(self):
        return _NAMES[self.getcomptype()]

    def getparams(self):
        """All parameters, as setparams() takes them."""
        return (self.getnchannels(), self.getsampwidth(),
                self.getframerate(), self.getnframes(),
                self.getcomptype(), self.getcompname())


class Au_read(_Sound):
    """An AU file that is read; it need not seek if it is read in order."""

    def __init__(self, f):
        self._file = None
        if isinstance(f, basestring):
            f = __builtin__.open(f, 'rb')
        self.initfp(f)

    def initfp(self, file):
        """Read a file up to its first frame."""
        self._file = file
        self._soundpos = 0
        self._read_head(file)
        self._info = file.read(self._hdr_size - _HEAD.size).split('\0')[0]
        try:
            self._data_pos = file.tell()
        except (AttributeError, IOError):
            self._data_pos = None

    def _read_head(self, file):
        head = file.read(_HEAD.size)
        if len(head) >= 4 and not head.startswith('.snd'):
            raise Error('bad magic number')
        if len(head) < _HEAD.size:
            raise EOFError
        (_, self._hdr_size, self._data_size, self._encoding,
         self._framerate, self._nchannels) = [
            n if n == AUDIO_UNKNOWN_SIZE else int(n)
            for n in _HEAD.unpack(head)]
        if self._hdr_size < _HEAD.size:
            raise Error('header size too small')
        if self._hdr_size > 100:
            raise Error('header size ridiculously large')
        if self._encoding not in _ENCODINGS:
            raise Error('encoding not (yet) supported')
        self._comptype, self._sampwidth, size = _ENCODINGS[self._encoding]
        self._framesize = size * self._nchannels

    def getfp(self):
        return self._file

    def getnchannels(self):
        return self._nchannels

    def getsampwidth(self):
        """Bytes of a sample."""
        return self._sampwidth

    def getframerate(self):
        """Frames of a second."""
        return self._framerate

    def getnframes(self):
        """How many there are, or AUDIO_UNKNOWN_SIZE."""
        if self._data_size == AUDIO_UNKNOWN_SIZE:
            return AUDIO_UNKNOWN_SIZE
        return self._data_size // self._framesize

    def getcomptype(self):
        return self._comptype

    def getmarkers(self):
        """None: they are for the interface of aifc."""
        return None

    def getmark(self, id):
        raise Error('no marks')

    def readframes(self, nframes):
        """At most nframes frames, as a string."""
        if nframes == AUDIO_UNKNOWN_SIZE:
            data = self._file.read()
        else:
            data = self._file.read(nframes * self._framesize)
        self._soundpos += len(data) // self._framesize
        if self._comptype == 'ULAW':
            import audioop
            data = audioop.ulaw2lin(data, self._sampwidth)
        return data

    def rewind(self):
        """Go back to the first frame."""
        self._seek(0)

    def tell(self):
        """The place, in frames."""
        return self._soundpos

    def setpos(self, pos):
        """Go to a frame."""
        if not 0 <= pos <= self.getnframes():
            raise Error('position not in range')
        self._seek(pos)

    def _seek(self, pos):
        if self._data_pos is None:
            raise IOError('cannot seek')
        self._file.seek(self._data_pos + pos * self._framesize)
        self._soundpos = pos

    def close(self):
        """Forget the file."""
        self._file = None


class Au_write(_Sound):
    """An AU file that is written, in u-law unless setcomptype() says NONE.

    Its head is written with the first frames. Where it then says another
    length than came, close() and writeframes() mend it, for which the file
    must seek.
    """

    def __init__(self, f):
        self._file = None
        if isinstance(f, basestring):
            f = __builtin__.open(f, 'wb')
        self.initfp(f)

    def initfp(self, file):
        """Write to a file; channels, width and rate are to be set."""
        self._file = file
        self._framerate = self._nchannels = self._sampwidth = 0
        self._nframes = AUDIO_UNKNOWN_SIZE
        self._nframeswritten = self._datawritten = self._datalength = 0
        self._info = ''
        self._comptype = 'ULAW'

    def _before_start(self):
        if self._nframeswritten:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels):
        self._before_start()
        if nchannels not in (1, 2, 4):
            raise Error('only 1, 2, or 4 channels supported')
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise Error('number of channels not set')
        return self._nchannels

    def setsampwidth(self, sampwidth):
        """Set how many bytes a sample has."""
        self._before_start()
        if sampwidth not in (1, 2, 4):
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._framerate:
            raise Error('sample width not specified')
        return self._sampwidth

    def setframerate(self, framerate):
        """Set how many frames a second has."""
        self._before_start()
        self._framerate = framerate

    def getframerate(self):
        if not self._framerate:
            raise Error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes):
        """Set how many frames will come."""
        self._before_start()
        if nframes < 0:
            raise Error('# of frames cannot be negative')
        self._nframes = nframes

    def getnframes(self):
        """How many frames came."""
        return self._nframeswritten

    def setcomptype(self, type, name):
        """Set 'NONE' or 'ULAW'."""
        if type not in ('NONE', 'ULAW'):
            raise Error('unknown compression type')
        self._comptype = type

    def getcomptype(self):
        return self._comptype

    def setparams(self, params):
        """Set what getparams() gives."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

    def tell(self):
        """How many frames came."""
        return self._nframeswritten

    def writeframesraw(self, data):
        """Write frames, and leave the head as it is until close()."""
        self._begin()
        if self._comptype == 'ULAW':
            import audioop
            data = audioop.lin2ulaw(data, self._sampwidth)
        self._file.write(data)
        self._nframeswritten += len(data) // self._framesize
        self._datawritten += len(data)

    def writeframes(self, data):
        """Write frames; the head is right afterwards."""
        self.writeframesraw(data)
        self._mend_head()

    def close(self):
        """Make the head right, and forget the file."""
        if not self._file:
            return
        try:
            self._begin()
            self._mend_head()
            self._file.flush()
        finally:
            self._file = None

    def _begin(self):
        if self._nframeswritten:
            return
        for value, what in ((self._nchannels, '# of channels'),
                            (self._sampwidth, 'sample width'),
                            (self._framerate, 'frame rate')):
            if not value:
                raise Error(what + ' not specified')
        self._write_head()

    def _write_head(self):
        if self._comptype == 'ULAW':
            encoding = AUDIO_FILE_ENCODING_MULAW_8
        else:
            encoding = _LINEAR[self._sampwidth]
        self._framesize = _ENCODINGS[encoding][2] * self._nchannels
        if self._nframes == AUDIO_UNKNOWN_SIZE:
            self._datalength = AUDIO_UNKNOWN_SIZE
        else:
            self._datalength = self._nframes * self._framesize
        try:
            self._start = self._file.tell()
        except (AttributeError, IOError):
            self._start = None
        # The text ends with a zero, the head with a multiple of 8.
        size = _HEAD.size + len(self._info) + 8 & ~7
        self._file.write(
            _HEAD.pack(AUDIO_FILE_MAGIC, size, self._datalength, encoding,
                       self._framerate, self._nchannels)
            + self._info.ljust(size - _HEAD.size, '\0'))

    def _mend_head(self):
        if (self._nframeswritten == self._nframes
                and self._datalength == self._datawritten):
            return
        if self._start is None:
            raise IOError('cannot seek')
        self._file.seek(self._start + _LENGTH_AT)
        self._file.write(struct.pack('>L', self._datawritten))
        self._datalength = self._datawritten
        self._file.seek(0, 2)
