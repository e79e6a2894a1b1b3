"""Numbers of sockets, and sockets of Unix."""
from __future__ import absolute_import


def mend(_socket):
    from org.wsgilet.bridge.files import Descriptors
    real = _socket._realsocket
    close = real.close
    create = _socket._socketobject.__init__
    families = {}

    def fileno(self):
        """Return the number of the socket."""
        if self.open_count <= 0:
            raise _socket.error(9, 'Bad file descriptor')
        return Descriptors.number(self)

    def close_and_forget(self):
        close(self)
        if self.open_count <= 0:
            Descriptors.forget(self)

    def _duplicate(self):
        """Return the same for another number."""
        with self.open_lock:
            self.open_count += 1
        return Copy(self)

    def __init__(self, family=_socket.AF_INET, type=_socket.SOCK_STREAM,
                 proto=None, _sock=None):
        if _sock is None and family == AF_UNIX:
            if not families:
                import _unix_sockets
                families[AF_UNIX] = _unix_sockets.UnixSocket
            _sock = families[AF_UNIX](type, proto)
        create(self, family, type, proto, _sock)

    class Copy(object):
        """A socket by the number that os.dup() gave."""

        def __init__(self, sock):
            self._copied = sock

        def __getattr__(self, name):
            return getattr(self._copied, name)

        def fileno(self):
            return Descriptors.number(self)

        def close(self):
            Descriptors.forget(self)
            self._copied.close()

    AF_UNIX = _socket.AF_UNIX = 1
    real.fileno, real.close = fileno, close_and_forget
    real._duplicate = _duplicate
    _socket._socketobject.__init__ = __init__
    _socket._socketobject.fileno = lambda self: self._sock.fileno()
