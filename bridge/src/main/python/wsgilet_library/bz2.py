"""What is no bzip2 data is told by an IOError, what has no end otherwise."""
from __future__ import absolute_import


def mend(bz2):
    of_java = bz2.decompress

    def decompress(data):
        """Return the data that was compressed at once."""
        try:
            return of_java(data)
        except ValueError:
            if data.startswith('BZh') and not _is_broken(data):
                raise ValueError("couldn't find end of stream")
            raise IOError('invalid data stream')

    def _is_broken(data):
        try:
            bz2.BZ2Decompressor().decompress(data)
        except (IOError, ValueError, EOFError):
            return True

    bz2.decompress = decompress
    JavaFile = bz2.BZ2File

    class BZ2File(JavaFile):
        """A file that is compressed by bzip2; it tells what it is."""

        def __init__(self, filename, mode='r', *args, **kwargs):
            JavaFile.__init__(self, filename, mode, *args, **kwargs)
            self.name = filename
            self.mode = 'wb' if 'w' in mode else 'rb'
            self.softspace = 0
            self._is_closed = False

        @property
        def closed(self):
            """Whether the file is closed."""
            return int(self._is_closed)

        def close(self):
            """Close the file; once more does nothing."""
            self._is_closed = True
            JavaFile.close(self)

        def __iter__(self):
            return self

        def next(self):
            """Return the next line."""
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def __exit__(self, *error):
            self.close()

    BZ2File.__module__ = 'bz2'
    bz2.BZ2File = BZ2File
