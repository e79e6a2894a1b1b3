"""Quoted-printable takes its arguments by name."""
from __future__ import absolute_import


def mend(binascii):
    decode, encode = binascii.a2b_qp, binascii.b2a_qp

    def a2b_qp(data, header=False):
        """Decode quoted-printable text."""
        return decode(data, header)

    def b2a_qp(data, quotetabs=False, istext=True, header=False):
        """Encode text as quoted-printable."""
        return encode(data, quotetabs, istext, header)

    binascii.a2b_qp, binascii.b2a_qp = a2b_qp, b2a_qp
