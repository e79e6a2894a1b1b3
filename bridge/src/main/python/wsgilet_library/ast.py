"""Trees are copied and pickled, as CPython's; and the nodes of sets and
comprehensions of dicts, which Jython makes and does not name.
"""
from __future__ import absolute_import


def mend(ast):
    import _ast
    from org.python.antlr.ast import DictComp, Set
    from org.wsgilet.bridge.library import AstTypes
    AstTypes.mend()
    ast.DictComp = _ast.DictComp = DictComp
    ast.Set = _ast.Set = Set
