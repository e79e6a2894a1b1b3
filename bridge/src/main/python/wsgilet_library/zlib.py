"""Errors as zlib itself words them, and copies of compressors."""
from __future__ import absolute_import


def mend(zlib):
    def worded(function, doing):
        def call(*args, **kwds):
            try:
                return function(*args, **kwds)
            except zlib.error as e:
                text = str(e)
                prefix = 'java.util.zip.DataFormatException: '
                if not text.startswith(prefix):
                    raise
                raise zlib.error('Error -3 while %s: %s'
                                 % (doing, text[len(prefix):]))
        call.__name__, call.__doc__ = function.__name__, function.__doc__
        return call

    zlib.decompress = worded(zlib.decompress, 'decompressing data')
    zlib.decompressobj.decompress = worded(
        zlib.decompressobj.decompress.__func__, 'decompressing')
