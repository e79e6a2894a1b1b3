"""Sound in WAVE files, uncompressed: RIFF with the chunks "fmt " and "data".

All numbers of such a file are little-endian. Samples of one byte have no
sign, those of two to four bytes do.
"""
import struct as _struct

import _sound_files
from chunk import Chunk

__all__ = ['open', 'openfp', 'Error']

WAVE_FORMAT_PCM = 1

_FORMAT = '<HHLLH'  # form, channels, frames a second, bytes a second, a frame
_HEADER = '<4sL4s4sL' + _FORMAT[1:] + 'H4sL'
_RIFF_SIZE, _DATA_SIZE = 4, 40  # where the header has them
_BEHIND_RIFF_SIZE = 36  # bytes of the header


class Error(Exception):
    """A file that is none of WAVE, or parameters that it cannot have."""


class Wave_read(_sound_files.Reader):
    """Reads a WAVE file."""

    _error = Error
    _comptype = 'NONE'
    _compname = 'not compressed'

    def initfp(self, file):
        self._file = Chunk(file, bigendian=False)
        if self._file.getname() != 'RIFF':
            raise Error('file does not start with RIFF id')
        if self._file.read(4) != 'WAVE':
            raise Error('not a WAVE file')
        self._position = 0
        self._data = None
        self._has_moved = True
        for chunk in self._chunks():
            if chunk.getname() == 'fmt ':
                self._read_format(chunk)
            elif chunk.getname() == 'data':
                self._read_data_size(chunk)
                break
            chunk.skip()
        if self._data is None:
            raise Error('fmt chunk and/or data chunk missing')

    def _chunks(self):
        while True:
            try:
                chunk = Chunk(self._file, bigendian=False)
            except EOFError:
                return
            yield chunk

    _framesize = None

    def _read_format(self, chunk):
        form, self._nchannels, self._framerate, _, _ = _struct.unpack(
            _FORMAT, chunk.read(_struct.calcsize(_FORMAT)))
        if form != WAVE_FORMAT_PCM:
            raise Error('unknown format: %r' % (form,))
        bits, = _struct.unpack('<H', chunk.read(2))
        self._sampwidth = (bits + 7) // 8
        self._framesize = self._nchannels * self._sampwidth

    def _read_data_size(self, chunk):
        if self._framesize is None:
            raise Error('data chunk before fmt chunk')
        self._data = chunk
        self._nframes = chunk.chunksize // self._framesize
        self._has_moved = False

    def rewind(self):
        """Go to the first frame."""
        self.setpos(0)

    def setpos(self, pos):
        """Go to a frame."""
        self._check_position(pos)
        self._position = pos
        self._has_moved = True

    def readframes(self, nframes):
        """Return the next frames, up to nframes."""
        if self._has_moved:
            self._data.seek(self._position * self._framesize)
            self._has_moved = False
        if nframes == 0:
            return ''
        data = self._data.read(nframes * self._framesize)
        self._position += len(data) // self._framesize
        return data


class Wave_write(_sound_files.Writer):
    """Writes a WAVE file."""

    _error = Error
    _parameters = '# channels', 'sample width', 'sampling rate'

    def initfp(self, file):
        _sound_files.Writer.initfp(self, file)
        self._nframes = 0
        self._begin = None  # where the header is

    def _started(self):
        return self._begin is not None or self._frames_written

    def _check_channels(self, nchannels):
        if nchannels < 1:
            raise Error('bad # of channels')

    def setsampwidth(self, sampwidth):
        self._not_after_start(self._started())
        if sampwidth not in (1, 2, 3, 4):
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._sampwidth:
            raise Error('sample width not set')
        return self._sampwidth

    def setframerate(self, framerate):
        self._not_after_start(self._started())
        if framerate <= 0:
            raise Error('bad frame rate')
        self._framerate = framerate

    def setcomptype(self, comptype, compname):
        self._not_after_start(self._started())
        if comptype != 'NONE':
            raise Error('unsupported compression type')
        self._comptype = comptype
        self._compname = compname

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def getparams(self):
        if not (self._nchannels and self._sampwidth and self._framerate):
            raise Error('not all parameters set')
        return (self._nchannels, self._sampwidth, self._framerate,
                self._nframes, self._comptype, self._compname)

    def setmark(self, id, pos, name):
        raise Error('setmark() not supported')

    def getmark(self, id):
        raise Error('no marks')

    def getmarkers(self):
        """Return None: there are no marks."""

    def _write_header(self, size):
        self._framesize = self._nchannels * self._sampwidth
        if not self._nframes:
            self._nframes = size // self._framesize
        self._announced = self._nframes * self._framesize
        begin = self._file.tell()
        self._file.write(_struct.pack(
            _HEADER, 'RIFF', _BEHIND_RIFF_SIZE + self._announced, 'WAVE',
            'fmt ', _struct.calcsize(_FORMAT) + 2, WAVE_FORMAT_PCM,
            self._nchannels, self._framerate,
            self._framesize * self._framerate, self._framesize,
            self._sampwidth * 8, 'data', self._announced))
        self._begin = begin

    def _patch_header(self):
        end = self._file.tell()
        for place, size in ((_RIFF_SIZE, _BEHIND_RIFF_SIZE + self._written),
                            (_DATA_SIZE, self._written)):
            self._file.seek(self._begin + place)
            self._file.write(_struct.pack('<L', size))
        self._file.seek(end)


open = openfp = _sound_files.opener(Wave_read, Wave_write)
