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
        lower = name.lower()
        if lower in hashlib.algorithms:
            return getattr(hashlib, lower)(string)
        hash = _hashlib.new(name)
        hash.update(string)
        return hash

    hashlib.new = new
    hashlib.algorithms_guaranteed = set(hashlib.algorithms)
    hashlib.algorithms_available = set(hashlib.algorithms)
    _mend_pbkdf2(hashlib)


def _mend_pbkdf2(hashlib):
    if hasattr(hashlib, 'pbkdf2_hmac'):
        return
    from org.wsgilet.bridge.library import BuiltinTypes, Pbkdf2

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        """Derive a key as RFC 8018 says, of dklen bytes."""
        if dklen is None:
            dklen = hashlib.new(hash_name).digest_size
        return Pbkdf2.derive(hash_name, bytes(password), bytes(salt),
                             iterations, dklen)

    hashlib.pbkdf2_hmac = BuiltinTypes.functionOfC(pbkdf2_hmac)
