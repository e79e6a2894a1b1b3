"""Sound in WAVE files, uncompressed: RIFF with the chunks fmt and data.

As CPython's: open(file, 'rb') gives a Wave_read, open(file, 'wb') a
Wave_write. Frames are strings of samples, little-endian, of one byte without
a sign or of two to four with one. Error is raised for a file that is none,
for parameters that are missing, out of range, or changed behind the first
frame.
"""
import __builtin__
import struct
from chunk import Chunk

__all__ = ['open', 'openfp', 'Error']

WAVE_FORMAT_PCM = 1

_HEAD = '<4sL4s4sLHHLLHH4sL'
_LENGTH_AT, _DATA_LENGTH_AT = 4, struct.calcsize(_HEAD) - 4
_UNCOMPRESSED = 'NONE', 'not compressed'


class Error(Exception):
    """A file that is no WAVE file, or a call that does not fit."""


Error.__module__ = 'wave'


def open(f, mode=None):
    """Return a Wave_read or Wave_write of a name or an open file."""
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Wave_read(f)
    if mode in ('w', 'wb'):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")


openfp = open


class Wave_read(object):
    """A WAVE file that is read; it need not seek if it is read in order."""

    def __init__(self, f):
        self._opened = None
        if isinstance(f, basestring):
            f = self._opened = __builtin__.open(f, 'rb')
        try:
            self.initfp(f)
        except:
            self.close()
            raise

    def initfp(self, file):
        """Read a file up to its first frame."""
        self._convert = None
        self._soundpos = 0
        self._cues = None
        self._file = Chunk(file, bigendian=0)
        if self._file.getname() != 'RIFF':
            raise Error('file does not start with RIFF id')
        if self._file.read(4) != 'WAVE':
            raise Error('not a WAVE file')
        self._fmt_chunk_read = False
        self._data_chunk = None
        while self._data_chunk is None:
            try:
                chunk = Chunk(self._file, bigendian=0)
            except EOFError:
                raise Error('fmt chunk and/or data chunk missing')
            self._read_chunk(chunk)
        self._data_seek_needed = False

    def _read_chunk(self, chunk):
        if chunk.getname() == 'fmt ':
            self._read_format(chunk)
            self._fmt_chunk_read = True
        elif chunk.getname() == 'data':
            if not self._fmt_chunk_read:
                raise Error('data chunk before fmt chunk')
            self._data_chunk = chunk
            self._nframes = chunk.chunksize // self._framesize
            return
        chunk.skip()

    def _read_format(self, chunk):
        try:
            (format, self._nchannels, self._framerate, _, _,
             bits) = struct.unpack('<HHLLHH', chunk.read(16))
        except struct.error:
            raise EOFError
        if format != WAVE_FORMAT_PCM:
            raise Error('unknown format: %r' % (format,))
        self._sampwidth = (bits + 7) // 8
        if not self._sampwidth:
            raise Error('bad sample width')
        if not self._nchannels:
            raise Error('bad # of channels')
        self._framesize = self._nchannels * self._sampwidth
        self._comptype, self._compname = _UNCOMPRESSED

    def getfp(self):
        """The file, as a chunk."""
        return self._file

    def rewind(self):
        """Go back to the first frame."""
        self._data_seek_needed = True
        self._soundpos = 0

    def close(self):
        """Close the file if it was opened by its name."""
        self._file = None
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def tell(self):
        """The place, in frames."""
        return self._soundpos

    def getnchannels(self):
        return self._nchannels

    def getnframes(self):
        return self._nframes

    def getsampwidth(self):
        """Bytes of a sample."""
        return self._sampwidth

    def getframerate(self):
        """Frames of a second."""
        return self._framerate

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def getparams(self):
        """All of these, as setparams() takes them."""
        return (self._nchannels, self._sampwidth, self._framerate,
                self._nframes, self._comptype, self._compname)

    def getmarkers(self):
        """None: they are for the interface of aifc."""
        return None

    def getmark(self, id):
        raise Error('no marks')

    def setpos(self, pos):
        """Go to a frame."""
        if not 0 <= pos <= self._nframes:
            raise Error('position not in range')
        self._soundpos = pos
        self._data_seek_needed = True

    def readframes(self, nframes):
        """At most nframes frames, as a string."""
        if self._data_seek_needed:
            self._data_chunk.seek(0, 0)
            if self._soundpos:
                self._data_chunk.seek(self._soundpos * self._framesize, 0)
            self._data_seek_needed = False
        if nframes == 0:
            return ''
        data = self._data_chunk.read(nframes * self._framesize)
        if self._convert and data:
            data = self._convert(data)
        self._soundpos += len(data) // self._framesize
        return data


