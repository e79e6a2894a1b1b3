"""Numbers of sockets, ports from bind() on, errors, and sockets of Unix."""
from __future__ import absolute_import


def _shown(packed):
    """Return an address of 16 bytes as text, by RFC 5952."""
    import re
    if packed[:10] == '\0' * 10 and (
            packed[10:12] == '\xff\xff'
            or packed[10:12] == '\0\0' and packed[12:14] != '\0\0'):
        return '::%s%d.%d.%d.%d' % (
            ('ffff:' if packed[10] == '\xff' else '',)
            + tuple(ord(byte) for byte in packed[12:]))
    text = ':'.join('%x' % (ord(packed[i]) << 8 | ord(packed[i + 1]))
                    for i in range(0, 16, 2))
    zeros = re.findall(r'\b0(?::0)+\b', text)
    if not zeros:
        return text
    longest = max(zeros, key=len)
    before, after = re.split(r'\b%s\b' % longest, text, 1)
    return before.rstrip(':') + '::' + after.lstrip(':')


def _swapped(name, size, limit):
    """Return a function for numbers of size bytes in the network's order."""
    from java.nio import ByteOrder
    is_big = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN

    def swap(number):
        """Return the number with its bytes in the other order."""
        if not isinstance(number, (int, long)):
            raise TypeError('an integer is required')
        if not 0 <= number < limit:
            raise OverflowError('%s: %d is not from 0 to %d'
                                % (name, number, limit - 1))
        if is_big:
            return int(number & (1 << 8 * size) - 1)
        return int(sum((number >> 8 * place & 0xff) << 8 * (size - 1 - place)
                       for place in range(size)))

    swap.__name__ = name
    return swap


# What it says of names that are not found, by numbers of its own.
_OF_JYTHON = frozenset([
    (20001, 'getaddrinfo failed'),
    (8, 'nodename nor servname provided, or not known')])

# What Jython says in other words than the system.
_WORDS = {'Socket is not connected': 107, 'Socket not connected': 107,
          'Socket closed': 104, 'Software caused connection abort': 104}


def _check_flow(function, flow):
    if not 0 <= flow <= 0xfffff:
        raise OverflowError('%s: flowinfo must be 0-1048575.' % function)


