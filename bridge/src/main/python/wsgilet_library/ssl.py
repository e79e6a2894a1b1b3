"""What OpenSSL does: trust, certificates, protocols, handshakes, ALPN."""
from __future__ import absolute_import


def mend(ssl):
    import _tls_handshakes
    import _tls_trust
    _mend_names(ssl)
    _tls_trust.mend(ssl)
    _mend_engines(ssl)
    _tls_handshakes.mend(ssl)
    _mend_protocols(ssl)


def _mend_names(ssl):
    import os
    import sys
    from types import ModuleType
    import _certificates
    ssl.PROTOCOL_TLS = ssl.PROTOCOL_SSLv23
    ssl._PROTOCOL_NAMES[ssl.PROTOCOL_TLS] = 'PROTOCOL_TLS'
    ssl.OP_NO_TLSv1_1, ssl.OP_NO_TLSv1_2 = 0x10000000, 0x8000000
    ssl.OP_NO_TLSv1_3, ssl.HAS_TLSv1_3 = 0x20000000, True
    ssl.OP_ENABLE_MIDDLEBOX_COMPAT = 0x100000

    def __str__(self):
        text = self.strerror
        if not isinstance(text, basestring):
            return str(self.args)
        return text.encode('utf-8') if isinstance(text, unicode) else text

    def reason(self):
        """What OpenSSL would call it, where that is known."""
        if 'certificate verify failed' in __str__(self):
            return 'CERTIFICATE_VERIFY_FAILED'
        if 'PEM: NO_START_LINE' in __str__(self):
            return 'NO_START_LINE'

    def library(self):
        """Which part of OpenSSL would tell it."""
        return 'PEM' if __str__(self).startswith('[PEM: ') else 'SSL'

    ssl.SSLError.__str__, ssl.SSLError.reason = __str__, property(reason)
    ssl.SSLError.library = property(library)
    kind = ssl._ASN1Object
    purposes = [
        tuple.__new__(kind, (129, 'serverAuth', 'TLS Web Server '
                             'Authentication', '1.3.6.1.5.5.7.3.1')),
        tuple.__new__(kind, (130, 'clientAuth', 'TLS Web Client '
                             'Authentication', '1.3.6.1.5.5.7.3.2'))]

    def named(name, keys=slice(1, 4)):
        """Return what has a name, short or long, or a number of ASN.1."""
        for purpose in purposes:
            if name in purpose[keys]:
                return purpose
        raise ValueError('unknown object %.100r' % (name,))

    def numbered(nid):
        """Return what has a number of OpenSSL."""
        for purpose in purposes:
            if nid == purpose.nid:
                return purpose
        raise ValueError('unknown NID %d' % nid)

    kind.fromnid, kind.fromname = staticmethod(numbered), staticmethod(named)
    kind.__new__ = staticmethod(lambda cls, oid: tuple.__new__(
        cls, named(oid, slice(3, 4))))
    ssl.Purpose.CLIENT_AUTH = ssl.Purpose('1.3.6.1.5.5.7.3.2')
    ssl._ssl = ModuleType('_ssl')

    def _test_decode_cert(path):
        certificate, = ssl._certificates_of(path)
        return _certificates.decode(certificate)

    ssl._ssl._test_decode_cert = _test_decode_cert
    ssl._https_verify_envvar = 'PYTHONHTTPSVERIFY'

    def _https_verify_certificates(enable=True):
        """Say whether httplib, urllib2 and others look at certificates."""
        ssl._create_default_https_context = (
            ssl.create_default_context if enable
            else ssl._create_unverified_context)

    ssl._https_verify_certificates = _https_verify_certificates
    if not sys.flags.ignore_environment:
        ssl._https_verify_certificates(
            os.environ.get(ssl._https_verify_envvar) != '0')


