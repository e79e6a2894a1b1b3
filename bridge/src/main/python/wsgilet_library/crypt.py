"""crypt() returns a string; Jython's returns an array of bytes."""
from __future__ import absolute_import


def mend(crypt):
    original = crypt.crypt

    def crypt_(word, salt):
        """Return the hash of a password by crypt(3); None if it has none."""
        hashed = original(word, salt)
        if hashed is None or isinstance(hashed, str):
            return hashed
        return hashed.tostring().rstrip('\0')

    crypt_.__name__ = 'crypt'
    crypt.crypt = crypt_
