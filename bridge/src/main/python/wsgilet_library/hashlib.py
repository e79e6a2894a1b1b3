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
        setattr(hashlib, name, constructor)

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
