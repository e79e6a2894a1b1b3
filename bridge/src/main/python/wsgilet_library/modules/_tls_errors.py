"""Errors of TLS in the words of OpenSSL, as far as it has some for them."""
from __future__ import absolute_import
import re

from java.security.cert import CertificateException
from java.security.cert import CertPathValidatorException

# Alerts by what they are called since SSL 3.0, and by extensions.
_OLD = frozenset([
    'close_notify', 'unexpected_message', 'bad_record_mac',
    'decompression_failure', 'handshake_failure', 'no_certificate',
    'bad_certificate', 'unsupported_certificate', 'certificate_revoked',
    'certificate_expired', 'certificate_unknown', 'illegal_parameter'])
_BY_EXTENSIONS = frozenset([
    'unsupported_extension', 'certificate_unobtainable', 'unrecognized_name',
    'bad_certificate_status_response', 'bad_certificate_hash_value'])
_TEXTS = (
    ('no cipher suites in common', 'no shared cipher'),
    ('No appropriate protocol', 'no protocols available'),
    ('not enabled or supported in server', 'unsupported protocol'),
    ('not accepted by server preferences', 'unsupported protocol'),
    ('not accepted by client preferences', 'unsupported protocol'),
    ('Empty client certificate chain',
     'peer did not return a certificate'),
    ('SSL message', 'wrong version number'))  # Unrecognized ...


def text_of(exception):
    """Return what strerror says of an SSLException."""
    message = exception.getMessage() or str(exception.getClass())
    alert = re.search(r'Received fatal alert: (\w+)', message)
    if alert:
        return _named(_alert(str(alert.group(1))))
    cause = exception
    while cause is not None:
        if isinstance(cause, (CertificateException,
                              CertPathValidatorException)):
            return _named('certificate verify failed') + ' (%s)' % (
                cause.getMessage())
        cause = cause.getCause()
    for found, words in _TEXTS:
        if found in message:
            return _named(words)
    return message


def of_first_bytes(record):
    """Return what strerror says of what is no record of TLS."""
    if re.match('(GET|POST|HEAD|PUT) ', record):
        return _named('http request')
    return _named('wrong version number')


def _alert(name):
    words = name.replace('_', ' ')
    if name in _OLD:
        return 'sslv3 alert ' + words
    if name in _BY_EXTENSIONS:
        return 'tlsv1 ' + words
    if name == 'certificate_required':
        return 'tlsv13 alert ' + words
    return 'tlsv1 alert ' + words


def _named(words):
    return '[SSL: %s] %s' % (words.upper().replace(' ', '_'), words)


def mend(ssl):
    named = re.compile(r'\[([A-Z]+): (\w+)\]')

    def __str__(self):
        text = self.strerror
        if not isinstance(text, basestring):
            return str(self.args)
        return text.encode('utf-8') if isinstance(text, unicode) else text

    class Told(object):
        """What the text begins with, until it is set."""

        def __init__(self, group, otherwise):
            self.group, self.otherwise = group, otherwise

        def __get__(self, error, _):
            if error is None:
                return self
            match = named.match(__str__(error))
            return match.group(self.group) if match else self.otherwise

    ssl.SSLError.__str__ = __str__
    ssl.SSLError.library, ssl.SSLError.reason = Told(1, 'SSL'), Told(2, None)