class Wave_write(object):
    """A WAVE file that is written.

    Its head is written with the first frames. Where it then says another
    length than came, close() and writeframes() mend it, for which the file
    must seek.
    """

    def __init__(self, f):
        self._opened = None
        if isinstance(f, basestring):
            f = self._opened = __builtin__.open(f, 'wb')
        try:
            self.initfp(f)
        except:
            if self._opened is not None:
                self._opened.close()
            raise

    def initfp(self, file):
        """Write to a file; all parameters are to be set."""
        self._file = file
        self._convert = None
        self._nchannels = self._sampwidth = self._framerate = 0
        self._nframes = self._nframeswritten = 0
        self._datawritten = self._datalength = 0
        self._headerwritten = False
        self._start = None

    def __del__(self):
        self.close()

    def _before_start(self):
        if self._datawritten:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels):
        self._before_start()
        if nchannels < 1:
            raise Error('bad # of channels')
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise Error('number of channels not set')
        return self._nchannels

    def setsampwidth(self, sampwidth):
        """Set how many bytes a sample has."""
        self._before_start()
        if not 1 <= sampwidth <= 4:
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._sampwidth:
            raise Error('sample width not set')
        return self._sampwidth

    def setframerate(self, framerate):
        """Set how many frames a second has."""
        self._before_start()
        if framerate <= 0:
            raise Error('bad frame rate')
        self._framerate = framerate

    def getframerate(self):
        if not self._framerate:
            raise Error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes):
        """Set how many frames will come."""
        self._before_start()
        self._nframes = nframes

    def getnframes(self):
        """How many frames came."""
        return self._nframeswritten

    def setcomptype(self, comptype, compname):
        """Take the type 'NONE' or None alone."""
        self._before_start()
        if comptype not in ('NONE', None):
            raise Error('unsupported compression type')
        self._comptype, self._compname = comptype, compname

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def setparams(self, params):
        """Set what getparams() gives."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self._before_start()
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

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
        """None: they are for the interface of aifc."""
        return None

    def tell(self):
        """How many frames came."""
        return self._nframeswritten

    def writeframesraw(self, data):
        """Write frames, and leave the head as it is until close()."""
        if not self._headerwritten:
            self._write_head(len(data))
        nframes = len(data) // (self._sampwidth * self._nchannels)
        if self._convert:
            data = self._convert(data)
        self._file.write(data)
        self._datawritten += len(data)
        self._nframeswritten += nframes

    def writeframes(self, data):
        """Write frames; the head is right afterwards."""
        self.writeframesraw(data)
        self._mend_head()

    def close(self):
        """Make the head right; close a file that was opened by its name."""
        if not self._file:
            return
        try:
            if not self._headerwritten:
                self._write_head(0)
            self._mend_head()
            self._file.flush()
        finally:
            self._file = None
            opened, self._opened = self._opened, None
            if opened is not None:
                opened.close()

    def _write_head(self, size):
        for value, what in ((self._nchannels, '# channels'),
                            (self._sampwidth, 'sample width'),
                            (self._framerate, 'sampling rate')):
            if not value:
                raise Error(what + ' not specified')
        frame = self._nchannels * self._sampwidth
        self._nframes = self._nframes or size // frame
        self._datalength = self._nframes * frame
        try:
            self._start = self._file.tell()
        except (AttributeError, IOError):
            self._start = None
        self._file.write(struct.pack(
            _HEAD, 'RIFF', 36 + self._datalength, 'WAVE', 'fmt ', 16,
            WAVE_FORMAT_PCM, self._nchannels, self._framerate,
            self._framerate * frame, frame, self._sampwidth * 8,
            'data', self._datalength))
        self._headerwritten = True

    def _mend_head(self):
        if self._datawritten == self._datalength:
            return
        end = self._file.tell()
        self._file.seek(self._start + _LENGTH_AT)
        self._file.write(struct.pack('<L', 36 + self._datawritten))
        self._file.seek(self._start + _DATA_LENGTH_AT)
        self._file.write(struct.pack('<L', self._datawritten))
        self._file.seek(end)
        self._datalength = self._datawritten
