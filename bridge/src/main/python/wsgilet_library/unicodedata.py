"""Properties of characters as CPython names them; names are str."""
from __future__ import absolute_import

# What CPython calls otherwise than ICU.
_TAGS = {'nobreak': 'noBreak', 'canonical': None, 'none': None}


def mend(unicodedata):
    from com.ibm.icu.lang import UCharacter, UProperty
    from com.ibm.icu.text import Normalizer2
    name_of, bidirectional_of, mirrored_of = (
        unicodedata.name, unicodedata.bidirectional, unicodedata.mirrored)
    lookup_of, code_of = unicodedata.lookup, unicodedata._get_codepoint

    def name(*args):
        """Return the name of a character, or the second argument."""
        found = name_of(*args)
        return found.encode('ascii') if found and found not in args else found

    def lookup(name):
        """Return the character of a name."""
        try:
            return lookup_of(name)
        except KeyError:
            raise KeyError("undefined character name '%s'" % name)

    def number(char, types, default, what):
        code = code_of(char)
        kind = UCharacter.getIntPropertyValue(code, UProperty.NUMERIC_TYPE)
        if kind in types:
            return UCharacter.getUnicodeNumericValue(code)
        if default:
            return default[0]
        raise ValueError('not a ' + what)

    def decimal(char, *default):
        """Return the value of a decimal digit, or the second argument."""
        found = number(char, (1,), default, 'decimal')
        return int(found) if type(found) is float else found

    def digit(char, *default):
        """Return the value of a digit, or the second argument."""
        found = number(char, (1, 2), default, 'digit')
        return int(found) if type(found) is float else found

    def numeric(char, *default):
        """Return the value of a number, or the second argument."""
        return number(char, (1, 2, 3), default, 'numeric character')

    def bidirectional(char):
        """Return the class of a character by the direction of writing."""
        found = bidirectional_of(char)
        return 'AN' if found == 'An' else found

    def mirrored(char):
        """Return 1 for a character that is mirrored from right to left."""
        return int(mirrored_of(char))

    raw = []  # ICU's data, read when they are asked for

    def decomposition(char):
        """Return what a character consists of, in one step."""
        code = code_of(char)
        if not raw:
            raw.append(Normalizer2.getNFKCInstance())
        parts = raw[0].getRawDecomposition(code)
        if parts is None or 0xac00 <= code <= 0xd7a3:  # of Hangul
            return ''
        kind = UProperty.DECOMPOSITION_TYPE
        tag = UCharacter.getPropertyValueName(
            kind, UCharacter.getIntPropertyValue(code, kind),
            UProperty.NameChoice.LONG).lower()
        tag = _TAGS.get(tag, tag)
        codes = ' '.join('%04X' % ord(part) for part in parts)
        return str('<%s> %s' % (tag, codes) if tag else codes)

    for function in (name, lookup, decimal, digit, numeric, bidirectional,
                     mirrored, decomposition):
        setattr(unicodedata, function.__name__, function)
