"""Quoted-printable is that of CPython, and takes its arguments by name."""
from __future__ import absolute_import


def mend(binascii):
    from org.wsgilet.bridge.library import QuotedPrintable

    def a2b_qp(data, header=False):
        """Decode quoted-printable text."""
        return QuotedPrintable.decode(data, bool(header))

    def b2a_qp(data, quotetabs=False, istext=True, header=False):
        """Encode text as quoted-printable."""
        return QuotedPrintable.encode(data, bool(quotetabs), bool(istext),
                                      bool(header))

    binascii.a2b_qp, binascii.b2a_qp = a2b_qp, b2a_qp
