"""Numbers are read in linear time (CPython 2.7.15)."""
from __future__ import absolute_import


def mend(fpformat):
    import re
    extract = fpformat.extract
    # Without the zeros in front, which two parts of it could take.
    fpformat.decoder = re.compile(
        r'^([-+]?)(\d*)((?:\.\d*)?)(([eE][-+]?\d+)?)$')

    def mended_extract(s):
        """Return sign, whole part, fraction and exponent of a number."""
        sign, whole, fraction, exponent = extract(s)
        return sign, whole.lstrip('0'), fraction, exponent

    fpformat.extract = mended_extract
