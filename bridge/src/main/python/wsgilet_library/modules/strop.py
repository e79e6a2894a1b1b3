"""The functions of string in C, which the methods of strings have replaced.

They take strings of bytes alone, as ASCII; a unicode string is encoded, and
whitespace is that of C.
"""
import re as _re
from warnings import warn as _warn

from org.wsgilet.bridge.library import BuiltinTypes as _BuiltinTypes

whitespace = '\t\n\x0b\x0c\r '
lowercase = 'abcdefghijklmnopqrstuvwxyz'
uppercase = lowercase.upper()

_CHARACTERS = ''.join(map(chr, range(256)))
_INT_LIMIT = 1 << 63


def _obsolete():
    _warn('strop functions are obsolete; use string methods',
          DeprecationWarning, stacklevel=3)


def _bytes(value, function, argument=None, kind='read-only buffer'):
    """Return a string of bytes, of whatever has them."""
    if isinstance(value, unicode):
        return value.encode('ascii')
    if isinstance(value, str):
        return value
    if argument is None:
        raise TypeError('expected string or Unicode object, %s found'
                        % type(value).__name__)
    if isinstance(value, buffer):
        return str(value)
    raise TypeError('%s() argument %d must be string or %s, not %s' % (
        function, argument, kind,
        'None' if value is None else type(value).__name__))


def _characters(value, function, argument):
    return _bytes(value, function, argument, 'read-only character buffer')


# Numbers

def _number_text(value, function):
    if not isinstance(value, basestring):
        raise TypeError('%s() argument 1 must be string, not %s'
                        % (function, type(value).__name__))
    value = str(value)
    if '\0' in value:
        raise TypeError('%s() argument 1 must be string without null bytes, '
                        'not str' % function)
    return value


def _check_base(base, function):
    if base != 0 and not 2 <= base <= 36:
        raise ValueError('invalid base for %s()' % function)


def atof(s):
    """Return the float that a string names."""
    _obsolete()
    s = _number_text(s, 'atof')
    if not s.strip():
        raise ValueError('empty string for atof()')
    try:
        value = float(s)
    except ValueError:
        if s.lstrip()[0] not in '+-.0123456789infINF':
            raise ValueError('could not convert string to float: ' + s)
        raise ValueError('invalid literal for atof(): ' + s)
    if value in (float('inf'), float('-inf')) and 'n' not in s.lower():
        raise OverflowError('value too large to convert to float: ' + s)
    return value


def atoi(s, base=10):
    """Return the int that a string names."""
    _obsolete()
    _check_base(base, 'atoi')
    s = _number_text(s, 'atoi')
    try:
        if s[-1:] in 'lL' and base < 22:
            raise ValueError
        value = int(s, base)
    except ValueError:
        raise ValueError('invalid literal for atoi(): ' + s)
    if not -_INT_LIMIT <= value < _INT_LIMIT:
        raise ValueError('atoi() literal too large: ' + s)
    return value


def atol(s, base=10):
    """Return the long that a string names."""
    _obsolete()
    _check_base(base, 'atol')
    s = _number_text(s, 'atol')
    if not s.strip():
        raise ValueError('empty string for atol()')
    return long(s, base)


# Letters

def lower(s):
    """Return a string with letters of ASCII in lower case."""
    _obsolete()
    return _bytes(s, 'lower').lower()


def upper(s):
    """Return a string with letters of ASCII in upper case."""
    _obsolete()
    return _bytes(s, 'upper').upper()


def swapcase(s):
    """Return a string with the case of letters of ASCII swapped."""
    _obsolete()
    return _bytes(s, 'swapcase').swapcase()


def capitalize(s):
    """Return a string with its first letter alone in upper case."""
    _obsolete()
    return _bytes(s, 'capitalize').capitalize()


def strip(s):
    """Return a string without whitespace around it."""
    _obsolete()
    return _bytes(s, 'strip').strip(whitespace)


def lstrip(s):
    """Return a string without whitespace in front."""
    _obsolete()
    return _bytes(s, 'lstrip').lstrip(whitespace)


def rstrip(s):
    """Return a string without whitespace behind."""
    _obsolete()
    return _bytes(s, 'rstrip').rstrip(whitespace)


def expandtabs(s, tabsize=8):
    """Return a string with spaces in place of tabs."""
    _obsolete()
    if tabsize < 1:
        raise ValueError('tabsize must be at least 1')
    return _bytes(s, 'expandtabs').expandtabs(tabsize)


# Searches

def count(s, sub, *bounds):
    """Return how often a string has another one."""
    _obsolete()
    return _characters(s, 'count', 1).count(
        _characters(sub, 'count', 2), *bounds)


def find(s, sub, *bounds):
    """Return where a string has another one first, or -1."""
    _obsolete()
    return _characters(s, 'find', 1).find(
        _characters(sub, 'find', 2), *bounds)


def rfind(s, sub, *bounds):
    """Return where a string has another one last, or -1."""
    _obsolete()
    return _characters(s, 'rfind', 1).rfind(
        _characters(sub, 'rfind', 2), *bounds)


def replace(s, old, new, maxsplit=-1):
    """Return a string with new in place of old: maxsplit times, unless 0."""
    _obsolete()
    s = _characters(s, 'replace', 1)
    old = _characters(old, 'replace', 2)
    new = _characters(new, 'replace', 3)
    if not old:
        raise ValueError('empty pattern string')
    return s.replace(old, new, maxsplit or -1)


# Words

def split(s, sep=None, maxsplit=0):
    """Return the words of a string: split maxsplit times, unless 0."""
    _obsolete()
    s = _bytes(s, 'split', 1)
    if sep is not None:
        sep = _bytes(sep, 'split', 2)
        if not sep:
            raise ValueError('empty separator')
        return s.split(sep, maxsplit if maxsplit > 0 else -1)
    s = s.lstrip(whitespace)
    if not s:
        return []
    if not maxsplit:
        s = s.rstrip(whitespace)
    words = _re.split('[' + whitespace + ']+', s, abs(maxsplit))
    return words if words[-1] else words[:-1]


def join(words, sep=' '):
    """Return the strings of a sequence with a separator between."""
    _obsolete()
    sep = _number_text(sep, 'join') if sep else ''
    if isinstance(words, dict):
        raise TypeError("object of type 'dict' has no len()")
    strings = [words[index] for index in range(len(words))]
    if not all(isinstance(word, str) for word in strings):
        raise TypeError('first argument must be sequence of strings')
    return sep.join(strings)


def maketrans(frm, to):
    """Return the table for translate() that maps some characters."""
    frm, to = _bytes(frm, 'maketrans', 1), _bytes(to, 'maketrans', 2)
    if len(frm) != len(to):
        raise ValueError('maketrans arguments must have same length')
    table = list(_CHARACTERS)
    for character, other in zip(frm, to):
        table[ord(character)] = other
    return ''.join(table)


def translate(s, table, deletechars=''):
    """Return a string with characters deleted, and others in their place."""
    _obsolete()
    if not isinstance(s, str):
        raise TypeError('translate() argument 1 must be string, not %s'
                        % type(s).__name__)
    table = _characters(table, 'translate', 2)
    if len(table) != 256:
        raise ValueError('translation table must be 256 characters long')
    return s.translate(table, _characters(deletechars, 'translate', 3))


for _function in (atof, atoi, atol, lower, upper, swapcase, capitalize,
                  strip, lstrip, rstrip, expandtabs, count, find, rfind,
                  replace, split, join, maketrans, translate):
    globals()[_function.__name__] = _BuiltinTypes.functionOfC(_function)
splitfields, joinfields = split, join
