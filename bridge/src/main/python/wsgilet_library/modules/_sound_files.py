"""What sound files of all formats share: their parameters and positions.

A format's module has an exception Error of its own, which its classes name
as _error.
"""
import __builtin__


def opener(reader, writer):
    """Return the function open of a format."""

    def open(f, mode=None):
        """Return an object that reads or writes a sound file.

        f -- the name of a file, or an open one
        mode -- 'r' or 'rb', 'w' or 'wb'; default: that of an open file
        """
        if mode is None:
            mode = getattr(f, 'mode', 'rb')
        if mode in ('r', 'rb'):
            return reader(f)
        if mode in ('w', 'wb'):
            return writer(f)
        raise reader._error("mode must be 'r', 'rb', 'w', or 'wb'")

    return open


class _SoundFile:
    """A file and who opened it."""

    _file = None
    _opened = None  # the file, if it was opened here

    def _open(self, f, mode):
        if isinstance(f, basestring):
            f = self._opened = __builtin__.open(f, mode)
        try:
            self.initfp(f)
        except:
            self._close_opened()
            raise

    def _close_opened(self):
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _not_after_start(self, started):
        if started:
            raise self._error('cannot change parameters after starting to '
                              'write')


class Reader(_SoundFile):
    """The parameters of a file that is read, and where it is."""

    def __init__(self, f):
        self._open(f, 'rb')

    def getfp(self):
        return self._file

    def close(self):
        self._file = None
        self._close_opened()

    def tell(self):
        """Return the number of the frame that is read next."""
        return self._position

    def getnchannels(self):
        return self._nchannels

    def getsampwidth(self):
        """Return the bytes of a sample."""
        return self._sampwidth

    def getframerate(self):
        return self._framerate

    def getnframes(self):
        return self._nframes

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def getparams(self):
        return (self.getnchannels(), self.getsampwidth(),
                self.getframerate(), self.getnframes(), self.getcomptype(),
                self.getcompname())

    def getmarkers(self):
        """Return None: there are no marks in these formats."""

    def getmark(self, id):
        raise self._error('no marks')

    def _check_position(self, pos):
        if pos < 0 or pos > self._nframes:
            raise self._error('position not in range')


class Writer(_SoundFile):
    """The parameters of a file that is written, and what is in it."""

    def __init__(self, f):
        self._open(f, 'wb')

    def initfp(self, file):
        self._file = file
        self._nchannels = self._sampwidth = self._framerate = 0
        self._frames_written = self._written = self._announced = 0

    def __del__(self):
        self.close()

    def close(self):
        """Complete the header; close the file, if it was opened here."""
        if self._file is None:
            return
        try:
            self._start(0)
            self._correct()
            self._file.flush()
        finally:
            self._file = None
            self._close_opened()

    def tell(self):
        """Return the number of frames written."""
        return self._frames_written

    getnframes = tell

    def setnchannels(self, nchannels):
        self._not_after_start(self._started())
        self._check_channels(nchannels)
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise self._error('number of channels not set')
        return self._nchannels

    def getframerate(self):
        if not self._framerate:
            raise self._error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes):
        self._not_after_start(self._started())
        self._nframes = nframes

    def setparams(self, params):
        """Set all parameters: what getparams() of another file returns."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self._not_after_start(self._started())
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

    def writeframesraw(self, data):
        """Write frames; the header may say less."""
        self._start(len(data))
        data = self._encoded(data)
        frames = len(data) // self._framesize
        self._file.write(data)
        self._written += len(data)
        self._frames_written += frames

    def writeframes(self, data):
        """Write frames, and how many there are into the header."""
        self.writeframesraw(data)
        self._correct()

    def _encoded(self, data):
        """Return frames as they are in the file."""
        return data

    def _start(self, size):
        """Write the header, unless it is there.

        size -- bytes that are to follow
        """
        if self._started():
            return
        for value, name in zip((self._nchannels, self._sampwidth,
                                self._framerate), self._parameters):
            if not value:
                raise self._error(name + ' not specified')
        self._write_header(size)

    def _correct(self):
        """Make the header say what was written."""
        if self._written != self._announced:
            self._patch_header()
            self._announced = self._written
