"""What may be empty and has no end can be repeated, as from CPython 2.7.9 on.

Jython takes it for "nothing to repeat": (?:a*)*. Its matcher counted up to
65535 and so let most of them through; ours does not.
"""
from __future__ import absolute_import


def mend(sre_compile):
    subpattern = sre_compile.SUBPATTERN

    def _simple(av):
        lowest, highest = av[2].getwidth()
        return lowest == highest == 1 and av[2][0][0] != subpattern

    sre_compile._simple = _simple
