"""Trees are copied and pickled, as CPython's; and the node of a set, which
Jython makes and does not name.
"""
from __future__ import absolute_import


def mend(ast):
    import _ast
    from org.python.antlr.ast import Set
    from org.wsgilet.bridge.library import AstTypes
    AstTypes.mend()
    ast.Set = _ast.Set = Set
