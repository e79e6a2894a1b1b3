"""Files that are dropped are written soon; lines of BytesIO come at once."""
from __future__ import absolute_import


def mend(_io):
    import os
    import stat
    from org.wsgilet.bridge.files import Unwritten
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
