"""Grammars of CPython 2.7.18 have the operator @=."""
from __future__ import absolute_import


def mend(grammar):
    token = grammar.token
    if not hasattr(token, 'ATEQUAL'):
        token.ATEQUAL = token.N_TOKENS
        token.N_TOKENS += 1
        token.tok_name[token.ATEQUAL] = 'ATEQUAL'
    grammar.Grammar.loads = _loads
    grammar.opmap.setdefault('@=', token.ATEQUAL)


def _loads(self, pkl):
    """Load the tables from what pickle made of them."""
    import pickle
    self.__dict__.update(pickle.loads(pkl))
