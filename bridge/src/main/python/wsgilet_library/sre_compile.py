"""Repetitions and cases of letters as in CPython 2.7.18.

What may be empty and has no end can be repeated: (?:a*)*. Jython takes it for
"nothing to repeat"; its matcher counted up to 65535 and so let most of them
through, ours does not.

Where the case is ignored, each character of a range is meant in lower case,
not what is between its ends: [9-A] has no underscore. And with re.UNICODE,
letters with the same capital are the same.
"""
from __future__ import absolute_import

# Characters in lower case that have the same capital, as CPython has them.
_SAME = [
    u'i\u0131', u's\u017f', u'\xb5\u03bc', u'\u0345\u03b9\u1fbe',
    u'\u03b2\u03d0', u'\u03b5\u03f5', u'\u03b8\u03d1', u'\u03ba\u03f0',
    u'\u03c0\u03d6', u'\u03c1\u03f1', u'\u03c2\u03c3', u'\u03c6\u03d5',
    u'\u1e61\u1e9b']
_OTHERS = dict((ord(one), [ord(other) for other in same if other != one])
               for same in _SAME for one in same)


def mend(sre_compile):
    subpattern = sre_compile.SUBPATTERN
    literal, not_literal = sre_compile.LITERAL, sre_compile.NOT_LITERAL
    lower = sre_compile._sre.getlower
    ignore_case = sre_compile.SRE_FLAG_IGNORECASE
    in_unicode = ignore_case | sre_compile.SRE_FLAG_UNICODE
    any_flags = in_unicode | sre_compile.SRE_FLAG_LOCALE
    compile_items = sre_compile._compile
    compile_charset = sre_compile._compile_charset

    def _simple(av):
        lowest, highest = av[2].getwidth()
        return lowest == highest == 1 and av[2][0][0] != subpattern

    def _compile(code, pattern, flags):
        if flags & any_flags == in_unicode:
            pattern = [_set_of_same(item, flags) for item in pattern]
        compile_items(code, pattern, flags)

    def _set_of_same(item, flags):
        op, character = item
        if op in (literal, not_literal) and lower(character,
                                                  flags) in _OTHERS:
            refused = [(sre_compile.NEGATE, None)] if op == not_literal else []
            return sre_compile.IN, refused + [(literal, character)]
        return item

    def _compile_charset(charset, flags, code, fixup=None):
        if flags & ignore_case:
            charset = _without_case(sre_compile, charset, flags,
                                    flags & any_flags == in_unicode)
        compile_charset(charset, flags, code)

    sre_compile._simple = _simple
    sre_compile._compile = _compile
    sre_compile._compile_charset = _compile_charset


def _without_case(sre_compile, charset, flags, with_same):
    """Return a set that has what it is asked for in lower case."""
    from org.wsgilet.bridge.regex import LowerCases
    negated, ranges, categories = [], [], []
    for op, value in charset:
        if op in (sre_compile.LITERAL, sre_compile.RANGE):
            first, last = value if op == sre_compile.RANGE else (value, value)
            ranges.append((first, last))
            beyond = LowerCases.beyond(first, last, flags)
            ranges.extend(zip(beyond[::2], beyond[1::2]))
        elif op == sre_compile.NEGATE:
            negated.append((op, value))
        else:
            categories.append((op, value))
    if with_same:
        for one, others in _OTHERS.iteritems():
            if any(first <= one <= last for first, last in ranges[:]):
                ranges.extend((other, other) for other in others)
    return negated + [
        (sre_compile.LITERAL, first) if first == last
        else (sre_compile.RANGE, (first, last))
        for first, last in ranges] + categories
