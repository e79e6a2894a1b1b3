"""ALPN, by which both sides agree on a protocol (RFC 7301)."""
from __future__ import absolute_import


def mend(ssl):
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
