"""The tables of RFC 3454 (stringprep).

B.2 and the tables A.1 and D are of Unicode 3.2; what Unicode's database of
Java says of a later character does not count: that is unassigned (A.1).
"""
from org.wsgilet.bridge.library import StringPrep as _java

_SPACES = u'\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008' \
    u'\u2009\u200a\u200b\u202f\u205f\u3000'
_TO_NOTHING = frozenset(
    [0xAD, 0x34F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D,
     0x2060, 0xFEFF] + range(0xFE00, 0xFE10))
_CONTROLS = frozenset(
    range(0x80, 0xA0) +
    [0x6DD, 0x70F, 0x180E, 0x200C, 0x200D, 0x2028, 0x2029, 0x2060, 0x2061,
     0x2062, 0x2063, 0xFEFF] + range(0x206A, 0x2070) +
    range(0xFFF9, 0xFFFD) + range(0x1D173, 0x1D17B))
_NO_PLAIN_TEXT = frozenset(range(0xFFF9, 0xFFFE))
_DESCRIPTIONS = frozenset(range(0x2FF0, 0x2FFC))
_DEPRECATED = frozenset([0x340, 0x341, 0x200E, 0x200F] +
                        range(0x202A, 0x202F) + range(0x206A, 0x2070))
_TAGS = frozenset([0xE0001] + range(0xE0020, 0xE0080))


def in_table_a1(code):
    """Unassigned code points in Unicode 3.2."""
    return _java.isUnassigned(ord(code))


def in_table_b1(code):
    """Commonly mapped to nothing."""
    return ord(code) in _TO_NOTHING


def map_table_b3(code):
    """Mapping for case-folding used with no normalization."""
    return _java.fold(code)


def map_table_b2(code):
    """Mapping for case-folding used with NFKC."""
    return _java.foldForNfkc(code)


def in_table_c11(code):
    """ASCII space characters."""
    return code == u' '


def in_table_c12(code):
    """Non-ASCII space characters."""
    return code == u'\xa0' or code in _SPACES


def in_table_c11_c12(code):
    """Space characters."""
    return in_table_c11(code) or in_table_c12(code)


def in_table_c21(code):
    """ASCII control characters."""
    return ord(code) < 0x20 or ord(code) == 0x7F


def in_table_c22(code):
    """Non-ASCII control characters."""
    return ord(code) in _CONTROLS


def in_table_c21_c22(code):
    """Control characters."""
    return in_table_c21(code) or in_table_c22(code)


def in_table_c3(code):
    """Private use."""
    number = ord(code)
    return (0xE000 <= number < 0xF900 or 0xF0000 <= number < 0xFFFFE
            or 0x100000 <= number < 0x10FFFE)


def in_table_c4(code):
    """Non-character code points."""
    number = ord(code)
    return 0xFDD0 <= number < 0xFDF0 or number & 0xFFFE == 0xFFFE


def in_table_c5(code):
    """Surrogate codes."""
    return 0xD800 <= ord(code) < 0xE000


def in_table_c6(code):
    """Inappropriate for plain text."""
    return ord(code) in _NO_PLAIN_TEXT


def in_table_c7(code):
    """Inappropriate for canonical representation."""
    return ord(code) in _DESCRIPTIONS


def in_table_c8(code):
    """Change display properties or are deprecated."""
    return ord(code) in _DEPRECATED


def in_table_c9(code):
    """Tagging characters."""
    return ord(code) in _TAGS


def in_table_d1(code):
    """Characters with bidirectional property "R" or "AL"."""
    return _java.isRightToLeft(ord(code))


def in_table_d2(code):
    """Characters with bidirectional property "L"."""
    return _java.isLeftToRight(ord(code))
