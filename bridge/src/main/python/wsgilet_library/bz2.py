"""What is no bzip2 data is told by an IOError."""
from __future__ import absolute_import


def mend(bz2):
    of_java = bz2.decompress

    def decompress(data):
        """Return the data that was compressed at once."""
        try:
            return of_java(data)
        except ValueError:
            raise IOError('invalid data stream')

    bz2.decompress = decompress