def _mend_engines(ssl):
    from javax.net.ssl import SNIHostName
    from java.lang import IllegalArgumentException
    context = ssl.SSLContext
    create, create_engine = context.__init__, context._createSSLEngine
    options = (ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE
               | ssl.OP_SINGLE_DH_USE | ssl.OP_SINGLE_ECDH_USE)
    versions = {
        'SSLv3': (ssl.PROTOCOL_SSLv3, ssl.OP_NO_SSLv3),
        'TLSv1': (ssl.PROTOCOL_TLSv1, ssl.OP_NO_TLSv1),
        'TLSv1.1': (ssl.PROTOCOL_TLSv1_1, ssl.OP_NO_TLSv1_1),
        'TLSv1.2': (ssl.PROTOCOL_TLSv1_2, ssl.OP_NO_TLSv1_2),
        'TLSv1.3': (None, ssl.OP_NO_TLSv1_3)}

    def __init__(self, protocol):
        create(self, protocol)
        self.options |= options

    def _createSSLEngine(self, addr, hostname=None, cert_file=None,
                         key_file=None, server_side=False):
        self._load_folders()
        engine = create_engine(self, addr, hostname, cert_file, key_file,
                               server_side)
        engine.setEnabledProtocols([
            name for name in (engine.getEnabledProtocols()
                              if self.protocol == ssl.PROTOCOL_SSLv23
                              else engine.getSupportedProtocols())
            if is_allowed(self, name)])
        if not server_side:
            parameters = engine.getSSLParameters()
            parameters.setEndpointIdentificationAlgorithm(
                'HTTPS' if self.check_hostname else '')
            if hostname:
                try:
                    parameters.setServerNames([SNIHostName(hostname)])
                except IllegalArgumentException:
                    pass  # an address
            engine.setSSLParameters(parameters)
        return engine

    def set_ciphers(self, ciphers):
        """Refuse what names no cipher. Java keeps to those it thinks safe."""
        if ciphers == ciphers.lower():  # OpenSSL's names are in capitals
            raise ssl.SSLError('No cipher can be selected.')

    def load_dh_params(self, dhfile):
        """Look whether a file has parameters. Java takes its own."""
        with open(dhfile) as f:
            if '-----BEGIN DH PARAMETERS-----' not in f.read():
                raise ssl.SSLError(ssl.SSL_ERROR_SSL,
                                   '[PEM: NO_START_LINE] no start line')

    def is_allowed(self, name):
        if name not in versions:
            return False
        protocol, refused = versions[name]
        return not self.options & refused and self.protocol in (
            protocol, ssl.PROTOCOL_SSLv23)

    context.__init__ = __init__
    context.set_ciphers, context.load_dh_params = set_ciphers, load_dh_params
    context._createSSLEngine = _createSSLEngine


def _mend_protocols(ssl):
    from java.util.function import BiFunction
    ssl.HAS_ALPN = True
    context, socket = ssl.SSLContext, ssl.SSLSocket

    class Choice(BiFunction):
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

    original = context._createSSLEngine

    def _createSSLEngine(self, *args, **kwds):
        engine = original(self, *args, **kwds)
        protocols = getattr(self, '_alpn_protocols', None)
        if protocols:
            if kwds.get('server_side'):
                engine.setHandshakeApplicationProtocolSelector(
                    Choice(protocols))
            else:
                parameters = engine.getSSLParameters()
                parameters.setApplicationProtocols(protocols)
                engine.setSSLParameters(parameters)
        return engine

    def selected_alpn_protocol(self):
        """Return the protocol that was agreed on, or None."""
        if self.engine is None:
            return None
        protocol = self.engine.getApplicationProtocol()
        return str(protocol) if protocol else None

    def selected_npn_protocol(self):
        """Return None: there is no NPN."""

    context.set_alpn_protocols = set_alpn_protocols
    context.set_npn_protocols = set_npn_protocols
    context._createSSLEngine = _createSSLEngine
    socket.selected_alpn_protocol = selected_alpn_protocol
    socket.selected_npn_protocol = selected_npn_protocol
