"""What OpenSSL does, by the JDK's engine of TLS."""
from __future__ import absolute_import


_ALERTS = dict(
    CLOSE_NOTIFY=0, UNEXPECTED_MESSAGE=10, BAD_RECORD_MAC=20,
    RECORD_OVERFLOW=22, DECOMPRESSION_FAILURE=30, HANDSHAKE_FAILURE=40,
    BAD_CERTIFICATE=42, UNSUPPORTED_CERTIFICATE=43, CERTIFICATE_REVOKED=44,
    CERTIFICATE_EXPIRED=45, CERTIFICATE_UNKNOWN=46, ILLEGAL_PARAMETER=47,
    UNKNOWN_CA=48, ACCESS_DENIED=49, DECODE_ERROR=50, DECRYPT_ERROR=51,
    PROTOCOL_VERSION=70, INSUFFICIENT_SECURITY=71, INTERNAL_ERROR=80,
    USER_CANCELLED=90, NO_RENEGOTIATION=100, UNSUPPORTED_EXTENSION=110,
    CERTIFICATE_UNOBTAINABLE=111, UNRECOGNIZED_NAME=112,
    BAD_CERTIFICATE_STATUS_RESPONSE=113, BAD_CERTIFICATE_HASH_VALUE=114,
    UNKNOWN_PSK_IDENTITY=115)


def mend(ssl):
    import _tls_contexts
    import _tls_errors
    import _tls_sockets
    import _tls_trust
    _mend_names(ssl)
    _tls_errors.mend(ssl)
    _tls_trust.mend(ssl)
    _tls_contexts.mend(ssl)
    ssl.SSLSocket = _tls_sockets.socket_class(ssl)
    ssl.wrap_socket = _wrap_socket(ssl)
    ssl.get_server_certificate = _get_server_certificate(ssl)


def _wrap_socket(ssl):
    def wrap_socket(sock, keyfile=None, certfile=None, server_side=False,
                    cert_reqs=ssl.CERT_NONE, ssl_version=ssl.PROTOCOL_SSLv23,
                    ca_certs=None, do_handshake_on_connect=True,
                    suppress_ragged_eofs=True, ciphers=None):
        """Return a socket whose data go by TLS over another."""
        return ssl.SSLSocket(
            sock, keyfile=keyfile, certfile=certfile,
            server_side=server_side, cert_reqs=cert_reqs,
            ssl_version=ssl_version, ca_certs=ca_certs,
            do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs, ciphers=ciphers)

    return wrap_socket


def _get_server_certificate(ssl):
    def get_server_certificate(addr, ssl_version=ssl.PROTOCOL_SSLv23,
                               ca_certs=None):
        """Return the certificate of a server, as PEM."""
        import socket
        context = ssl._create_stdlib_context(
            ssl_version, cafile=ca_certs,
            cert_reqs=ssl.CERT_NONE if ca_certs is None
            else ssl.CERT_REQUIRED)
        sock = context.wrap_socket(socket.create_connection(addr))
        try:
            return ssl.DER_cert_to_PEM_cert(sock.getpeercert(True))
        finally:
            sock.close()

    return get_server_certificate


def _mend_names(ssl):
    import os
    import sys
    from types import ModuleType
    import _certificates
    ssl.PROTOCOL_TLS = ssl.PROTOCOL_SSLv23
    ssl._PROTOCOL_NAMES[ssl.PROTOCOL_TLS] = 'PROTOCOL_TLS'
    ssl.OP_NO_TLSv1_1, ssl.OP_NO_TLSv1_2 = 0x10000000, 0x8000000
    ssl.OP_NO_TLSv1_3, ssl.HAS_TLSv1_3 = 0x20000000, True
    ssl.OP_ENABLE_MIDDLEBOX_COMPAT, ssl.HAS_ALPN = 0x100000, True
    ssl.VERIFY_X509_TRUSTED_FIRST = 32768
    ssl.OPENSSL_VERSION = 'OpenSSL 1.1.1, of which Java does the like'
    ssl.OPENSSL_VERSION_NUMBER = 0x1010100fL
    ssl.OPENSSL_VERSION_INFO = 1, 1, 1, 0, 15
    ssl._OPENSSL_API_VERSION = ssl.OPENSSL_VERSION_INFO
    for name, number in _ALERTS.items():
        setattr(ssl, 'ALERT_DESCRIPTION_' + name, number)
    # As in a CPython whose OpenSSL does not speak it.
    del ssl._PROTOCOL_NAMES[ssl.PROTOCOL_SSLv3], ssl.PROTOCOL_SSLv3
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
