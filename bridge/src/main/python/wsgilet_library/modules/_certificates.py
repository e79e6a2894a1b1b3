"""Certificates as ssl tells of them: dicts with the names of OpenSSL."""
from __future__ import absolute_import
import time
from array import array

from javax.naming.ldap import LdapName
from javax.security.auth.x500 import X500Principal

_NAMES = {
    '2.5.4.3': 'commonName', '2.5.4.4': 'surname', '2.5.4.5': 'serialNumber',
    '2.5.4.6': 'countryName', '2.5.4.7': 'localityName',
    '2.5.4.8': 'stateOrProvinceName', '2.5.4.9': 'streetAddress',
    '2.5.4.10': 'organizationName', '2.5.4.11': 'organizationalUnitName',
    '2.5.4.12': 'title', '2.5.4.15': 'businessCategory',
    '2.5.4.17': 'postalCode', '2.5.4.42': 'givenName',
    '2.5.4.97': 'organizationIdentifier',
    '0.9.2342.19200300.100.1.1': 'userId',
    '0.9.2342.19200300.100.1.25': 'domainComponent',
    '1.2.840.113549.1.9.1': 'emailAddress',
    '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionStateOrProvinceName',
    '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionCountryName'}
_KINDS = {0: 'othername', 1: 'email', 2: 'DNS', 3: 'X400', 4: 'DirName',
          5: 'EdiParty', 6: 'URI', 7: 'IP Address', 8: 'Registered ID'}
_NAMES_OF_SUBJECT = '2.5.29.17'
_ACCESS, _CRL = '1.3.6.1.5.5.7.1.1', '2.5.29.31'
_OCSP, _ISSUERS = '+\6\1\5\5\x07\x30\1', '+\6\1\5\5\x07\x30\2'
_SEQUENCE, _OBJECT, _URI = 0x30, 0x06, 0x86


def decode(certificate):
    """Return what SSLSocket.getpeercert() tells."""
    serial = '%X' % certificate.getSerialNumber()
    found = {
        'subject': _name(certificate.getSubjectX500Principal()),
        'issuer': _name(certificate.getIssuerX500Principal()),
        'version': certificate.getVersion(),
        'serialNumber': serial if len(serial) % 2 == 0 else '0' + serial,
        'notBefore': _date(certificate.getNotBefore()),
        'notAfter': _date(certificate.getNotAfter())}
    # Java's own refuses all of them for a null byte in one.
    names = [(tag & 0x1f, content) for tag, content in
             _inside(certificate.getExtensionValue(_NAMES_OF_SUBJECT))]
    if names:
        found['subjectAltName'] = tuple(
            (_KINDS[kind], _other_name(kind, name)) for kind, name in names
            if kind in _KINDS)
    access = [list(_elements(content)) for _, content in
              _inside(certificate.getExtensionValue(_ACCESS))]
    for key, method in ('OCSP', _OCSP), ('caIssuers', _ISSUERS):
        uris = tuple(uri for (_, by), (kind, uri) in access
                     if by == method and kind == _URI)
        if uris:
            found[key] = uris
    crls = tuple(_uris(certificate.getExtensionValue(_CRL)))
    if crls:
        found['crlDistributionPoints'] = crls
    return found


def _name(principal):
    text = principal.getName('RFC2253', _NAMES)
    return tuple(
        tuple((str(attribute.getID()), unicode(attribute.get()))
              for attribute in rdn.toAttributes().getAll())
        for rdn in LdapName(text).getRdns())


def _date(date):
    """Return a date as ASN1_TIME_print() writes it."""
    moment = time.gmtime(date.getTime() // 1000)
    month = 'JanFebMarAprMayJunJulAugSepOctNovDec'[3 * moment.tm_mon - 3:][:3]
    return '%s %2d %02d:%02d:%02d %d GMT' % (
        month, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec,
        moment.tm_year)


def _other_name(kind, der):
    if kind in (0, 3, 5):
        return '<unsupported>'
    if kind == 4:
        return _name(X500Principal(array('b', der)))
    if kind == 7 and len(der) == 4:
        return '.'.join(str(ord(byte)) for byte in der)
    if kind == 7:
        return ':'.join('%X' % int(der[at:at + 2].encode('hex'), 16)
                        for at in range(0, len(der), 2)) + '\n'
    if kind == 8:
        return _object(der)
    return der


def _object(der):
    """Return the number of an object, such as 1.2.840."""
    numbers = [0]
    for byte in der:
        numbers[-1] = numbers[-1] << 7 | ord(byte) & 0x7f
        if ord(byte) < 0x80:
            numbers.append(0)
    first = min(numbers[0] // 40, 2)
    return '.'.join(map(str, [first, numbers[0] - 40 * first] + numbers[1:-1]))


def _elements(der):
    """Yield the (tag, content) that follow each other in DER."""
    at = 0
    while at + 2 <= len(der):
        tag, size = ord(der[at]), ord(der[at + 1])
        at += 2
        if size & 0x80:
            count = size & 0x7F
            size = int(der[at:at + count].encode('hex') or '0', 16)
            at += count
        yield tag, der[at:at + size]
        at += size


def _inside(extension):
    """Return the elements of the sequence that an extension is."""
    if extension is None:
        return []
    (_, value), = _elements(extension.tostring())
    (_, content), = _elements(value)
    return list(_elements(content))


def _uris(extension):
    """Yield the URIs anywhere in an extension."""
    waiting = _inside(extension)
    while waiting:
        tag, content = waiting.pop(0)
        if tag == _URI:
            yield content
        elif tag & 0x20:  # is made of others
            waiting[:0] = _elements(content)
