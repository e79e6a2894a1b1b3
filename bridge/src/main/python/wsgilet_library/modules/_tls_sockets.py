"""Sockets of ssl: TLS by the JDK's engine over any socket of a stream."""
from __future__ import absolute_import
import errno
import sys
import threading

from javax.net.ssl import SSLException, SSLPeerUnverifiedException
from org.wsgilet.bridge.library.tls import ClientHello, TlsConnection
import _certificates
import _socket
import _tls_ciphers
import _tls_errors

_RECORD = 16384  # bytes of data in one
_AGAIN = (errno.EAGAIN, errno.EWOULDBLOCK)
_INTERNAL_ERROR, _HANDSHAKE_FAILURE = 80, 40  # alerts


class Connection(object):
    """The TLS of a socket: what _ssl makes of it."""

    def __init__(self, ssl, context, sock, server_side, server_hostname,
                 ssl_sock):
        self._ssl, self.context = ssl, context
        self._sock, self._ssl_sock = sock, ssl_sock
        self._server_side, self._hostname = server_side, server_hostname
        self._java = TlsConnection()
        self._failure = None
        self._reading, self._writing = threading.RLock(), threading.RLock()
        self._sending = threading.RLock()
        self._unsent = ''
        self._written = None  # bytes, of data whose record is not sent yet

    # The socket below

    def _receive(self):
        """Receive what is missing of a record."""
        while True:
            missing = self._java.missing()
            if not missing:
                return
            try:
                data = self._sock.recv(missing)
            except _socket.error as e:
                if e.args[:1] == (errno.EINTR,):
                    continue
                if e.args[:1] and e.args[0] in _AGAIN:
                    raise self._ssl.SSLWantReadError(
                        self._ssl.SSL_ERROR_WANT_READ,
                        'The operation did not complete (read)')
                raise
            if not data:
                raise self._ssl.SSLEOFError(
                    self._ssl.SSL_ERROR_EOF,
                    'EOF occurred in violation of protocol')
            self._java.receive(data)

    def _flush(self):
        """Send what TLS has to say."""
        with self._sending:
            self._unsent += self._java.outgoing()
            while self._unsent:
                try:
                    count = self._sock.send(self._unsent)
                except _socket.error as e:
                    if e.args[:1] == (errno.EINTR,):
                        continue
                    if not e.args[:1] or e.args[0] not in _AGAIN:
                        raise
                    count = 0
                if not count and self._sock.gettimeout() == 0:
                    raise self._ssl.SSLWantWriteError(
                        self._ssl.SSL_ERROR_WANT_WRITE,
                        'The operation did not complete (write)')
                self._unsent = self._unsent[count:]

    def _do(self, action, *args):
        """Do what needs the other side; raise the errors of ssl."""
        if self._failure:
            raise self._failure
        try:
            return action(*args)
        except _socket.timeout:
            raise self._ssl.SSLError('The %s operation timed out' %
                                     action.__name__.strip('_'))
        except SSLException as e:
            record = self._java.record()
            text = (_tls_errors.of_first_bytes(record)
                    if 'SSL message' in (e.getMessage() or '')
                    else _tls_errors.text_of(e))
            self._failure = self._ssl.SSLError(self._ssl.SSL_ERROR_SSL, text)
            self._tell_end()
            raise self._failure

    def _tell_end(self):
        """Say why nothing more comes, if that can be said at once."""
        timeout = self._sock.gettimeout()
        try:
            self._java.end()
            self._sock.settimeout(0)
            self._flush()
        except (SSLException, EnvironmentError):
            pass
        finally:
            self._sock.settimeout(timeout)

    # The handshake

    def do_handshake(self):
        with self._reading:
            self._do(self._handshake)

    def _handshake(self):
        if self._java.engine() is None:
            self._begin()
        while not self._java.handshake():
            self._flush()
            self._receive()
        self._flush()

    def _begin(self):
        if (self._server_side
                and self.context._server_name_callback is not None):
            self._receive()
            self._choose(self.context._server_name_callback)
        self._java.begin(self.context._engine(self._server_side,
                                              self._hostname))

    def _choose(self, callback):
        """Let a program choose the context by the name that is asked for."""
        name = ClientHello.serverName(self._java.record())
        if name is not None:
            name = name.encode('latin-1').decode('idna')
        try:
            alert = callback(self._ssl_sock, name, self.context)
        except Exception:
            _tell_ignored(callback)
            self._refuse(_HANDSHAKE_FAILURE)
        if isinstance(alert, (int, long)):
            self._refuse(alert)
        elif alert is not None:
            try:
                raise TypeError('an integer is required')
            except TypeError:
                _tell_ignored(callback)
            self._refuse(_INTERNAL_ERROR)

    def _refuse(self, alert):
        self._unsent += '\x15\x03\x03\0\2\2' + chr(alert & 255)
        self._failure = self._ssl.SSLError(
            self._ssl.SSL_ERROR_SSL,
            '[SSL: CALLBACK_FAILED] callback failed')
        self._flush()
        raise self._failure

    # Data

    def read(self, len=1024, buffer=None):
        """Return up to so many bytes, or put them into a buffer."""
        if buffer is None:
            if len < 0:
                raise ValueError('size should not be negative')
            return self._do(self._read, len) if len else ''
        with memoryview(buffer) as view:
            size = view.shape[0] * view.itemsize
            if 0 < len < size:
                size = len
            if not size:
                return 0
            data = self._do(self._read, size)
        buffer[:_length(data)] = data
        return _length(data)

    def _read(self, size):
        java = self._java
        with self._reading:
            if not java.isAgreed():
                self._handshake()
            while not java.available():
                if java.isEnded():
                    return ''
                self._decrypt()
            if java.isSplit() and self._sock._readable():
                self._decrypt()
            return java.read(size)

    def _decrypt(self):
        self._receive()
        self._java.decrypt()
        self._flush()

    def write(self, data):
        """Send some of the data; return how many bytes."""
        if isinstance(data, unicode):
            data = data.encode('ascii')
        return self._do(self._write, data[:_RECORD])

    def _write(self, data):
        if not self._java.isAgreed():
            with self._reading:
                self._handshake()
        with self._writing:
            if self._written is None:
                self._java.write(data)
                self._written = _length(data)
            self._flush()
            written, self._written = self._written, None
            return written

    def pending(self):
        """Return how many bytes can be read without the other side."""
        return self._java.available()

    def shutdown(self):
        """End TLS on both sides; return the socket, in clear text again."""
        return self._do(self._shutdown)

    def _shutdown(self):
        if self._java.isAgreed():
            self._java.end()
            self._flush()
            with self._reading:
                while not self._java.isEnded():
                    self._decrypt()
        return self._sock

    def tell_end(self):
        """Say that nothing more comes, as the socket is closed."""
        if self._java.isAgreed() and not self._failure:
            self._tell_end()

    # What is known

    def _session(self):
        if self._java.isAgreed():
            return self._java.engine().getSession()

    def peer_certificate(self, binary_form=False):
        """Return the other's certificate: a dict, DER, or None."""
        session = self._session()
        if session is None:
            raise ValueError('handshake not done yet')
        try:
            certificate = session.getPeerCertificates()[0]
        except SSLPeerUnverifiedException:
            return None
        if binary_form:
            return certificate.getEncoded().tostring()
        if self.context.verify_mode == self._ssl.CERT_NONE:
            return {}
        return _certificates.decode(certificate)

    def cipher(self):
        """Return (name, protocol, bits), or None."""
        session = self._session()
        return session and _tls_ciphers.described(
            str(session.getCipherSuite()))

    def version(self):
        """Return the protocol, such as 'TLSv1.3', or None."""
        session = self._session()
        return session and str(session.getProtocol())

    def compression(self):
        """Return None: nothing is compressed."""

    def selected_alpn_protocol(self):
        """Return the protocol that was agreed on, or None."""
        protocol = self._java.isAgreed() and (
            self._java.engine().getApplicationProtocol())
        return str(protocol) if protocol else None


