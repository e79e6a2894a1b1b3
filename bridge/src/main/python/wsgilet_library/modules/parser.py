"""Trees of Python's sources, with a node for each rule of the grammar.

A tree is a sequence: the number of a rule in the module symbol and its
children, or the number of a token in the module token and its text.
"""
import re as _re

from org.wsgilet.bridge.library import BuiltinTypes as _BuiltinTypes
from org.wsgilet.bridge.syntax import SyntaxTree as _SyntaxTree
from org.wsgilet.bridge.syntax import TreeCheck as _TreeCheck

__version__ = '0.5'

_DECLARATION = _re.compile(
    r'(?:[ \t\f]*(?:#[^\n]*)?\n)?[ \t\f]*#[^\n]*coding[:=][ \t]*([-\w.]+)')

# Encodings whose texts are the same in a tree; others are in UTF-8 there.
_AS_THEY_ARE = 'utf-8', 'iso-8859-1'


class ParserError(Exception):
    """What is given is no tree of a source."""


class STType(object):
    """A tree."""

    __slots__ = ('_tree',)

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'parser.st' instances")

    def __cmp__(self, other):
        if not isinstance(other, STType):
            return NotImplemented
        return (cmp(other.isexpr(), self.isexpr())
                or cmp(self.totuple(), other.totuple()))

    def __hash__(self):
        raise TypeError("unhashable type: 'parser.st'")

    def isexpr(self):
        """Return whether it is the tree of an expression."""
        return self._tree.isExpression()

    def issuite(self):
        """Return whether it is the tree of statements."""
        return not self._tree.isExpression()

    def totuple(self, line_info=False, col_info=False):
        """Return the tree as tuples, with lines and columns of tokens."""
        return self._tree.sequence(False, bool(line_info), bool(col_info))

    def tolist(self, line_info=False, col_info=False):
        """Return the tree as lists, with lines and columns of tokens."""
        return self._tree.sequence(True, bool(line_info), bool(col_info))

    def compile(self, filename='<syntax-tree>'):
        """Return the code of the tree."""
        source, encoding = self._tree.source(), self._tree.encoding()
        if encoding and encoding not in _AS_THEY_ARE:
            source = source.decode('utf-8').encode(encoding)
        return compile(source, filename,
                       'eval' if self.isexpr() else 'exec', 0, True)


STType.__name__ = 'st'
ASTType = STType


def _of(tree):
    made = object.__new__(STType)
    made._tree = tree
    return made


def _parsed(function, source, is_expression):
    if not isinstance(source, basestring):
        raise TypeError('%s() argument 1 must be string, not %s'
                        % (function, type(source).__name__))
    source = str(source)
    if '\0' in source:
        raise TypeError('%s() argument 1 must be string without null bytes, '
                        'not str' % function)
    source = source.replace('\r\n', '\n').replace('\r', '\n')
    declared = _DECLARATION.match(source)
    encoding = declared and _normal(declared.group(1))
    if encoding and encoding not in _AS_THEY_ARE:
        source = source.decode(encoding).encode('utf-8')
    return _of(_SyntaxTree.of(source, is_expression, encoding))


def _normal(encoding):
    name = encoding[:12].lower().replace('_', '-')
    if (name + '-').startswith('utf-8-'):
        return 'utf-8'
    for latin in 'latin-1', 'iso-8859-1', 'iso-latin-1':
        if (name + '-').startswith(latin + '-'):
            return 'iso-8859-1'
    return encoding


def expr(source):
    """Return the tree of an expression."""
    return _parsed('expr', source, True)


def suite(source):
    """Return the tree of statements."""
    return _parsed('suite', source, False)


def sequence2st(sequence):
    """Return the tree that tuples or lists are; raise ParserError."""
    if not hasattr(sequence, '__getitem__'):
        raise ValueError('sequence2st() requires a single sequence argument')
    return _of(_TreeCheck.tree(sequence, ParserError))


def _check(st, function):
    if not isinstance(st, STType):
        raise TypeError('%s() argument 1 must be parser.st, not %s'
                        % (function, type(st).__name__))
    return st


def st2tuple(ast, line_info=False, col_info=False):
    """Return a tree as tuples."""
    return _check(ast, 'st2tuple').totuple(line_info, col_info)


def st2list(ast, line_info=False, col_info=False):
    """Return a tree as lists."""
    return _check(ast, 'st2list').tolist(line_info, col_info)


def compilest(ast, filename='<syntax-tree>'):
    """Return the code of a tree."""
    return _check(ast, 'compilest').compile(filename)


def isexpr(ast):
    """Return whether it is the tree of an expression."""
    return _check(ast, 'isexpr').isexpr()


def issuite(ast):
    """Return whether it is the tree of statements."""
    return _check(ast, 'issuite').issuite()


def _pickler(ast):
    return sequence2st, (st2tuple(ast, True),)


for _function in (expr, suite, sequence2st, st2tuple, st2list, compilest,
                  isexpr, issuite):
    globals()[_function.__name__] = _BuiltinTypes.functionOfC(_function)
tuple2st = tuple2ast = sequence2ast = sequence2st
ast2tuple, ast2list, compileast = st2tuple, st2list, compilest

import copy_reg as _copy_reg
_copy_reg.pickle(STType, _pickler, sequence2st)
