"""Copies of lists in trees of ast are lists, as they are in CPython; an
instance may have a __reduce__ of its own."""
from __future__ import absolute_import


def mend(copy):
    from org.python.core import AstList
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendReduce()
    copy._copy_dispatch[AstList] = list
    copy._deepcopy_dispatch[AstList] = copy._deepcopy_dispatch[list]
