"""Trees of the package compiler; the same on CPython 2.7."""
import compiler
import unittest


class Trees(unittest.TestCase):

    def check(self, source, expected, mode='eval'):
        self.assertEqual(repr(compiler.parse(source, mode)), expected)

    def test_expressions(self):
        self.check('[1, {}]', 'Expression(List([Const(1), Dict(())]))')
        self.check('{a: 1, 2: b}', "Expression(Dict([(Name('a'), Const(1)), "
                                   "(Const(2), Name('b'))]))")
        self.check('{1, a}', "Expression(Set([Const(1), Name('a')]))")
        self.check('{a for a in b if c}',
                   "Expression(SetComp(Name('a'), [ListCompFor(AssName('a', "
                   "'OP_ASSIGN'), Name('b'), [ListCompIf(Name('c'))])]))")
        self.check('{a: b for a, b in c}',
                   "Expression(DictComp(Name('a'), Name('b'), [ListCompFor("
                   "AssTuple([AssName('a', 'OP_ASSIGN'), AssName('b', "
                   "'OP_ASSIGN')]), Name('c'), [])]))")
        self.check('(a for a in b for c in a if d if e)',
                   "Expression(GenExpr(GenExprInner(Name('a'), [GenExprFor("
                   "AssName('a', 'OP_ASSIGN'), Name('b'), []), GenExprFor("
                   "AssName('c', 'OP_ASSIGN'), Name('a'), [GenExprIf("
                   "Name('d')), GenExprIf(Name('e'))])])))")
        self.check('[a for a in b if c]',
                   "Expression(ListComp(Name('a'), [ListCompFor(AssName('a', "
                   "'OP_ASSIGN'), Name('b'), [ListCompIf(Name('c'))])]))")
        self.check('(1, (2), ())', 'Expression(Tuple([Const(1), Const(2), '
                                   'Tuple(())]))')

    def test_calls(self):
        self.check('f()', "Expression(CallFunc(Name('f'), [], None, None))")
        self.check('f(a, b=c, *d, e=g, **h)',
                   "Expression(CallFunc(Name('f'), [Name('a'), Keyword('b', "
                   "Name('c')), Keyword('e', Name('g'))], Name('d'), "
                   "Name('h')))")
        self.check('f(a for a in b)',
                   "Expression(CallFunc(Name('f'), [GenExpr(GenExprInner("
                   "Name('a'), [GenExprFor(AssName('a', 'OP_ASSIGN'), "
                   "Name('b'), [])]))], None, None))")
        self.check('f(a,)', "Expression(CallFunc(Name('f'), [Name('a')], "
                            "None, None))")
        for source in 'f(a for a in b, c)', 'f(a=1, b)', 'f(*a, b)':
            self.assertRaises(SyntaxError, compiler.parse, source, 'eval')

    def test_statements(self):
        self.check('with a as b, c: pass', "Module(None, Stmt([With(Name('a')"
                   ", AssName('b', 'OP_ASSIGN'), With(Name('c'), None, "
                   "Stmt([Pass()])))]))", 'exec')
        tree = compiler.parse('@d(1)\n@e.f\ndef f(a, (b, c), d=2, *e): '
                              'yield a\n')
        function, = tree.node.nodes
        self.assertEqual(repr(function.decorators),
                         "Decorators([CallFunc(Name('d'), [Const(1)], None, "
                         "None), Getattr(Name('e'), 'f')])")
        self.assertEqual(function.argnames, ['a', ('b', 'c'), 'd', 'e'])
        self.check('try: a\nexcept B as c: d\nexcept (E, F), g: h\n',
                   "Module(None, Stmt([TryExcept(Stmt([Discard(Name('a'))]), "
                   "[(Name('B'), AssName('c', 'OP_ASSIGN'), Stmt([Discard("
                   "Name('d'))])), (Tuple([Name('E'), Name('F')]), AssName("
                   "'g', 'OP_ASSIGN'), Stmt([Discard(Name('h'))]))], None)"
                   "]))", 'exec')
        self.check('(a, b), c.d = [e] = f', "Module(None, Stmt([Assign(["
                   "AssTuple([AssTuple([AssName('a', 'OP_ASSIGN'), AssName("
                   "'b', 'OP_ASSIGN')]), AssAttr(Name('c'), 'd', 'OP_ASSIGN'"
                   ")]), AssList([AssName('e', 'OP_ASSIGN')])], Name('f'))"
                   "]))", 'exec')

    def test_classes_have_decorators(self):
        node, = compiler.parse('@d\nclass A(B): "Text."').node.nodes
        self.assertEqual(repr(node.decorators), "Decorators([Name('d')])")
        self.assertEqual((node.name, node.doc), ('A', 'Text.'))

    def test_lines(self):
        tree = compiler.parse('\n\na = b\n\ndef f():\n  return [\n c]\n')
        self.assertEqual([n.lineno for n in tree.node.nodes], [3, 5])
        self.assertEqual(tree.node.nodes[1].code.nodes[0].lineno, 6)

    def test_visitors(self):
        names = []

        class Visitor(object):
            def visitName(self, node):
                names.append(node.name)
        compiler.walk(compiler.parse('a = f(b, {c: d for e in g})'),
                      Visitor())
        self.assertEqual(sorted(names), ['b', 'c', 'd', 'f', 'g'])


if __name__ == '__main__':
    unittest.main()
