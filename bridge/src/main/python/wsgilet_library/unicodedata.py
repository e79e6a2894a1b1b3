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
    unicodedata.UCD = UCD
    unicodedata.ucd_3_2_0 = UCD(unicodedata, code_of)
    UCD.__module__ = 'unicodedata'


class UCD(object):
    """The database as it was in Unicode 3.2, by which IDNA and XMPP prepare
    names: characters that came later are not assigned."""

    unidata_version = '3.2.0'

    def __init__(self, unicodedata, code_of):
        self._today, self._code_of = unicodedata, code_of
        self._forms = {}

    def _is_known(self, char):
        from com.ibm.icu.lang import UCharacter
        age = UCharacter.getAge(self._code_of(char))
        return 0 < age.major and (age.major, age.minor) <= (3, 2)

    def _answer(self, function, char, unknown):
        known = self._is_known(char)
        return getattr(self._today, function)(char) if known else unknown

    def _value(self, function, char, default, error):
        if self._is_known(char):
            return getattr(self._today, function)(char, *default)
        if default:
            return default[0]
        raise ValueError(error)

    def name(self, char, *default):
        """Return the name of a character, or the second argument."""
        return self._value('name', char, default, 'no such name')

    def decimal(self, char, *default):
        """Return the value of a decimal digit, or the second argument."""
        return self._value('decimal', char, default, 'not a decimal')

    def digit(self, char, *default):
        """Return the value of a digit, or the second argument."""
        return self._value('digit', char, default, 'not a digit')

    def numeric(self, char, *default):
        """Return the value of a number, or the second argument."""
        return self._value('numeric', char, default,
                           'not a numeric character')

    def lookup(self, name):
        """Return the character of a name."""
        char = self._today.lookup(name)
        if not self._is_known(char):
            raise KeyError("undefined character name '%s'" % name)
        return char

    def category(self, char):
        """Return the general category of a character."""
        return self._answer('category', char, 'Cn')

    def bidirectional(self, char):
        """Return the class of a character by the direction of writing."""
        return self._answer('bidirectional', char, '')

    def combining(self, char):
        """Return the canonical combining class of a character."""
        return self._answer('combining', char, 0)

    def east_asian_width(self, char):
        """Return how wide a character is in texts of East Asia."""
        return self._answer('east_asian_width', char, 'N')

    def mirrored(self, char):
        """Return 1 for a character that is mirrored from right to left."""
        return self._answer('mirrored', char, 0)

    def decomposition(self, char):
        """Return what a character consists of, in one step."""
        return self._answer('decomposition', char, '')

    def normalize(self, form, unistr):
        """Return a text in one of the normal forms."""
        from com.ibm.icu.text import FilteredNormalizer2, Normalizer2
        from com.ibm.icu.text import UnicodeSet
        self._today.normalize(form, unistr)  # raises what there is to raise
        if form not in self._forms:
            whole = getattr(Normalizer2, 'get%sInstance' % form)()
            self._forms[form] = FilteredNormalizer2(
                whole, UnicodeSet('[:age=3.2:]'))
        return self._forms[form].normalize(unistr)
