"""Quoted-printable and uuencoded lines are decoded as in CPython."""
from __future__ import absolute_import


def mend(binascii):
    from org.wsgilet.bridge.library.binary import QuotedPrintable, UuLine

    def a2b_qp(data, header=False):
        """Decode quoted-printable text."""
        return QuotedPrintable.decode(data, bool(header))

    def b2a_qp(data, quotetabs=False, istext=True, header=False):
        """Encode text as quoted-printable."""
        return QuotedPrintable.encode(data, bool(quotetabs), bool(istext),
                                      bool(header))

    def a2b_uu(data):
        """Decode a line of uuencoded data."""
        return UuLine.decode(data, binascii.Error)

    binascii.a2b_uu = a2b_uu
    binascii.a2b_qp, binascii.b2a_qp = a2b_qp, b2a_qp
