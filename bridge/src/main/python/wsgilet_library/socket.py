"""AF_UNIX, socketpair() and fromfd()."""
from __future__ import absolute_import


def mend(socket):
    import _socket
    from org.wsgilet.bridge.files import Descriptors
    socket.AF_UNIX = _socket.AF_UNIX

    def socketpair(family=_socket.AF_UNIX, type=socket.SOCK_STREAM, proto=0):
        """Return two sockets that are connected with each other."""
        import _unix_sockets
        if family != _socket.AF_UNIX or type != socket.SOCK_STREAM:
            raise socket.error(95, 'Operation not supported')
        return tuple(socket.socket(_sock=end) for end in _unix_sockets.pair())

    def fromfd(fd, family, type, proto=0):
        """Return a socket for a copy of a descriptor."""
        sock = Descriptors.file(fd)
        if not hasattr(sock, 'recv'):
            raise socket.error(88, 'Socket operation on non-socket')
        return socket.socket(_sock=sock._duplicate())

    socket.socketpair, socket.fromfd = socketpair, fromfd
    exported = getattr(socket, '__all__', None)
    if exported is not None and 'AF_UNIX' not in exported:
        exported.extend(['AF_UNIX', 'socketpair', 'fromfd'])
