"""Files that are dropped are written soon, as those of open() are.

Text is written where reading has ended, positions in StringIO are characters,
lines of BytesIO come at once.
"""
from __future__ import absolute_import


def mend(_io):
    import os
    import stat
    from org.wsgilet.bridge.files import Unwritten
    from org.wsgilet.bridge.library import BuiltinTypes
    BufferedWriter = _io.BufferedWriter
    original = BufferedWriter.write

    def write(self, b):
        written = original(self, b)
        if self._write_buf and _is_prompt(self):
            Unwritten.add(self)
        return written

    def _is_prompt(self):
        # What is written to a pipe may have to wait for its reader.
        try:
            return self._prompt
        except AttributeError:
            self._prompt = type(self.raw) is _io.FileIO and stat.S_ISREG(
                os.fstat(self.raw.fileno()).st_mode)
            return self._prompt

    def _flush_if_open(self):
        with self._write_lock:
            if self._write_buf and not self.closed:
                self._flush_unlocked()

    def readline(self, size=-1):
        """Read up to the end of a line, or as many bytes."""
        # That of Jython asks for each byte by itself.
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if size is None:
            size = -1
        if not isinstance(size, (int, long)):
            raise TypeError("integer argument expected, got '%s'"
                            % type(size).__name__)
        start, end = self._pos, len(self._buffer)
        if start >= end:
            return b''
        newline = self._buffer.find(b'\n', start)
        if newline >= 0:
            end = newline + 1
        if 0 <= size < end - start:
            end = start + size
        self._pos = end
        return bytes(self._buffer[start:end])

    _io.BytesIO.readline = readline
    write.__doc__ = original.__doc__
    BufferedWriter.write = write
    BufferedWriter._flush_if_open = _flush_if_open
    for name, most in ('BufferedReader', 2), ('BufferedWriter', 3), (
            'BufferedRandom', 3), ('BufferedRWPair', 4):
        _name_in_errors(getattr(_io, name), most)
    _find_codecs_at_once(_io)
    mend_text(_io)
    _io.StringIO = __import__('_text_in_memory').StringIO
    BuiltinTypes.mendFiles()


def _name_in_errors(cls, most):
    """Let a class tell of too many arguments as one that is C."""
    make = cls.__init__.im_func

    def __init__(self, *arguments, **keywords):
        given = len(arguments) + len(keywords)
        if given > most:
            raise TypeError('%s() takes at most %d arguments (%d given)'
                            % (cls.__name__, most, given))
        make(self, *arguments, **keywords)

    __init__.__doc__ = make.__doc__
    cls.__init__ = __init__


def _find_codecs_at_once(_io):
    """Let a file of text tell of a codec that is not there when opened."""
    make = _io.TextIOWrapper.__init__.im_func

    def __init__(self, buffer, *arguments, **keywords):
        make(self, buffer, *arguments, **keywords)
        if buffer.readable():
            self._get_decoder()
        if buffer.writable() and not self._encoder:
            self._get_encoder()

    def _read_chunk(self):
        try:
            return read_chunk(self)
        except ValueError:
            state = self._telling and self._decoder.getstate()
            if self._telling and not (
                    isinstance(state, tuple) and len(state) == 2):
                raise TypeError('illegal decoder state')
            raise

    read_chunk = _io.TextIOWrapper._read_chunk.im_func
    __init__.__doc__ = make.__doc__
    _io.TextIOWrapper.__init__ = __init__
    # A decoder does not know them if lines end as told.
    _io.TextIOWrapper.newlines = property(
        lambda self: getattr(self._decoder, 'newlines', None))
    _io.TextIOWrapper._read_chunk = _read_chunk


def mend_text(io):
    """Mend the classes of _io or _pyio."""
    wrapper = io.TextIOWrapper
    refused = ('write() argument 1 must be unicode, not %s'
               if io.__name__ == '_io' else "can't write %s to text stream")

    def write(self, s):
        self._checkWritable()
        if self.closed:
            raise ValueError('write to closed file')
        if not isinstance(s, unicode):
            raise TypeError(refused % s.__class__.__name__)
        length = len(s)
        has_newline = ((self._writetranslate or self._line_buffering)
                       and u'\n' in s)
        if has_newline and self._writetranslate and self._writenl != u'\n':
            s = s.replace(u'\n', self._writenl)
        encoder = self._encoder or self._get_encoder()
        encoded = encoder.encode(s)
        if not isinstance(encoded, bytes):
            raise TypeError("encoder should return a bytes object, not '%s'"
                            % type(encoded).__name__)
        self.buffer.write(encoded)
        if self._line_buffering and (has_newline or u'\r' in s):
            self.flush()
        # What was decoded but not read would be read behind what is written.
        self._set_decoded_chars(u'')
        self._snapshot = None
        if self._decoder:
            self._decoder.reset()
        return length

    def getvalue(self):
        """Return what has been written, with newlines as they are read."""
        self.flush()
        decoder = self._decoder or self._get_decoder()
        state = decoder.getstate()
        decoder.reset()
        try:
            return decoder.decode(self.buffer.getvalue(), final=True)
        finally:
            decoder.setstate(state)

    def close(self):
        """Close both: the reader also where the writer cannot be."""
        try:
            self.writer.close()
        finally:
            self.reader.close()

    write.__doc__ = wrapper.write.__doc__
    wrapper.write = write
    io.StringIO.getvalue = getvalue  # that of _pyio
    io.BufferedRWPair.close = close