def _mend_errors(_socket):
    """Errors have the arguments that CPython's have."""
    import os
    error, real = _socket.error, _socket._realsocket
    accept, to_text = real.accept, _socket.inet_ntoa
    get_name = _socket.getnameinfo

    def of_error(self, *args):
        number = (_WORDS.get(args[1]) if len(args) == 2
                  and isinstance(args[1], basestring) else None)
        if number:
            args = number, os.strerror(number)
        IOError.__init__(self, *args)

    def of_timeout(self, *args):
        # CPython's has no number, and str(e) == 'timed out'.
        IOError.__init__(self, *(args[1:] if len(args) == 2 else args))

    def of_gaierror(self, *args):
        if args in _OF_JYTHON:
            args = -2, 'Name or service not known'
        elif args == (5, 'ai_family not supported'):
            args = -6, 'ai_family not supported'
        IOError.__init__(self, *args)

    def listened_accept(self):
        """Return the next connection, and where it is from."""
        if self.socket_type != _socket.SERVER_SOCKET:
            number = 22 if self.type == _socket.SOCK_STREAM else 95
            raise error(number, os.strerror(number))
        return accept(self)

    def inet_aton(text):
        """Return the 4 bytes of an IPv4 address, whose last number may be
        that of several bytes, as in '127.1'."""
        import re
        number = r'(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)'
        match = re.match(r'(%s(?:\.%s){0,3})(?:\s.*)?\Z' % (number, number),
                         text, re.S)
        numbers = [int(part, 0) for part in match.group(1).split('.')
                   ] if match else []
        bytes_of_last = 5 - len(numbers)
        if not numbers or max(numbers[:-1] or [0]) > 255 or (
                numbers[-1] >= 256 ** bytes_of_last):
            raise error('illegal IP address string passed to inet_aton')
        last = [chr(numbers[-1] >> 8 * i & 255)
                for i in reversed(range(bytes_of_last))]
        return ''.join(map(chr, numbers[:-1]) + last)

    def inet_ntoa(packed):
        """Return an IPv4 address of 4 bytes as text."""
        if len(packed) != 4:
            raise error('packed IP wrong length for inet_ntoa')
        return to_text(packed)

    @_socket.raises_java_exception
    def gethostbyname_ex(name):
        """Return a name, its aliases, and its IPv4 addresses.

        The name is that which is asked for: Java knows no other.
        """
        from java.net import Inet4Address, InetAddress
        if not isinstance(name, basestring):
            raise TypeError('gethostbyname_ex() argument 1 must be string, '
                            'not ' + type(name).__name__)
        name = str(name)
        found = [str(address.getHostAddress())
                 for address in InetAddress.getAllByName(
                     _socket._fsdecode(name))
                 if isinstance(address, Inet4Address)]
        if not found:
            raise _socket.gaierror(
                -9, 'Address family for hostname not supported')
        return name, [], found

    def getnameinfo(address, flags):
        """Return the names of a host and a port."""
        if isinstance(address, tuple) and len(address) > 2:
            _check_flow('getnameinfo', address[2])
        return tuple(map(str, get_name(address, flags)))

    def getservbyport(port, protocol=None):
        """Return the name of a service."""
        if not 0 <= port <= 0xffff:
            raise OverflowError('getservbyport: port must be 0-65535.')
        return get_service(port, protocol)

    get_service = _socket.getservbyport
    _socket.getservbyport = getservbyport
    error.__init__, _socket.timeout.__init__ = of_error, of_timeout
    _socket.gaierror.__init__, real.accept = of_gaierror, listened_accept
    _socket.inet_aton, _socket.inet_ntoa = inet_aton, inet_ntoa
    _socket.getnameinfo = getnameinfo
    _socket.gethostbyname_ex = gethostbyname_ex


def _mend_ends(_socket):
    """Each half of a connection ends by itself, and stays at its end.

    Jython closes the whole connection when the peer has sent all, tells so
    once, and sends nothing at shutdown().
    """
    from io.netty.channel import ChannelOption
    from io.netty.channel.socket import ChannelInputShutdownEvent
    real, of_jython = _socket._realsocket, _socket.PythonInboundHandler
    shutdown_by_jython, readable = real.shutdown, real._readable
    next_message, init_client_mode = real._get_message, real._init_client_mode
    how_known = _socket.SHUT_RD, _socket.SHUT_WR, _socket.SHUT_RDWR
    made = []

    def PythonInboundHandler(sock):
        """Return what takes the data for a socket from its channel."""
        if not made:  # a class of Java, made when the first socket needs it
            made.append(handler_class())
        return made[0](sock)

    def handler_class():
        class PythonInboundHandler(of_jython):
            """Hears that the peer has sent all."""

            def handlerAdded(self, context):
                context.channel().config().setOption(
                    ChannelOption.ALLOW_HALF_CLOSURE, True)

            def userEventTriggered(self, context, event):
                if isinstance(event, ChannelInputShutdownEvent):
                    self.sock.incoming.put(_socket._PEER_CLOSED)
                    self.sock._notify_selectors(hangup=True)
                context.fireUserEventTriggered(event)

        return PythonInboundHandler

    def _init_client_mode(self, channel=None):
        init_client_mode(self, channel)
        if channel is not None:  # accepted, it may read before it has one
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, True)

    @_socket.raises_java_exception
    def shutdown(self, how):
        """End sending, receiving, or both."""
        if how not in how_known:
            raise _socket.error(22, 'Invalid argument')
        shutdown_by_jython(self, how)
        if self.socket_type != _socket.CLIENT_SOCKET:
            return
        if how != _socket.SHUT_WR:
            self.incoming.put(_socket._PEER_CLOSED)
            self._notify_selectors(hangup=True)
        if how != _socket.SHUT_RD:
            self.channel.shutdownOutput().awaitUninterruptibly(1000)

    def _get_message(self, size, reason):
        if self.peer_closed and self.incoming_head is None:
            self._verify_channel()
            return '', self.channel.remoteAddress()
        return next_message(self, size, reason)

    def _readable(self):
        return self.peer_closed or readable(self)

    def __del__(self):
        """Let go of a connection that nobody accepted or holds."""
        self._make_active()
        if self.open_count > 0:  # or its threads may have ended
            self.close()

    _socket.PythonInboundHandler = PythonInboundHandler
    real.shutdown, real._readable = shutdown, _readable
    real._get_message = _get_message
    real._init_client_mode = _init_client_mode
    _socket.ChildSocket.__del__ = __del__


