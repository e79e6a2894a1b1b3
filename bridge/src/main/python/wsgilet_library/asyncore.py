"""A file is closed once, as of CPython 2.7.14."""
from __future__ import absolute_import


def mend(asyncore):
    import os

    def close(self):
        """Close the descriptor, once."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)

    asyncore.file_wrapper.close = close
