"""AF_UNIX, socketpair(), fromfd() and constants of Linux."""
from __future__ import absolute_import

_CONSTANTS = dict(
    SOMAXCONN=128, MSG_PEEK=2, MSG_DONTWAIT=0x40, MSG_WAITALL=0x100,
    EAI_BADFLAGS=-1, EAI_AGAIN=-3, EAI_FAIL=-4, EAI_NODATA=-5, EAI_FAMILY=-6,
    EAI_SOCKTYPE=-7, EAI_MEMORY=-10, EAI_SYSTEM=-11, EAI_OVERFLOW=-12,
    SOL_IP=0, SOL_UDP=17, IPPORT_RESERVED=1024, IPPORT_USERRESERVED=5000,
    INADDR_LOOPBACK=0x7F000001, INADDR_NONE=0xFFFFFFFF,
    INADDR_UNSPEC_GROUP=0xE0000000, INADDR_ALLHOSTS_GROUP=0xE0000001,
    INADDR_MAX_LOCAL_GROUP=0xE00000FF)


def mend(socket):
    import _socket
    from org.wsgilet.bridge.files import Descriptors
    socket.AF_UNIX = _socket.AF_UNIX
    vars(socket).update(_socket._options_of_linux)

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

    def getfqdn(name=''):
        """Return the whole name of a host; the first that has a period."""
        name = name.strip()
        if not name or name == '0.0.0.0':
            name = socket.gethostname()
        try:
            hostname, aliases, _ = socket.gethostbyaddr(name)
        except socket.error:
            return name
        return next((alias for alias in [hostname] + aliases
                     if '.' in alias), hostname)

    default = socket._GLOBAL_DEFAULT_TIMEOUT

    def create_connection(address, timeout=default, source_address=None):
        """Return a socket that is connected with a host and a port."""
        # By what the module has now: programs put their own there.
        host, port = address
        problem = None
        for family, kind, protocol, _, place in socket.getaddrinfo(
                host, port, 0, socket.SOCK_STREAM):
            sock = None
            try:
                sock = socket.socket(family, kind, protocol)
                if timeout is not default:
                    sock.settimeout(timeout)
                if source_address:
                    sock.bind(source_address)
                sock.connect(place)
                return sock
            except socket.error as e:
                problem = e
                if sock is not None:
                    sock.close()
        raise problem or socket.error('getaddrinfo returns an empty list')

    socket.socketpair, socket.fromfd = socketpair, fromfd
    socket.getfqdn, socket.create_connection = getfqdn, create_connection
    vars(socket).update(_CONSTANTS)
    exported = getattr(socket, '__all__', None)
    if exported is not None and 'AF_UNIX' not in exported:
        exported.extend(['AF_UNIX', 'socketpair', 'fromfd'] + list(_CONSTANTS))