_PEEK, _DONTWAIT, _WAITALL = 2, 0x40, 0x100


def _mend_receiving(_socket):
    """Flags have an effect, and arguments are checked."""
    import errno
    import os
    from java.lang import Byte
    from java.lang.reflect import Array
    real, child = _socket._realsocket, _socket.ChildSocket
    receive = real.recv

    def recv(self, bufsize, flags=0):
        """Return up to so many bytes; '' at the end, however often."""
        if not isinstance(bufsize, (int, long)):
            raise TypeError('an integer is required')
        if bufsize < 0:
            raise ValueError('negative buffersize in recv')
        return (receive_by(self, bufsize, flags) if flags
                else receive(self, bufsize))

    def receive_by(self, bufsize, flags):
        timeout = self.timeout
        if flags & _DONTWAIT:
            self.timeout = 0.0
        try:
            if flags & _PEEK:
                return peek(self, bufsize)
            data = receive(self, bufsize)
            while flags & _WAITALL and data and len(data) < bufsize:
                more = receive(self, bufsize - len(data))
                if not more:
                    break
                data += more
            return data
        finally:
            self.timeout = timeout

    @_socket.raises_java_exception
    def peek(self, bufsize):
        self._verify_channel()
        message = self._get_incoming_msg('recv')
        if message is None or message is _socket._PEER_CLOSED:
            return ''
        if self.socket_type == _socket.DATAGRAM_SOCKET:
            message = message.content()
        data = Array.newInstance(Byte.TYPE, min(message.readableBytes(),
                                                bufsize))
        message.getBytes(message.readerIndex(), data)
        return data.tostring()

    def recvfrom(self, bufsize, flags=0):
        """Return a message and where it is from."""
        if bufsize < 0:
            raise ValueError('negative buffersize in recvfrom')
        message, sender = receive_from(self, bufsize, flags)
        if isinstance(sender, tuple):  # whose host is Java's text
            sender = (str(sender[0]),) + sender[1:]
        return message, sender

    def sendto(self, data, *where):
        """Send a message to an address."""
        if not 1 <= len(where) <= 2:
            raise TypeError('sendto() takes 2 or 3 arguments (%d given)'
                            % (1 + len(where)))
        if isinstance(data, unicode):
            data = data.encode('ascii')
        elif isinstance(data, complex):
            raise TypeError('must be string or buffer, not complex')
        if len(where) == 2 and not isinstance(where[0], (int, long)):
            raise TypeError('an integer is required')
        if not isinstance(where[-1], tuple):
            raise TypeError('getsockaddrarg: AF_INET address must be tuple, '
                            'not ' + type(where[-1]).__name__)
        if self.socket_type == _socket.DATAGRAM_SOCKET:
            return send_to(self, data, *where)
        if self.channel is None:
            raise _socket.error(errno.EPIPE, os.strerror(errno.EPIPE))
        return self.send(data)  # to whom the socket is connected with

    def recv_into(self, buffer, nbytes=0, flags=0):
        check_size(buffer, nbytes)
        return receive_into(self, buffer, nbytes, flags)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        check_size(buffer, nbytes)
        return receive_from_into(self, buffer, nbytes, flags)

    def check_size(buffer, size):
        if size > len(buffer):
            raise ValueError('nbytes is greater than the length of the buffer')
        if size < 0:
            raise ValueError('negative buffersize in recv_into')

    receive_from, send_to = real.recvfrom, real.sendto
    receive_into, receive_from_into = real.recv_into, real.recvfrom_into
    real.recvfrom, real.sendto = recvfrom, sendto
    real.recv_into, real.recvfrom_into = recv_into, recvfrom_into

    def send(self, data, flags=0):
        """Send some of the data; return how much."""
        self._make_active()
        return real.send(self, data, flags)

    def sendall(self, data, flags=0):
        """Send all of the data."""
        self._make_active()
        real.sendall(self, data, flags)

    def send_to_whom_is_there(self, data, flags=0):
        """Send some of the data; Jython sends nothing where it cannot."""
        if (self.channel is None or not self._can_write or not len(data)
                or self.socket_type == _socket.DATAGRAM_SOCKET):
            return send_some(self, data, flags)
        check_room(self)
        sent = send_some(self, data, flags)
        if sent:
            return sent
        check_room(self)  # it has ended, or was filled, meanwhile
        return send_some(self, data, flags)

    def check_room(self):
        number = (errno.EPIPE if not self.channel.isOpen()
                  else errno.EAGAIN if self.timeout == 0
                  and not self.channel.isWritable() else None)
        if number:
            raise _socket.error(number, os.strerror(number))

    send_some, real.send = real.send, send_to_whom_is_there
    real.recv = recv
    child.send, child.sendall = send, sendall


