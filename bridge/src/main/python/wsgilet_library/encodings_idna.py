"""Names of domains as CPython 2.7 prepares them (RFC 3490 and 3491).

What is no such name is a UnicodeError in its words, no Java exception.
"""
from __future__ import absolute_import

_PREFIX = 'xn--'


def mend(idna):
    import stringprep
    from unicodedata import ucd_3_2_0 as unicodedata

    def nameprep(label):
        """Return a label as it is compared."""
        mapped = u''.join([stringprep.map_table_b2(c) for c in label
                           if not stringprep.in_table_b1(c)])
        label = unicodedata.normalize('NFKC', mapped)
        for c in label:
            if any(prohibits(c) for prohibits in _prohibited):
                raise UnicodeError('Invalid character %r' % c)
        from_right = map(stringprep.in_table_d1, label)
        if any(from_right):
            # RFC 3454, section 6
            if any(map(stringprep.in_table_d2, label)):
                raise UnicodeError('Violation of BIDI requirement 2')
            if not from_right[0] or not from_right[-1]:
                raise UnicodeError('Violation of BIDI requirement 3')
        return label

    _prohibited = [getattr(stringprep, 'in_table_c' + table) for table in
                   ('12', '22', '3', '4', '5', '6', '7', '8', '9')]

    def limited(label):
        if 0 < len(label) < 64:
            return label
        raise UnicodeError('label empty or too long')

    def ascii_of(label):
        try:
            return label.encode('ascii')
        except UnicodeError:
            return None

    def ToASCII(label):
        """Return a label as DNS has it (RFC 3490, 4.1)."""
        plain = ascii_of(label)
        if plain is not None:
            return limited(plain)
        label = nameprep(label)
        plain = ascii_of(label)
        if plain is not None:
            return limited(plain)
        if label.startswith(_PREFIX):
            raise UnicodeError('Label starts with ACE prefix')
        return limited(_PREFIX + label.encode('punycode'))

    def ToUnicode(label):
        """Return a label as it is shown (RFC 3490, 4.2)."""
        plain = label if isinstance(label, str) else ascii_of(label)
        if plain is None:
            plain = ascii_of(nameprep(label))
            if plain is None:
                raise UnicodeError('Invalid character in IDN label')
        if not plain.startswith(_PREFIX):
            return unicode(plain, 'ascii')
        shown = plain[len(_PREFIX):].decode('punycode')
        again = ToASCII(shown)
        if unicode(plain, 'ascii').lower() != unicode(again, 'ascii'):
            raise UnicodeError('IDNA does not round-trip', label, again)
        return shown

    for function in nameprep, ToASCII, ToUnicode:
        setattr(idna, function.__name__, function)
    idna.ace_prefix, idna.uace_prefix = _PREFIX, unicode(_PREFIX)
    idna.stringprep, idna.unicodedata = stringprep, unicodedata
