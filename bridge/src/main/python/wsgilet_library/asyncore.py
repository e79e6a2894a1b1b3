"""Files and pipes in the loop, as CPython has them where there is fcntl."""
from __future__ import absolute_import


def mend(asyncore):
    import os

    class file_wrapper(object):
        """A descriptor of its own of a file, with what a socket can do."""

        def __init__(self, fd):
            self.fd = os.dup(fd)

        def recv(self, *args):
            return os.read(self.fd, *args)

        def send(self, *args):
            return os.write(self.fd, *args)

        def getsockopt(self, level, optname, buflen=None):
            from socket import SO_ERROR, SOL_SOCKET
            if level == SOL_SOCKET and optname == SO_ERROR and not buflen:
                return 0
            raise NotImplementedError('Only asyncore specific behaviour '
                                      'implemented.')

        read, write = recv, send

        def close(self):
            """Close the descriptor, once."""
            fd, self.fd = self.fd, -1
            if fd >= 0:
                os.close(fd)

        def fileno(self):
            return self.fd

    class file_dispatcher(asyncore.dispatcher):
        """What is called for a file that is ready."""

        def __init__(self, fd, map=None):
            asyncore.dispatcher.__init__(self, None, map)
            self.connected = True
            try:
                fd = fd.fileno()
            except AttributeError:
                pass
            self.set_file(fd)

        def set_file(self, fd):
            """Look at a descriptor from now on."""
            self.socket = file_wrapper(fd)
            self._fileno = self.socket.fileno()
            self.add_channel()

    for new in (file_wrapper, file_dispatcher):
        new.__module__ = 'asyncore'
        setattr(asyncore, new.__name__, new)