def _mend_names(_socket):
    """Addresses of IPv6 as text, and errors where there is no address."""
    gaierror = _socket.gaierror
    by_java, by_name = _socket.getaddrinfo, _socket.gethostbyname
    of_names = _socket.getnameinfo
    address_of_ipv6 = _socket._ipv6_address_t

    def _ipv6_address_t(sockaddr, port, jaddress):
        return address_of_ipv6(_shown(jaddress.getAddress().tostring()), port,
                               jaddress)

    def shown(host):
        if '%' not in host and _socket.is_ipv6_address(host):
            return _shown(_socket.inet_pton(_socket.AF_INET6, host))
        return host

    def is_address(host):
        return _socket.is_ipv4_address(host) or _socket.is_ipv6_address(host)

    def getaddrinfo(host, port, family=_socket.AF_UNSPEC, socktype=0,
                    proto=0, flags=0):
        """Return [(family, type, protocol, name, address)] of a host."""
        if host is None and port is None:
            raise gaierror(-2, 'Name or service not known')
        if (host is None and family == _socket.AF_INET6
                and not flags & _socket.AI_PASSIVE):
            host = '::1'
        found = by_java(host, port, family, socktype, proto, flags)
        if found:
            return found
        if proto and by_java(host, port, family, socktype, 0, flags):
            raise gaierror(-7, 'ai_socktype not supported')
        if host and is_address(host):
            raise gaierror(-9, 'Address family for hostname not supported')
        raise gaierror(-5, 'No address associated with hostname')

    @_socket.raises_java_exception
    def gethostbyaddr(name):
        """Return the name of a host, its aliases and addresses."""
        from java.net import InetAddress
        found = InetAddress.getAllByName(_socket._fsdecode(name))
        host = str(found[0].getHostName())
        if is_address(host):  # which is what Java calls it then
            raise _socket.herror(1, 'Unknown host')
        return host, [], [shown(str(address.getHostAddress()))
                          for address in found]

    def gethostbyname(name):
        """Return the IPv4 address of a host."""
        found = by_name(name)
        if ':' in found:
            raise gaierror(-9, 'Address family for hostname not supported')
        return found

    def getnameinfo(address, flags):
        """Return the names of a host and a port."""
        host, port = of_names(address, flags)
        return shown(host), port

    _socket._ipv6_address_t = _ipv6_address_t
    _socket.getaddrinfo, _socket.gethostbyaddr = getaddrinfo, gethostbyaddr
    _socket.gethostbyname, _socket.getnameinfo = gethostbyname, getnameinfo


