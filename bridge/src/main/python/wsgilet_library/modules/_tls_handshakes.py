"""Handshakes of ssl, also behind clear text, and what is known after."""
from __future__ import absolute_import


def mend(ssl):
    import errno
    import sys
    from java.util.concurrent import CountDownLatch, TimeUnit
    import _socket
    import wsgilet_library
    import _certificates
    socket = ssl.SSLSocket
    handshake = socket.do_handshake
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

    def handshake_of_child(self):
        """Shake hands in the thread of an accepted connection, or behind
        what has been said in clear text.
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

        if child._activated:
            # Between two reads: what the other says first is either among
            # what has come or seen by the handshake.
            child.channel.eventLoop().execute(begin)
        else:
            child.ssl_wrap_self = begin
            child._make_active()
        while not done.await(1, TimeUnit.SECONDS):
            if not child.channel.isOpen():
                raise _socket.error(errno.ECONNRESET,
                                    'Connection reset by peer')
        if failure:
            raise failure[0], failure[1], failure[2]
        child._handle_channel_future(self._handshake_future, 'SSL handshake')

    def do_handshake(self):
        """Agree on protocol and keys, and look at the other's certificate."""
        try:
            handshake(self)
        except ssl.SSLError as e:
            if self._context.check_hostname and (
                    'No name matching' in str(e)
                    or 'No subject alternative' in str(e)):
                raise ssl.CertificateError("hostname %r doesn't match: %s"
                                           % (self.server_hostname, e))
            raise

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
    of_child.setblocking = setblocking
    socket._handshake_of_child = handshake_of_child
    socket.fileno = lambda self: self._sock.fileno()
    for function in do_handshake, getpeercert, version, compression:
        setattr(socket, function.__name__, function)
