"""Copies of lists in trees of ast are lists, as they are in CPython."""
from __future__ import absolute_import


def mend(copy):
    from org.python.core import AstList
    copy._copy_dispatch[AstList] = list
    copy._deepcopy_dispatch[AstList] = copy._deepcopy_dispatch[list]
