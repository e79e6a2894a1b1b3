"""Files that are dropped are written soon, as those of open() are."""
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

    write.__doc__ = original.__doc__
    BufferedWriter.write = write
    BufferedWriter._flush_if_open = _flush_if_open