# Options that Java's sockets have beside Jython's: the numbers are Linux's.
_OPTIONS = dict(
    IP_TOS=1, IP_MULTICAST_TTL=33, IP_MULTICAST_LOOP=34, IPV6_V6ONLY=26,
    SO_REUSEPORT=15, TCP_KEEPIDLE=4, TCP_KEEPINTVL=5, TCP_KEEPCNT=6,
    TCP_QUICKACK=12)
_JAVA_NAMES = dict(TCP_KEEPINTVL='TCP_KEEPINTERVAL',
                   TCP_KEEPCNT='TCP_KEEPCOUNT')


def _mend_options(_socket):
    """Options that Java's sockets have beside Jython's, as Linux's."""
    from java.nio.channels import DatagramChannel, SocketChannel
    real = _socket._realsocket
    set_option, get_option = real.setsockopt, real.getsockopt
    vars(_socket).update(_OPTIONS, _options_of_linux=_OPTIONS)
    of_ipv6 = _socket.IPPROTO_IPV6, _socket.IPV6_V6ONLY

    def java_names(level, *options):
        return [((level, _OPTIONS[name]), _JAVA_NAMES.get(name, name))
                for name in options]

    of_all = (java_names(_socket.SOL_SOCKET, 'SO_REUSEPORT')
              + java_names(_socket.IPPROTO_IP, 'IP_TOS'))
    names = {
        _socket.IPPROTO_TCP: dict(of_all + java_names(
            _socket.IPPROTO_TCP, 'TCP_KEEPIDLE', 'TCP_KEEPINTVL',
            'TCP_KEEPCNT', 'TCP_QUICKACK')),
        _socket.IPPROTO_UDP: dict(of_all + java_names(
            _socket.IPPROTO_IP, 'IP_MULTICAST_TTL', 'IP_MULTICAST_LOOP'))}
    switches = 'SO_REUSEPORT', 'TCP_QUICKACK', 'IP_MULTICAST_LOOP'

    def java_option(name):
        from java.net import StandardSocketOptions
        from jdk.net import ExtendedSocketOptions
        for options in StandardSocketOptions, ExtendedSocketOptions:
            if hasattr(options, name):
                return getattr(options, name)

    def asked_of_java(sock, name, *value):
        """Set an option of a socket that is like this one; return its value."""
        from java.lang import Exception as JavaException
        kind = DatagramChannel if sock.proto == _socket.IPPROTO_UDP else (
            SocketChannel)
        channel = kind.open()
        try:
            if value:
                channel.setOption(java_option(name), *value)
            return int(channel.getOption(java_option(name)))
        except JavaException:
            raise _socket.error(22, 'Invalid argument')
        finally:
            channel.close()

    def setsockopt(self, level, optname, value):
        key = level, optname
        if key == of_ipv6 and self.family == _socket.AF_INET6:
            self._only_ipv6 = int(bool(value))
            return
        name = names[self.proto].get(key)
        if name:
            from io.netty.channel.socket.nio import NioChannelOption
            cast = bool if name in switches else int
            asked_of_java(self, name, cast(value))
            _socket._socket_options[self.proto][key] = (
                NioChannelOption.of(java_option(name)), cast)
        set_option(self, level, optname, value)

    def getsockopt(self, level, optname, buflen=None):
        key = level, optname
        if key == of_ipv6 and self.family == _socket.AF_INET6:
            return self._only_ipv6
        name = names[self.proto].get(key)
        option = _socket._socket_options[self.proto].get(key)
        if name and not (option and option[0] in self.options):
            return asked_of_java(self, name)
        value = get_option(self, level, optname, buflen)
        return int(value) if isinstance(value, bool) else value

    real._only_ipv6 = 0
    real.setsockopt, real.getsockopt = setsockopt, getsockopt


