"""Contexts of ssl: protocols, cipher suites, ALPN, and the JDK's engines."""
from __future__ import absolute_import

from java.lang import IllegalArgumentException
from java.util.function import BiFunction
from javax.net.ssl import SNIHostName
from javax.net.ssl import SSLContext as _Java
from org.wsgilet.bridge.library.tls import TlsTrust
import _tls_ciphers
import _tls_sockets


class _Choice(BiFunction):
    """The first protocol of the server that the client has, too.

    Java ends the handshake where there is none, OpenSSL goes on.
    """

    def __init__(self, protocols):
        self.protocols = protocols

    def apply(self, engine, offered):
        for protocol in self.protocols:
            if protocol in offered:
                return protocol
        return ''


def mend(ssl):
    context = ssl.SSLContext
    create = context.__init__
    options = (ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE
               | ssl.OP_SINGLE_DH_USE | ssl.OP_SINGLE_ECDH_USE)
    versions = {
        'TLSv1': (ssl.PROTOCOL_TLSv1, ssl.OP_NO_TLSv1),
        'TLSv1.1': (ssl.PROTOCOL_TLSv1_1, ssl.OP_NO_TLSv1_1),
        'TLSv1.2': (ssl.PROTOCOL_TLSv1_2, ssl.OP_NO_TLSv1_2),
        'TLSv1.3': (None, ssl.OP_NO_TLSv1_3)}

    def __init__(self, protocol):
        create(self, protocol)
        self.options |= options
        self._alpn_protocols, self._suites = [], None
        self._verify_flags = ssl.VERIFY_X509_TRUSTED_FIRST

    def is_allowed(self, name):
        if name not in versions:
            return False
        protocol, refused = versions[name]
        return not self.options & refused and self.protocol in (
            protocol, ssl.PROTOCOL_SSLv23)

    def _wrap_socket(self, sock, server_side, server_hostname=None,
                     ssl_sock=None):
        """Return the TLS of a socket, which has not begun yet."""
        return _tls_sockets.Connection(ssl, self, sock, server_side,
                                       server_hostname, ssl_sock)

    def _engine(self, server_side, hostname):
        """Return what does TLS for one connection."""
        java = _Java.getInstance('TLS')
        java.init(self._key_managers and self._key_managers.getKeyManagers(),
                  self._trust_managers(), None)
        engine = java.createSSLEngine()
        engine.setUseClientMode(not server_side)
        engine.setEnabledProtocols([
            name for name in (engine.getEnabledProtocols()
                              if self.protocol == ssl.PROTOCOL_SSLv23
                              else engine.getSupportedProtocols())
            if is_allowed(self, name)])
        if self._suites is not None:
            engine.setEnabledCipherSuites([
                suite for suite in engine.getEnabledCipherSuites()
                if '_WITH_' not in suite] + self._suites)
        if server_side:
            if self.verify_mode == ssl.CERT_REQUIRED:
                engine.setNeedClientAuth(True)
            elif self.verify_mode == ssl.CERT_OPTIONAL:
                engine.setWantClientAuth(True)
        elif hostname:
            try:
                parameters = engine.getSSLParameters()
                parameters.setServerNames([SNIHostName(hostname)])
                engine.setSSLParameters(parameters)
            except IllegalArgumentException:
                pass  # an address
        if self._alpn_protocols and server_side:
            engine.setHandshakeApplicationProtocolSelector(
                _Choice(self._alpn_protocols))
        elif self._alpn_protocols:
            parameters = engine.getSSLParameters()
            parameters.setApplicationProtocols(self._alpn_protocols)
            engine.setSSLParameters(parameters)
        return engine

    def _trust_managers(self):
        if self.verify_mode == ssl.CERT_NONE:
            return TlsTrust.all()
        self._load_folders()
        return TlsTrust.of(
            self._trust_store, self._revoked,
            bool(self.verify_flags & ssl.VERIFY_CRL_CHECK_LEAF),
            self.verify_flags & ssl.VERIFY_CRL_CHECK_CHAIN
            == ssl.VERIFY_CRL_CHECK_CHAIN)

    def set_ciphers(self, ciphers):
        """Select cipher suites by a list as OpenSSL's.

        Those of TLS 1.3 stay, and Java refuses what it thinks unsafe.
        """
        engine = _Java.getDefault().createSSLEngine()
        suites = _tls_ciphers.select(
            ciphers, list(engine.getSupportedCipherSuites()))
        if not suites:
            raise ssl.SSLError('No cipher can be selected.')
        self._suites = suites

    def load_dh_params(self, dhfile):
        """Look whether a file has parameters. Java takes its own."""
        with open(dhfile) as f:
            if '-----BEGIN DH PARAMETERS-----' not in f.read():
                raise ssl.SSLError(ssl.SSL_ERROR_SSL,
                                   '[PEM: NO_START_LINE] no start line')

    def set_alpn_protocols(self, alpn_protocols):
        """Set the protocols, in order of preference, for new connections."""
        protocols = [protocol.encode('ascii') for protocol in alpn_protocols]
        for protocol in protocols:
            if not 1 <= len(protocol) <= 255:
                raise ssl.SSLError(
                    'ALPN protocols must be 1 to 255 in length')
        self._alpn_protocols = protocols

    def set_npn_protocols(self, npn_protocols):
        """Raise NotImplementedError: ALPN took NPN's place."""
        raise NotImplementedError('The NPN extension is not supported: '
                                  'use set_alpn_protocols()')

    for function in (__init__, _wrap_socket, _engine, _trust_managers,
                     set_ciphers, load_dh_params, set_alpn_protocols,
                     set_npn_protocols):
        setattr(context, function.__name__, function)
    del context._createSSLEngine
