"""Sound in the AU files of Sun and NeXT.

A header of numbers, which are big-endian, and then frames: samples with a
sign, or u-law of ITU-T G.711, which is written and read as samples of two
bytes.
"""
import struct as _struct

import _sound_files

AUDIO_FILE_MAGIC = 0x2e736e64
(AUDIO_FILE_ENCODING_MULAW_8,
 AUDIO_FILE_ENCODING_LINEAR_8,
 AUDIO_FILE_ENCODING_LINEAR_16,
 AUDIO_FILE_ENCODING_LINEAR_24,
 AUDIO_FILE_ENCODING_LINEAR_32,
 AUDIO_FILE_ENCODING_FLOAT,
 AUDIO_FILE_ENCODING_DOUBLE) = range(1, 8)
(AUDIO_FILE_ENCODING_ADPCM_G721,
 AUDIO_FILE_ENCODING_ADPCM_G722,
 AUDIO_FILE_ENCODING_ADPCM_G723_3,
 AUDIO_FILE_ENCODING_ADPCM_G723_5,
 AUDIO_FILE_ENCODING_ALAW_8) = range(23, 28)
AUDIO_UNKNOWN_SIZE = 0xFFFFFFFFL

# Encoding: bytes of a sample, in the file and as it is read.
_WIDTHS = {AUDIO_FILE_ENCODING_MULAW_8: (1, 2),
           AUDIO_FILE_ENCODING_LINEAR_8: (1, 1),
           AUDIO_FILE_ENCODING_LINEAR_16: (2, 2),
           AUDIO_FILE_ENCODING_LINEAR_24: (3, 3),
           AUDIO_FILE_ENCODING_LINEAR_32: (4, 4),
           AUDIO_FILE_ENCODING_ALAW_8: (1, 2)}
_OF_WIDTH = {1: AUDIO_FILE_ENCODING_LINEAR_8,
             2: AUDIO_FILE_ENCODING_LINEAR_16,
             4: AUDIO_FILE_ENCODING_LINEAR_32}
_COMPRESSIONS = {AUDIO_FILE_ENCODING_MULAW_8: 'ULAW',
                 AUDIO_FILE_ENCODING_ALAW_8: 'ALAW'}
_NAMES = {'NONE': 'not compressed',
          'ULAW': 'CCITT G.711 u-law',
          'ALAW': 'CCITT G.711 A-law'}

_HEADER = '>LLLLLL'  # magic, where data begin, their size, encoding, rate, ...
_HEADER_SIZE = 24
_MAX_HEADER_SIZE = 100
_DATA_SIZE = 8  # where the header has it
_INFO = '\0' * 8  # a text, which is empty


class Error(Exception):
    """A file that is none of AU, or parameters that it cannot have."""


class Au_read(_sound_files.Reader):
    """Reads an AU file."""

    _error = Error

    def initfp(self, file):
        self._file = file
        self._position = 0
        if self._number() != AUDIO_FILE_MAGIC:
            raise Error('bad magic number')
        header = self._number()
        if header < _HEADER_SIZE:
            raise Error('header size too small')
        if header > _MAX_HEADER_SIZE:
            raise Error('header size ridiculously large')
        size = self._number()
        encoding = self._number()
        if encoding not in _WIDTHS:
            raise Error('encoding not (yet) supported')
        width, self._sampwidth = _WIDTHS[encoding]
        self._comptype = _COMPRESSIONS.get(encoding, 'NONE')
        self._compname = _NAMES[self._comptype]
        self._framerate = self._number()
        self._nchannels = self._number()
        self._framesize = width * self._nchannels
        self._nframes = (size if size == AUDIO_UNKNOWN_SIZE
                         else size // self._framesize)
        if header > _HEADER_SIZE:
            file.read(header - _HEADER_SIZE)
        try:
            self._begin = file.tell()
        except (AttributeError, IOError):
            self._begin = None

    def _number(self):
        data = self._file.read(4)
        if len(data) < 4:
            raise EOFError
        return int(_struct.unpack('>L', data)[0])

    def rewind(self):
        """Go to the first frame."""
        self.setpos(0)

    def setpos(self, pos):
        """Go to a frame."""
        self._check_position(pos)
        if self._begin is None:
            raise IOError('cannot seek')
        self._file.seek(self._begin + pos * self._framesize)
        self._position = pos

    def readframes(self, nframes):
        """Return the next frames, up to nframes; of u-law decoded."""
        if nframes == AUDIO_UNKNOWN_SIZE:
            data = self._file.read()
        else:
            data = self._file.read(nframes * self._framesize)
        self._position += len(data) // self._framesize
        if self._comptype == 'ULAW':
            import audioop
            return audioop.ulaw2lin(data, self._sampwidth)
        return data


class Au_write(_sound_files.Writer):
    """Writes an AU file."""

    _error = Error
    _parameters = '# of channels', 'sample width', 'frame rate'

    def initfp(self, file):
        _sound_files.Writer.initfp(self, file)
        self._nframes = AUDIO_UNKNOWN_SIZE
        self._comptype = 'ULAW'
        self._has_header = False
        self._begin = None  # where the header is, if that is known

    def _started(self):
        return self._has_header

    def _check_channels(self, nchannels):
        if nchannels not in (1, 2, 4):
            raise Error('only 1, 2, or 4 channels supported')

    def setsampwidth(self, sampwidth):
        self._not_after_start(self._started())
        if sampwidth not in _OF_WIDTH:
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._framerate:  # as CPython asks
            raise Error('sample width not specified')
        return self._sampwidth

    def setframerate(self, framerate):
        self._not_after_start(self._started())
        self._framerate = framerate

    def setnframes(self, nframes):
        self._not_after_start(self._started())
        if nframes < 0:
            raise Error('# of frames cannot be negative')
        self._nframes = nframes

    def setcomptype(self, type, name):
        if type not in ('NONE', 'ULAW'):
            raise Error('unknown compression type')
        self._comptype = type

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return _NAMES[self._comptype]

    def getparams(self):
        return (self.getnchannels(), self.getsampwidth(),
                self.getframerate(), self.getnframes(), self.getcomptype(),
                self.getcompname())

    def _encoded(self, data):
        if self._comptype == 'ULAW':
            import audioop
            return audioop.lin2ulaw(data, self._sampwidth)
        return data

    def _write_header(self, size):
        if self._comptype == 'ULAW':
            encoding = AUDIO_FILE_ENCODING_MULAW_8
        else:
            encoding = _OF_WIDTH[self._sampwidth]
        self._framesize = _WIDTHS[encoding][0] * self._nchannels
        self._announced = AUDIO_UNKNOWN_SIZE
        if self._nframes != AUDIO_UNKNOWN_SIZE:
            self._announced = self._nframes * self._framesize
        try:
            self._begin = self._file.tell()
        except (AttributeError, IOError):
            self._begin = None
        self._file.write(_struct.pack(
            _HEADER, AUDIO_FILE_MAGIC, _HEADER_SIZE + len(_INFO),
            self._announced, encoding, self._framerate,
            self._nchannels) + _INFO)
        self._has_header = True

    def _patch_header(self):
        if self._begin is None:
            raise IOError('cannot seek')
        end = self._file.tell()
        self._file.seek(self._begin + _DATA_SIZE)
        self._file.write(_struct.pack('>L', self._written))
        self._file.seek(end)


open = openfp = _sound_files.opener(Au_read, Au_write)