def _mend_files(_socket):
    """What is written and could not be sent stays for the next flush()."""
    fileobject = _socket._fileobject
    close_file = fileobject.close

    def close_once(self):
        """Write what is left and let go of the socket; again: nothing."""
        if self._sock is not None:
            close_file(self)

    def flush(self):
        """Send what is written; what could not be sent stays."""
        data, self._wbuf, self._wbuf_len = ''.join(self._wbuf), [], 0
        size, sent = max(self._rbufsize, self.default_bufsize), 0
        try:
            while sent < len(data):
                self._sock.sendall(data[sent:sent + size])
                sent += size
        finally:
            if sent < len(data):
                # Jython's own is a view that is released.
                self._wbuf.append(data[sent:])
                self._wbuf_len = len(data) - sent

    fileobject.close = close_once
    fileobject.flush = flush


def _mend_addresses(_socket):
    """Addresses are written as the system writes them, and checked."""
    find_address, to_tuple = _socket._get_jsockaddr, _socket._socktuple
    to_text, to_packed = _socket.inet_ntop, _socket.inet_pton

    def _get_jsockaddr(address, *others):
        if isinstance(address, tuple) and len(address) > 1:
            port = address[1]
            if isinstance(port, (int, long)) and not 0 <= port <= 0xffff:
                raise OverflowError('getsockaddrarg: port must be 0-65535.')
            if len(address) > 2:
                _check_flow('getsockaddrarg', address[2])
        return find_address(address, *others)

    def inet_ntop(family, packed):
        """Return a packed address as text."""
        text = to_text(family, packed)
        return _shown(packed) if family == _socket.AF_INET6 else str(text)

    def inet_pton(family, text):
        """Return the packed address of a text."""
        packed = to_packed(family, text)
        if family == _socket.AF_INET6 and len(packed) == 4:
            return '\0' * 10 + '\xff\xff' + packed  # Java's is that of IPv4
        return packed

    def _socktuple(address):
        of_socket = to_tuple(address)
        if len(of_socket) == 2:
            return of_socket
        packed = address.getAddress().getAddress().tostring()
        return (_shown(packed),) + of_socket[1:]

    for name in 'htons', 'ntohs':
        setattr(_socket, name, _swapped(name, 2, 1 << 31))
    for name in 'htonl', 'ntohl':
        setattr(_socket, name, _swapped(name, 4, 1 << 32))
    _socket._get_jsockaddr, _socket._socktuple = _get_jsockaddr, _socktuple
    _socket.inet_ntop, _socket.inet_pton = inet_ntop, inet_pton


def _mend_descriptors(_socket):
    """A socket has a number, which os.dup() takes, too."""
    from org.wsgilet.bridge.files import Descriptors
    real, socketobject = _socket._realsocket, _socket._socketobject
    close = real.close

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

    real.fileno, real.close = fileno, close_and_forget
    real._duplicate = _duplicate
    socketobject.fileno = lambda self: self._sock.fileno()


def _mend_ports(_socket):
    """A port is taken from bind() on, and free when close() returns."""
    import os
    from java.net import BindException, InetSocketAddress
    from java.net import StandardSocketOptions
    from java.nio.channels import SocketChannel
    from java.util.concurrent import TimeUnit
    real = _socket._realsocket
    close, bind_later = real.close, real.bind
    listen, connect = real.listen, real._connect

    @_socket.raises_java_exception
    def bind(self, address):
        """Give the socket an address; from now on the port is taken."""
        if self.type != _socket.SOCK_STREAM:
            return bind_later(self, address)
        if self.channel or self._reserved:
            raise _socket.error(22, 'Invalid argument')
        bind_later(self, address)
        if self._only_ipv6 and self.bind_addr.getAddress().isAnyLocalAddress():
            # Java's would take connections of IPv4, too.
            self.bind_addr = _socket._EPHEMERAL_ADDRESS
            raise _socket.error(95, os.strerror(95))
        # Jython's own waits for listen(), and tells port 0 until then. A
        # channel of a client holds the port without listening.
        channel = SocketChannel.open()
        try:
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, bool(
                self.options.get(_socket.ChannelOption.SO_REUSEADDR)))
            if self.getsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT):
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, True)
            channel.bind(self.bind_addr)
        except:
            channel.close()
            self.bind_addr = _socket._EPHEMERAL_ADDRESS
            raise
        self._reserved = channel
        self.bind_addr = InetSocketAddress(
            self.bind_addr.getAddress(), channel.getLocalAddress().getPort())

    def bind_error(exception):
        number = next((number for number in (99, 13)
                       if os.strerror(number) in exception.message), 98)
        return _socket.error(number, os.strerror(number))

    def release(self):
        if self._reserved:
            self._reserved.close()
            self._reserved = None

    def listen_at_port(self, backlog):
        """Take connections; a backlog below 1 is 1."""
        release(self)
        listen(self, max(backlog, 1))

    def connect_from_port(self, address):
        release(self)
        connect(self, address)

    def close_and_release(self):
        close(self)
        if self.open_count > 0:
            return
        release(self)
        if self.socket_type == _socket.SERVER_SOCKET and self.channel:
            # Its port is free when close() returns: the selectors of a
            # group that has ended hold it no longer.
            self.channel.closeFuture().awaitUninterruptibly(1000)
            self.parent_group.shutdownGracefully(
                0, 100, TimeUnit.MILLISECONDS).awaitUninterruptibly(1000)

    real._reserved, real.bind, real.close = None, bind, close_and_release
    real.listen, real._connect = listen_at_port, connect_from_port
    _socket._exception_map[BindException] = bind_error


