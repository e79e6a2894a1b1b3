"""Cipher suites by the names and lists of OpenSSL."""
from __future__ import absolute_import
import re

_KEYS = {  # the key exchange of Java: its name, and words of lists for it
    'RSA': ('', 'kRSA RSA aRSA'),
    'DHE_RSA': ('DHE-RSA-', 'kDHE kEDH DHE EDH DH aRSA'),
    'DHE_DSS': ('DHE-DSS-', 'kDHE kEDH DHE EDH DH aDSS DSS'),
    'ECDHE_RSA': ('ECDHE-RSA-', 'kECDHE kEECDH ECDHE EECDH ECDH aRSA'),
    'ECDHE_ECDSA': ('ECDHE-ECDSA-',
                    'kECDHE kEECDH ECDHE EECDH ECDH aECDSA ECDSA'),
    'ECDH_RSA': ('ECDH-RSA-', 'kECDHr kECDH ECDH aECDH'),
    'ECDH_ECDSA': ('ECDH-ECDSA-', 'kECDHe kECDH ECDH aECDH'),
    'DH_anon': ('ADH-', 'kDHE kEDH ADH DH aNULL'),
    'ECDH_anon': ('AECDH-', 'kECDHE kEECDH AECDH ECDH aNULL')}
_DATA = {  # likewise, and how many bits
    'AES_128_CBC': ('AES128', 'AES AES128', 128),
    'AES_256_CBC': ('AES256', 'AES AES256', 256),
    'AES_128_GCM': ('AES128-GCM', 'AES AES128 AESGCM', 128),
    'AES_256_GCM': ('AES256-GCM', 'AES AES256 AESGCM', 256),
    'CHACHA20_POLY1305': ('CHACHA20-POLY1305', 'CHACHA20', 256),
    '3DES_EDE_CBC': ('DES-CBC3', '3DES', 112),
    'DES_CBC': ('DES-CBC', 'DES', 56),
    'RC4_128': ('RC4', 'RC4', 128),
    'NULL': ('NULL', 'eNULL NULL', 0)}
_STREAMED = ('AES_128_GCM', 'AES_256_GCM', 'CHACHA20_POLY1305')
_SUITE = re.compile(r'(?:TLS|SSL)_(\w+?)_WITH_(\w+)_(SHA|SHA256|SHA384|MD5)$')


def described(suite):
    """Return SSLSocket.cipher() of a suite of Java."""
    match = _SUITE.match(suite)
    if not match:  # of TLS 1.3, whose names are the same
        return suite, 'TLSv1.3', 128 if '_128_' in suite else 256
    key, data, digest = match.groups()
    if key not in _KEYS or data not in _DATA:
        return suite, _version(match), 256 if '256' in data else 128
    name = _KEYS[key][0] + _DATA[data][0]
    if data != 'CHACHA20_POLY1305':
        name += '-' + digest
    return name, _version(match), _DATA[data][2]


def _version(match):
    key, data, digest = match.groups()
    if data in _STREAMED or digest in ('SHA256', 'SHA384'):
        return 'TLSv1.2'
    return 'TLSv1.0' if key.startswith('ECDHE') else 'SSLv3'


def _words(suite):
    """Return all words of lists by which a suite is selected."""
    match = _SUITE.match(suite)
    key, data, digest = match.groups()
    if key not in _KEYS or data not in _DATA:
        return frozenset()
    name, version, bits = described(suite)
    words = [name, suite, version] + _KEYS[key][1].split() + \
        _DATA[data][1].split()
    if data not in _STREAMED:
        words += ['SHA1', 'SHA'] if digest == 'SHA' else [digest]
    if version == 'SSLv3':
        words.append('TLSv1')
    if data != 'NULL':
        words.append('ALL')
        words.append('HIGH' if bits >= 128 and data != 'RC4_128'
                     else 'MEDIUM' if bits >= 112 else 'LOW')
        words.append('COMPLEMENTOFDEFAULT' if 'aNULL' in words
                     or words[-1] != 'HIGH' else 'DEFAULT')
    else:
        words.append('COMPLEMENTOFALL')
    return frozenset(words)


def select(text, suites):
    """Return the suites that a list of OpenSSL selects, in its order.

    suites -- names of Java, the best first; those of TLS 1.3 have no part
    """
    words = dict((suite, _words(suite)) for suite in suites
                 if _SUITE.match(suite))
    known = [suite for suite in suites if suite in words]
    selected, refused = [], set()
    for rule in re.split(r'[:, ;]+', text):
        operator = rule[:1] if rule[:1] in ('!', '-', '+') else ''
        wanted = rule[len(operator):].split('+')
        if rule == '@STRENGTH':
            selected.sort(key=lambda suite: -described(suite)[2])
            continue
        found = [suite for suite in known
                 if all(word in words[suite] for word in wanted)]
        if not operator:
            selected += [suite for suite in found if suite not in selected
                         and suite not in refused]
            continue
        moved = [suite for suite in selected if suite in found]
        selected = [suite for suite in selected if suite not in found]
        if operator == '+':
            selected += moved
        elif operator == '!':
            refused.update(found)
    return selected
