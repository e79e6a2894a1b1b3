"""Handshakes of ssl, also behind clear text, and what is known after."""
from __future__ import absolute_import


def mend(ssl):
    import errno
    import operator
    import sys
    from java.util.concurrent import CountDownLatch, TimeUnit
    import _socket
    import wsgilet_library
    import _certificates
    socket = ssl.SSLSocket
    handshake = socket.do_handshake
    ensure_handshake, send_data = socket._ensure_handshake, socket.send
    of_child = _socket.ChildSocket

    def setblocking(self, mode):
        if not mode:
            self._make_active()  # it may be selected from now on
        super(of_child, self).setblocking(mode)

    def read_again(child):
        """Hand what has come, and nobody has received, to the handshake."""
        first, child.incoming_head = child.incoming_head, None
        waiting = [] if first is None else [first]
        child.incoming.drainTo(waiting)
        for message in waiting:
            if message is not _socket._PEER_CLOSED:
                child.channel.pipeline().fireChannelRead(message)
        child.channel.pipeline().fireChannelReadComplete()

    def begin_handshake(self):
        """Shake hands in the thread of an accepted connection, or behind
        what has been said in clear text; return what says when it has begun,
        and why it did not.
        """
        child = self._sock
        done, failure = CountDownLatch(1), []

        def begin():
            try:
                self.do_handshake()
                read_again(child)
            except:  # Java's, too
                failure.extend(sys.exc_info())
            finally:
                done.countDown()
                child._notify_selectors()

        if child._activated:
            # Between two reads: what the other says first is either among
            # what has come or seen by the handshake.
            child.channel.eventLoop().execute(begin)
        else:
            child.ssl_wrap_self = begin
            child._make_active()
        return done, failure

    def handshake_of_child(self):
        """Shake hands, and wait for the end."""
        child = self._sock
        done, failure = begin_handshake(self)
        while not done.await(1, TimeUnit.SECONDS):
            if not child.channel.isOpen():
                raise _socket.error(errno.ECONNRESET,
                                    'Connection reset by peer')
        if failure:
            raise failure[0], failure[1], failure[2]
        child._handle_channel_future(self._handshake_future, 'SSL handshake')

    def is_agreed(self):
        """Return whether the handshake has come to an end, good or bad."""
        done, failure = self._begun
        return bool(failure) or (
            done.getCount() == 0 and self._handshake_future.isDone())

    @ssl.raises_java_exception
    def handshake_in_steps(self):
        """Begin to shake hands, or look how far it is: nobody waits."""
        child = self._sock
        if getattr(self, '_failed', False):
            raise ssl.SSLError(ssl.SSL_ERROR_EOF,
                               'EOF occurred in violation of protocol')
        if not hasattr(self, '_begun'):
            self._begun = begin_handshake(self)
            child._is_agreed = lambda: is_agreed(self)
        if not is_agreed(self):
            raise ssl.SSLError(ssl.SSL_ERROR_WANT_READ,
                               'The operation did not complete (read)')
        child._is_agreed = None
        self._failed = True
        failure = self._begun[1]
        if failure:
            raise failure[0], failure[1], failure[2]
        self._handshake_future.sync()
        self._failed = False

    def is_of_loop(self):
        """Return whether this is an accepted connection that never waits, in
        a thread of its program.
        """
        child = self._sock
        return (isinstance(child, of_child) and child.timeout == 0
                and not child.channel.eventLoop().inEventLoop())

    def _readable(self):
        agreed = getattr(self, '_is_agreed', None)
        if agreed:  # the program is to go on with its handshake
            return agreed()
        return super(of_child, self)._readable()

    def _ensure_handshake(self):
        if is_of_loop(self):
            self.do_handshake()
        else:
            ensure_handshake(self)

    def send(self, data):
        """Send data; return how much, 0 during the handshake."""
        try:
            return send_data(self, data)
        except ssl.SSLError as e:
            if e.args[0] == ssl.SSL_ERROR_WANT_READ:
                return 0
            raise

    def do_handshake(self):
        """Agree on protocol and keys, and look at the other's certificate."""
        try:
            if is_of_loop(self):
                handshake_in_steps(self)
            else:
                handshake(self)
        except ssl.SSLError as e:
            if self._context.check_hostname and (
                    'No name matching' in str(e)
                    or 'No subject alternative' in str(e)):
                raise ssl.CertificateError("hostname %r doesn't match: %s"
                                           % (self.server_hostname, e))
            raise

    def unwrap(self):
        """Say that no more comes by TLS; return the socket below."""
        if self.ssl_handler is None:
            raise ValueError('No SSL wrapper around ' + str(self))
        channel = self._sock.channel
        pipeline = channel.pipeline()
        # While the handler is in its place: it has nowhere to write after.
        if channel.isActive():
            self.ssl_handler.closeOutbound()
        if pipeline.get('ssl') is not None:
            pipeline.remove('ssl')
        return self._sock

    def session(self):
        if self.engine is None:
            return None
        session = self.engine.getSession()
        return session if session.isValid() and session.getProtocol() != \
            'NONE' else None

    def getpeercert(self, binary_form=False):
        """Return the other's certificate: a dict, DER, or None."""
        from javax.net.ssl import SSLPeerUnverifiedException
        self.getpeername()
        if session(self) is None:
            raise ValueError('handshake not done yet')
        try:
            certificate = session(self).getPeerCertificates()[0]
        except SSLPeerUnverifiedException:
            return None
        if binary_form:
            return certificate.getEncoded().tostring()
        if self._context.verify_mode == ssl.CERT_NONE:
            return {}
        return _certificates.decode(certificate)

    def version(self):
        """Return the protocol, such as 'TLSv1.3', or None."""
        return session(self) and str(session(self).getProtocol())

    def compression(self):
        """Return None: nothing is compressed."""

    def of_socket(name):
        """Return a method that is that of the socket below."""
        def method(self, *args):
            return getattr(self.sock, name)(*args)
        method.__name__ = name
        return method

    # CPython's is a socket and has what all have.
    for name in 'bind', 'getsockname', 'getsockopt', 'listen', 'setsockopt':
        setattr(socket, name, of_socket(name))
    for name in 'family', 'proto', 'type':
        setattr(socket, name, property(operator.attrgetter('sock.' + name)))
    wsgilet_library.revise(socket.__init__, (
        """                    setup_handshake_latch = CountDownLatch(1)

                    def setup_handshake():
                        handshake_future = self.do_handshake()
                        setup_handshake_latch.countDown()
                        return handshake_future

                    self._sock.ssl_wrap_self = setup_handshake
                    self._sock._make_active()
                    setup_handshake_latch.await()
                    log.debug("Child socket waiting on handshake=%s", self._handshake_future, extra={"sock": self._sock})
                    self._sock._handle_channel_future(self._handshake_future, "SSL handshake")
""", """                    self._handshake_of_child()
"""))
    of_child.setblocking, of_child._readable = setblocking, _readable
    socket._ensure_handshake = _ensure_handshake
    socket.send = socket.write = send
    socket._handshake_of_child = handshake_of_child
    socket.fileno = lambda self: self._sock.fileno()
    for function in (do_handshake, unwrap, getpeercert, version,
                     compression):
        setattr(socket, function.__name__, function)