def _mend_waiting(_socket):
    """A wait goes on where a signal has been handled, and a socket that is
    accepted has the default timeout."""
    import errno
    import os
    from java.lang import InterruptedException
    real = _socket._realsocket
    wait_for = real._handle_channel_future
    accept = _socket.raises_java_exception(real.accept)

    def interrupted(exception):
        from org.wsgilet.bridge.jython import MainThread
        if MainThread.handled():
            return _socket.error(errno.EINTR, os.strerror(errno.EINTR))
        raise exception

    def _handle_channel_future(self, future, reason):
        while True:
            try:
                return wait_for(self, future, reason)
            except _socket.error as e:
                if e.errno != errno.EINTR:  # or a signal has been handled
                    raise

    def accept_with_timeout(self):
        """Return the next connection; its timeout is the default."""
        accepted = accept(self)
        if accepted[0]:
            accepted[0].timeout = _socket.getdefaulttimeout()
        return accepted

    real._handle_channel_future = _handle_channel_future
    real.accept = accept_with_timeout
    _socket._exception_map[InterruptedException] = interrupted


def _mend_families(_socket):
    """There are sockets of Unix, and a socket knows what it is of."""
    real, socketobject = _socket._realsocket, _socket._socketobject
    create = socketobject.__init__
    AF_UNIX = _socket.AF_UNIX = 1
    families = {}

    def __init__(self, family=_socket.AF_INET, type=_socket.SOCK_STREAM,
                 proto=None, _sock=None):
        if _sock is None and family == AF_UNIX:
            if not families:
                import _unix_sockets
                families[AF_UNIX] = _unix_sockets.UnixSocket
            _sock = families[AF_UNIX](type, proto)
        create(self, family, type, proto, _sock)
        if _sock is None:
            self._sock._protocol = proto or 0

    def __repr__(self):
        number = self.fileno() if self.open_count > 0 else -1
        return '<socket object, fd=%d, family=%d, type=%d, protocol=%d>' % (
            number, self.family, self.type, self._protocol)

    # What was asked for: 0, where Jython tells what it has chosen.
    real._protocol = 0
    real.__repr__ = __repr__
    socketobject.__init__ = __init__
    socketobject.proto = property(
        lambda self: getattr(self._sock, '_protocol', 0))


def mend(_socket):
    _mend_errors(_socket)
    _mend_names(_socket)
    _mend_options(_socket)
    _mend_receiving(_socket)
    _mend_ends(_socket)
    _mend_files(_socket)
    _mend_addresses(_socket)
    _mend_descriptors(_socket)
    _mend_ports(_socket)
    _mend_waiting(_socket)
    _mend_families(_socket)
    for name in ('error', 'herror', 'gaierror', 'timeout', '_socketobject',
                 '_fileobject'):
        getattr(_socket, name).__module__ = 'socket'
    _socket.SSLError.__module__ = 'ssl'
