"""Sources are parsed as those of Python 2.7.

Jython has no module parser, and the transformer of an earlier Python, which
knows no sets, comprehensions of sets and dicts, decorators of classes and
several contexts after with.
"""
from __future__ import absolute_import


def mend(transformer):
    import parser
    import symbol
    import token
    from compiler import ast
    transformer.parser = parser
    transformer.symbol = _Symbols(symbol)
    Transformer = transformer.Transformer

    def decorated(self, nodelist):
        decorators, definition = nodelist
        if definition[0] == symbol.funcdef:
            return self.funcdef([decorators] + list(definition[1:]))
        node = self.classdef(definition[1:])
        node.decorators = self.decorators(decorators[1:])
        return node

    def testlist_comp(self, nodelist):
        if nodelist[-1][0] == symbol.comp_for:
            return self.com_generator_expression(self.com_node(nodelist[0]),
                                                 nodelist[1])
        return self.testlist(nodelist)

    def atom_lbrace(self, nodelist):
        if nodelist[1][0] == token.RBRACE:
            return ast.Dict((), lineno=nodelist[0][2])
        parts = nodelist[1][1:]
        is_dict = len(parts) > 1 and parts[1][0] == token.COLON
        loop = parts[-1] if parts[-1][0] == symbol.comp_for else None
        items = [self.com_node(part) for part in parts
                 if part[0] == symbol.test]
        lineno = items[0].lineno
        if loop:
            quals = qualifiers(self, loop, ast.ListCompFor, ast.ListCompIf)
            made = ast.DictComp if is_dict else ast.SetComp
            return made(*items + [quals], lineno=loop[1][2])
        if is_dict:
            return ast.Dict(zip(items[::2], items[1::2]), lineno=lineno)
        return ast.Set(items, lineno=lineno)

    def com_list_comprehension(self, expr, node):
        return ast.ListComp(
            expr, qualifiers(self, node, ast.ListCompFor, ast.ListCompIf),
            lineno=node[1][2])

    def com_generator_expression(self, expr, node):
        quals = qualifiers(self, node, ast.GenExprFor, ast.GenExprIf)
        quals[0].is_outmost = True
        return ast.GenExpr(ast.GenExprInner(expr, quals), lineno=node[1][2])

    def qualifiers(self, node, For, If):
        """The loops and conditions of a comprehension."""
        loops = []
        while node is not None:
            lineno = node[1][2]
            if node[1][1] == 'for':
                target = self.com_assign(node[2], transformer.OP_ASSIGN)
                loops.append(For(target, self.com_node(node[4]), [],
                                 lineno=lineno))
                rest = node[5:]
            else:
                loops[-1].ifs.append(If(self.com_node(node[2]),
                                        lineno=lineno))
                rest = node[3:]
            node = rest[0][1] if rest else None
        return loops

    def com_with(self, nodelist):
        body = self.com_node(nodelist[-1])
        for item in reversed(nodelist[1:-2:2]):
            target = None
            if len(item) > 2:
                target = self.com_assign(item[3], transformer.OP_ASSIGN)
            body = ast.With(self.com_node(item[1]), target, body,
                            lineno=nodelist[0][2])
        return body

    def com_call_function(self, primary, nodelist):
        lineno = transformer.extractLineNo(nodelist)
        arguments, stars, is_keyword = [], {}, 0
        parts = iter(() if nodelist[0] == token.RPAR else nodelist[1:])
        for part in parts:
            if part[0] in (token.STAR, token.DOUBLESTAR):
                stars[part[0]] = self.com_node(next(parts))
            elif part[0] == symbol.argument:
                is_keyword, argument = self.com_argument(part, is_keyword)
                if token.STAR in stars and not is_keyword:
                    raise SyntaxError(
                        'only named arguments may follow *expression')
                if (isinstance(argument, ast.GenExpr) and len(part) == 3
                        and len(nodelist) > 2):
                    raise SyntaxError('generator expression needs '
                                      'parenthesis')
                arguments.append(argument)
        return ast.CallFunc(primary, arguments, stars.get(token.STAR),
                            stars.get(token.DOUBLESTAR), lineno=lineno)

    for method in (decorated, testlist_comp, atom_lbrace,
                   com_list_comprehension, com_generator_expression,
                   com_with, com_call_function):
        setattr(Transformer, method.__name__, method)


class _Symbols(object):
    """The numbers of rules, those renamed by their earlier names, too."""

    def __init__(self, symbol):
        vars(self).update(vars(symbol))
        self.testlist_gexp = symbol.testlist_comp
        self.gen_for = symbol.comp_for
        self.gen_iter = symbol.comp_iter
