"""The operator @=, and encodings that are declared where CPython looks."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(tokenize):
    compiled = tokenize.re.compile
    tokenize.PseudoToken = tokenize.PseudoToken.replace(
        r'[+\-*/%&|^=<>]=?', r'[+\-*/%&@|^=<>]=?')
    tokenize.pseudoprog = compiled(tokenize.PseudoToken)
    tokenize.cookie_re = compiled(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')
    tokenize.blank_re = compiled(r'^[ \t\f]*(?:[#\r\n]|$)')
    revise(tokenize.detect_encoding, (
        '    second = read_or_stop()\n',
        '    if not blank_re.match(first):\n'
        '        return default, [first]\n'
        '    second = read_or_stop()\n'))
