"""The certificates of a server are those of its certfile, in any order."""
from __future__ import absolute_import


def mend(_sslcerts):
    from java.security import KeyStore
    from java.security.interfaces import RSAPrivateKey, RSAPublicKey
    from javax.net.ssl import KeyManagerFactory
    read = _sslcerts._extract_certs_for_paths

    def _get_openssl_key_manager(cert_file=None, key_file=None, password=None,
                                 _key_store=None):
        # PKCS12, Java's default, refuses the certificates of most files: with
        # the key in the same file they come twice.
        store = KeyStore.getInstance('JKS')
        store.load(None, None)
        if key_file is not None and cert_file is None:
            key_of(key_file, password)
        if cert_file is not None:
            key = key_of(key_file or cert_file, password)
            chain = read([cert_file], password)[0]
            if not chain:
                raise error('PEM lib (no start line)')
            if not belongs(key, chain[0].getPublicKey()):
                raise error('key values mismatch')
            store.setKeyEntry('key', key, [], chain)
        factory = KeyManagerFactory.getInstance(
            KeyManagerFactory.getDefaultAlgorithm())
        factory.init(store, [])
        return factory

    def key_of(path, password):
        key = read([path], password)[1]
        if key is None:
            raise error('PEM lib (No private key loaded)')
        return key

    def belongs(key, public):
        if isinstance(key, RSAPrivateKey) and isinstance(public, RSAPublicKey):
            return key.getModulus() == public.getModulus()
        return (isinstance(key, RSAPrivateKey)
                == isinstance(public, RSAPublicKey))

    def error(message):
        from _socket import SSLError, SSL_ERROR_SSL
        return SSLError(SSL_ERROR_SSL, message)

    _sslcerts._get_openssl_key_manager = _get_openssl_key_manager
