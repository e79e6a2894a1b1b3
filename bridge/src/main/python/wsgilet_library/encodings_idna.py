"""Names that are no domain names are a UnicodeError, no Java exception."""
from __future__ import absolute_import


def mend(idna):
    from java.lang import IllegalArgumentException
    to_ascii = idna.ToASCII

    def ToASCII(label):
        """Return a label of a domain name as DNS has it (RFC 3490, 4.1)."""
        try:
            encoded = label.encode('ascii')
        except UnicodeError:
            try:
                encoded = str(to_ascii(label))
            except IllegalArgumentException as e:
                raise UnicodeError('label %r is no part of a domain name: %s'
                                   % (label, e.getMessage()))
        if 0 < len(encoded) < 64:
            return encoded
        raise UnicodeError('label empty or too long')

    idna.ToASCII = ToASCII
