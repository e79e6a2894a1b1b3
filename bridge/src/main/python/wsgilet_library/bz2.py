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
