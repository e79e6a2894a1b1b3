"""What is no bzip2 data is told by an IOError, what has no end otherwise."""
from __future__ import absolute_import


def mend(bz2):
    of_java = bz2.decompress
    compress_at_once = bz2.compress

    def compress(data, compresslevel=9):
        """Return the data compressed; compresslevel is from 1 to 9."""
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        return compress_at_once(data, compresslevel)

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

    bz2.decompress, bz2.compress = decompress, compress
    JavaFile = bz2.BZ2File

    class BZ2File(JavaFile):
        """A file that is compressed by bzip2; it tells what it is."""

        def __init__(self, filename, mode='r', *args, **kwargs):
            JavaFile.__init__(self, filename, mode, *args, **kwargs)
            self.name = filename
            self.mode = 'wb' if 'w' in mode else 'rb'
            self.softspace = 0
            self._is_closed = self._is_iterated = False

        @property
        def closed(self):
            """Whether the file is closed."""
            return int(self._is_closed)

        def _check(self, reads=False):
            if self._is_closed:
                raise ValueError('I/O operation on closed file')
            if reads and self._is_iterated:
                raise ValueError('Mixing iteration and read methods would '
                                 'lose data')

        def read(self, size=-1):
            """Return at most so many bytes; all that are left if negative."""
            self._check(True)
            return JavaFile.read(self, size)

        def readline(self, size=-1):
            """Return the next line, or at most so many bytes of it."""
            self._check(True)
            return JavaFile.readline(self, size)

        def readlines(self, size=0):
            """Return a list of the lines that are left; size is a hint."""
            self._check(True)
            if not isinstance(size, (int, long)):
                raise TypeError('an integer is required')
            return JavaFile.readlines(self)

        def xreadlines(self):
            """Return the file, which is iterated by lines."""
            self._check()
            return self

        def write(self, data):
            """Write data, which is compressed."""
            self._check()
            JavaFile.write(self, data)

        def seek(self, offset, whence=0):
            """Go to another place, by reading up to it."""
            self._check()
            self._is_iterated = False
            JavaFile.seek(self, offset, whence)

        def tell(self):
            """Return the place in what is not compressed."""
            self._check()
            return JavaFile.tell(self)

        def __iter__(self):
            self._check()
            return self

        def next(self):
            """Return the next line."""
            self._check()
            line = JavaFile.readline(self)
            self._is_iterated = bool(line)
            if not line:
                raise StopIteration
            return line

        def close(self):
            """Close the file; once more does nothing."""
            self._is_closed = True
            JavaFile.close(self)

        def __exit__(self, *error):
            self.close()

    BZ2File.__module__ = 'bz2'
    bz2.BZ2File = BZ2File
