"""Hashes take whatever has bytes, and are named."""
from __future__ import absolute_import


def mend(hashlib):
    import _hashlib
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendHashes()

    def takes_bytes(constructor):
        def make(string=''):
            if type(string) is str:
                return constructor(string)
            hash = constructor()
            hash.update(string)
            return hash
        return make

    for name in hashlib.algorithms:
        constructor = takes_bytes(getattr(_hashlib, 'openssl_' + name))
        constructor.__name__ = 'openssl_' + name
        # Django's PBKDF2PasswordHasher has digest = hashlib.sha256.
        setattr(hashlib, name, BuiltinTypes.functionOfC(constructor))

    def new(name, string=''):
        """Return a hash of an algorithm, updated with a string."""
        if not isinstance(name, basestring):
            raise TypeError('name must be a string')
        lower = name.lower()
        if lower in hashlib.algorithms:
            return getattr(hashlib, lower)(string)
        hash = _Digest(name, _digest(lower, name))
        hash.update(string)
        return hash

    hashlib.new = new
    hashlib.algorithms_guaranteed = set(hashlib.algorithms)
    hashlib.algorithms_available = set(hashlib.algorithms)
    _mend_pbkdf2(hashlib)


# Beyond those that the module names: what OpenSSL 1.1 has, by its names, as
# (Java's name, size of the digest, size of a block), in bytes.
_OF_OPENSSL = {
    'blake2b512': ('BLAKE2B-512', 64, 128),
    'blake2s256': ('BLAKE2S-256', 32, 64),
    'md4': ('MD4', 16, 64),
    'ripemd160': ('RIPEMD160', 20, 64),
    'sha3-224': ('SHA3-224', 28, 144),
    'sha3-256': ('SHA3-256', 32, 136),
    'sha3-384': ('SHA3-384', 48, 104),
    'sha3-512': ('SHA3-512', 64, 72),
    'sha512-224': ('SHA-512/224', 28, 128),
    'sha512-256': ('SHA-512/256', 32, 128),
    'shake128': ('SHAKE128-256', 16, 168),
    'shake256': ('SHAKE256-512', 32, 136),
    'sm3': ('SM3', 32, 64),
    'whirlpool': ('WHIRLPOOL', 64, 64),
}
_ALIASES = {
    'ripemd': 'ripemd160', 'rmd160': 'ripemd160', 'rsa-md4': 'md4',
    'rsa-ripemd160': 'ripemd160', 'rsa-sha512/224': 'sha512-224',
    'rsa-sha512/256': 'sha512-256', 'rsa-sm3': 'sm3',
}


def _digest(lower, name):
    """Return a MessageDigest of Java, the sizes of a digest and a block."""
    from java.security import MessageDigest, NoSuchAlgorithmException
    known = _ALIASES.get(lower, lower)
    if known not in _OF_OPENSSL:
        raise ValueError('unsupported hash type ' + name)
    java_name, size, block = _OF_OPENSSL[known]
    try:
        return MessageDigest.getInstance(java_name), size, block
    except NoSuchAlgorithmException:
        from org.bouncycastle.jce.provider import BouncyCastleProvider
        return (MessageDigest.getInstance(java_name, BouncyCastleProvider()),
                size, block)


class _Digest(object):
    """A hash that the module has no name for."""

    def __init__(self, name, algorithm):
        self.name = name
        self._algorithm = algorithm
        self._java, self.digest_size, self.block_size = algorithm
        self.digestsize = self.digest_size

    def update(self, string):
        """Hash more bytes."""
        from java.lang import String
        if isinstance(string, unicode):
            string = string.encode()
        elif not isinstance(string, str):
            string = str(buffer(string))
        self._java.update(String(string).getBytes('ISO-8859-1'))

    def digest(self):
        """Return the digest as bytes."""
        digest = self._java.clone().digest().tostring()
        return digest[:self.digest_size]

    def hexdigest(self):
        """Return the digest in hexadecimal."""
        return self.digest().encode('hex')

    def copy(self):
        """Return a hash that goes on from here."""
        return _Digest(self.name,
                       (self._java.clone(),) + self._algorithm[1:])

    def __repr__(self):
        return '<%s HASH object @ 0x%x>' % (self.name, id(self))


_Digest.__name__ = 'HASH'
_Digest.__module__ = '_hashlib'


def _mend_pbkdf2(hashlib):
    if hasattr(hashlib, 'pbkdf2_hmac'):
        return
    from org.wsgilet.bridge.library import BuiltinTypes
    from org.wsgilet.bridge.library.binary import Pbkdf2

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        """Derive a key as RFC 8018 says, of dklen bytes."""
        if dklen is None:
            dklen = hashlib.new(hash_name).digest_size
        return Pbkdf2.derive(hash_name, bytes(password), bytes(salt),
                             iterations, dklen)

    hashlib.pbkdf2_hmac = BuiltinTypes.functionOfC(pbkdf2_hmac)
