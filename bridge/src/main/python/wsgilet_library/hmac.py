"""compare_digest(), of CPython 2.7.7."""
from __future__ import absolute_import


def mend(hmac):
    if hasattr(hmac, 'compare_digest'):
        return
    from org.wsgilet.bridge.library.binary import ConstantTime

    def compare_digest(a, b):
        """Return a == b in a time that does not tell where they differ."""
        return ConstantTime.equal(a, b)

    hmac.compare_digest = compare_digest