_length = len  # read() has an argument of that name


def _tell_ignored(callback):
    """Print an exception that nobody can be told of."""
    kind, value = sys.exc_info()[:2]
    print >> sys.stderr, 'Exception %s: %r in %r ignored' % (
        kind.__name__, value, callback)


def socket_class(ssl):
    """Return the class SSLSocket of a module ssl."""

    class SSLSocket(ssl._socketobject):
        """A socket whose data go by TLS."""

        def __init__(self, sock=None, keyfile=None, certfile=None,
                     server_side=False, cert_reqs=ssl.CERT_NONE,
                     ssl_version=ssl.PROTOCOL_SSLv23, ca_certs=None,
                     do_handshake_on_connect=True,
                     family=_socket.AF_INET, type=_socket.SOCK_STREAM,
                     proto=0, fileno=None, suppress_ragged_eofs=True,
                     npn_protocols=None, ciphers=None, server_hostname=None,
                     _context=None):
            self._makefile_refs = 0
            if _context is None:
                if server_side and not certfile:
                    raise ValueError('certfile must be specified for '
                                     'server-side operations')
                if keyfile and not certfile:
                    raise ValueError('certfile must be specified')
                keyfile = keyfile or certfile
                self.keyfile, self.certfile = keyfile, certfile
                self.cert_reqs, self.ssl_version = cert_reqs, ssl_version
                self.ca_certs, self.ciphers = ca_certs, ciphers
                _context = self._make_context(npn_protocols)
            self._context = _context
            if sock.getsockopt(_socket.SOL_SOCKET,
                               _socket.SO_TYPE) != _socket.SOCK_STREAM:
                raise NotImplementedError('only stream sockets are supported')
            super(SSLSocket, self).__init__(_sock=sock._sock)
            for name in _socket._delegate_methods:
                self.__dict__.pop(name, None)  # they are those of the class
            if server_side and server_hostname:
                raise ValueError('server_hostname can only be specified '
                                 'in client mode')
            if _context.check_hostname and not server_hostname:
                raise ValueError('check_hostname requires server_hostname')
            self.server_side = server_side
            self.server_hostname = server_hostname
            self.do_handshake_on_connect = do_handshake_on_connect
            self.suppress_ragged_eofs = suppress_ragged_eofs
            self._closed, self._sslobj = False, None
            self._connected = self._is_connected()
            if self._connected:
                self._begin()

        def _make_context(self, npn_protocols):
            context = ssl.SSLContext(self.ssl_version)
            context.verify_mode = self.cert_reqs
            if self.ca_certs:
                context.load_verify_locations(self.ca_certs)
            if self.certfile:
                context.load_cert_chain(self.certfile, self.keyfile)
            if npn_protocols:
                context.set_npn_protocols(npn_protocols)
            if self.ciphers:
                context.set_ciphers(self.ciphers)
            return context

        def _is_connected(self):
            try:
                self.getpeername()
                return True
            except _socket.error as e:
                if e.errno != errno.ENOTCONN:
                    raise
                return False

        def _begin(self):
            try:
                self._sslobj = self._context._wrap_socket(
                    self._sock, self.server_side, self.server_hostname,
                    ssl_sock=self)
                if self.do_handshake_on_connect:
                    if self.gettimeout() == 0:
                        raise ValueError(
                            'do_handshake_on_connect should not be specified '
                            'for non-blocking sockets')
                    self.do_handshake()
            except (OSError, ValueError):
                self.close()
                raise

        @property
        def context(self):
            return self._context

        @context.setter
        def context(self, context):
            self._context = self._sslobj.context = context

        def dup(self):
            raise NotImplementedError("Can't dup() %s instances" %
                                      self.__class__.__name__)

        def _checkClosed(self, msg=None):
            """For subclasses: called before all that is done."""

        def _check_connected(self):
            if not self._connected:
                self.getpeername()  # it may be by now; raises if not

        def read(self, len=1024, buffer=None):
            """Return up to so many bytes, '' at the end."""
            self._checkClosed()
            if self._sslobj is None:
                raise ValueError('Read on closed or unwrapped SSL socket.')
            try:
                return self._sslobj.read(len, buffer)
            except ssl.SSLError as e:
                if (e.args[0] != ssl.SSL_ERROR_EOF
                        or not self.suppress_ragged_eofs):
                    raise
                return '' if buffer is None else 0

        def write(self, data):
            """Send some of the data; return how many bytes."""
            self._checkClosed()
            if self._sslobj is None:
                raise ValueError('Write on closed or unwrapped SSL socket.')
            return self._sslobj.write(data)

        def getpeercert(self, binary_form=False):
            """Return the other's certificate: a dict, DER, or None."""
            self._checkClosed()
            self._check_connected()
            return self._sslobj.peer_certificate(binary_form)

        def selected_npn_protocol(self):
            """Return None: there is no NPN."""

        def send(self, data, flags=0):
            """Send some of the data; return how many bytes, 0 for none now."""
            self._checkClosed()
            if self._sslobj is None:
                return self._sock.send(data, flags)
            self._refuse_flags(flags, 'send')
            try:
                return self._sslobj.write(data)
            except ssl.SSLError as e:
                if e.args[0] in (ssl.SSL_ERROR_WANT_READ,
                                 ssl.SSL_ERROR_WANT_WRITE):
                    return 0
                raise

        def _refuse_flags(self, flags, method):
            if flags:
                raise ValueError('non-zero flags not allowed in calls to '
                                 '%s() on %s' % (method, self.__class__))

        def _refuse(self, method):
            self._checkClosed()
            if self._sslobj is not None:
                raise ValueError('%s not allowed on instances of %s' %
                                 (method, self.__class__))

        def sendto(self, data, flags_or_addr, addr=None):
            self._refuse('sendto')
            if addr is None:
                return self._sock.sendto(data, flags_or_addr)
            return self._sock.sendto(data, flags_or_addr, addr)

        def sendall(self, data, flags=0):
            """Send all of the data; return how many bytes."""
            self._checkClosed()
            if self._sslobj is None:
                return super(SSLSocket, self).sendall(data, flags)
            self._refuse_flags(flags, 'sendall')
            sent = 0
            while sent < len(data):
                sent += self.send(data[sent:sent + _RECORD])
            return sent

        def recv(self, buflen=1024, flags=0):
            """Return up to so many bytes, '' at the end."""
            self._checkClosed()
            if self._sslobj is None:
                return self._sock.recv(buflen, flags)
            self._refuse_flags(flags, 'recv')
            return self.read(buflen)

        def recv_into(self, buffer, nbytes=None, flags=0):
            """Put bytes into a buffer; return how many."""
            self._checkClosed()
            if nbytes is None:
                nbytes = len(buffer) if buffer else 1024
            if self._sslobj is None:
                return self._sock.recv_into(buffer, nbytes, flags)
            self._refuse_flags(flags, 'recv_into')
            return self.read(nbytes, buffer)

        def recvfrom(self, buflen=1024, flags=0):
            self._refuse('recvfrom')
            return self._sock.recvfrom(buflen, flags)

        def recvfrom_into(self, buffer, nbytes=None, flags=0):
            self._refuse('recvfrom_into')
            return self._sock.recvfrom_into(buffer, nbytes or 0, flags)

        def pending(self):
            """Return how many bytes can be read without waiting."""
            self._checkClosed()
            return 0 if self._sslobj is None else self._sslobj.pending()

        def shutdown(self, how):
            """End sending, receiving, or both, and TLS with it."""
            self._checkClosed()
            self._end()
            super(SSLSocket, self).shutdown(how)

        def close(self):
            """Let go of the socket, once its files are closed."""
            if self._makefile_refs:
                self._makefile_refs -= 1
                return
            self._end()
            super(SSLSocket, self).close()

        def _end(self):
            ended, self._sslobj = self._sslobj, None
            if ended is not None:
                ended.tell_end()

        def unwrap(self):
            """End TLS; return the socket below, in clear text again."""
            if self._sslobj is None:
                raise ValueError('No SSL wrapper around ' + str(self))
            sock = self._sslobj.shutdown()
            self._sslobj = None
            return sock

        def do_handshake(self, block=False):
            """Agree on protocol and keys; look at the certificate's name."""
            self._check_connected()
            timeout = self.gettimeout()
            try:
                if timeout == 0 and block:
                    self.settimeout(None)
                self._sslobj.do_handshake()
            finally:
                self.settimeout(timeout)
            if self.context.check_hostname:
                if not self.server_hostname:
                    raise ValueError('check_hostname needs server_hostname '
                                     'argument')
                self._match(self.getpeercert(), self.server_hostname)

        def _match(self, certificate, name):
            # An address, too, for which CPython 2.7 refuses all.
            if certificate is None or ('IP Address', name) not in (
                    certificate.get('subjectAltName', ())):
                ssl.match_hostname(certificate, name)

        def connect(self, addr):
            """Connect with an address, and begin with TLS."""
            self._connect(super(SSLSocket, self).connect, addr)

        def connect_ex(self, addr):
            """Connect, and return the number of the error, or 0."""
            return self._connect(super(SSLSocket, self).connect_ex, addr)

        def _connect(self, connect, addr):
            if self.server_side:
                raise ValueError("can't connect in server-side mode")
            if self._connected:
                raise ValueError(
                    'attempt to connect already-connected SSLSocket!')
            self._sslobj = self.context._wrap_socket(
                self._sock, False, self.server_hostname, ssl_sock=self)
            try:
                result = connect(addr)
                if result == errno.EISCONN:  # Jython's for 0
                    result = 0
                if not result:
                    self._connected = True
                    if self.do_handshake_on_connect:
                        self.do_handshake()
                return result
            except (OSError, ValueError):
                self._sslobj = None
                raise

        def accept(self):
            """Return a new connection by TLS, and where it is from."""
            sock, address = super(SSLSocket, self).accept()
            return self.context.wrap_socket(
                sock, do_handshake_on_connect=self.do_handshake_on_connect,
                suppress_ragged_eofs=self.suppress_ragged_eofs,
                server_side=True), address

        def makefile(self, mode='r', bufsize=-1):
            """Return a file whose data go by TLS."""
            self._makefile_refs += 1
            return _socket._fileobject(self, mode, bufsize, close=True)

        def get_channel_binding(self, cb_type='tls-unique'):
            """Raise ValueError: Java tells nothing that could be bound to."""
            raise ValueError('Unsupported channel binding type')

    for name in ('cipher', 'compression', 'selected_alpn_protocol',
                 'version'):
        setattr(SSLSocket, name, _told(name))
    SSLSocket.__module__ = 'ssl'
    return SSLSocket


def _told(name):
    def method(self):
        self._checkClosed()
        if self._sslobj is not None:
            return getattr(self._sslobj, name)()

    method.__name__ = name
    method.__doc__ = getattr(Connection, name).__doc__
    return method
