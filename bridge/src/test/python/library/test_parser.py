"""The module parser; the same on CPython 2.7."""
import copy
import parser
import pickle
import symbol
import token
import unittest


def leaves(tree):
    if isinstance(tree[1], (tuple, list)):
        return [leaf for child in tree[1:] for leaf in leaves(child)]
    return [tree]


def words(tree):
    return [leaf[1] for leaf in leaves(tree) if leaf[1]]


SOURCE = '''\
from __future__ import with_statement
import a.b as c, d
@deco(1)
class E(F, G):
    def f(self, (x, y), z=[1, 2][0], *args, **kw):
        """Text."""
        for i, in x: print >>y, `i`, z
        else: del x[1:2, ..., ::3]
        while not (a < b <> c is not d not in e): break
        return {1: 2, 3: lambda u, v=1: u if v else -~u ** 2}, {w for w in x}
    g = [m for m in n if m for o in (p for q in r if q)]
try:
    exec 'a' in b, c
except (H, I), j: raise K, l, m
except N as o: pass
finally: assert p, q
with s as t, u:
    global v; v //= w << 1 | x & y ^ z
    if a: pass
    elif b: continue
'''


class Trees(unittest.TestCase):

    def test_tokens_have_their_text_and_place(self):
        tree = parser.suite('if x:\n  y += 1\nelse: "a" \'b\'\n')
        self.assertEqual(words(tree.totuple()), [
            'if', 'x', ':', 'y', '+=', '1', 'else', ':', '"a"', "'b'"])
        places = leaves(tree.tolist(line_info=True, col_info=True))
        self.assertIn([token.NAME, 'y', 2, 2], places)
        self.assertIn([token.PLUSEQUAL, '+=', 2, 4], places)
        self.assertIn([token.INDENT, '', 2, -1], places)
        self.assertEqual(places[-2:], [[token.NEWLINE, '', 3, -1],
                                       [token.ENDMARKER, '', 3, -1]])
        self.assertIn((token.NAME, 'x', 3),
                      leaves(parser.st2tuple(tree, False, True)))

    def test_each_rule_has_a_node(self):
        tree = parser.expr('a').totuple()
        names = []
        while isinstance(tree, tuple) and tree[0] >= 256:
            names.append(symbol.sym_name[tree[0]])
            tree = tree[1]
        self.assertEqual(names, [
            'eval_input', 'testlist', 'test', 'or_test', 'and_test',
            'not_test', 'comparison', 'expr', 'xor_expr', 'and_expr',
            'shift_expr', 'arith_expr', 'term', 'factor', 'power', 'atom'])
        self.assertEqual(tree, (token.NAME, 'a'))

    def test_trees_make_the_trees_that_they_are(self):
        tree = parser.suite(SOURCE)
        for sequence in tree.totuple(), tree.tolist(), tree.totuple(1):
            self.assertEqual(parser.sequence2st(sequence), tree)
        self.assertEqual(pickle.loads(pickle.dumps(tree, 2)), tree)
        self.assertEqual(copy.deepcopy(tree), tree)
        self.assertTrue(tree.issuite() and parser.issuite(tree))
        self.assertNotEqual(tree, parser.suite('x'))

    def test_what_is_no_tree(self):
        good = parser.expr('a + b').totuple()
        self.assertRaises(parser.ParserError, parser.sequence2st, ())
        self.assertRaises(parser.ParserError, parser.sequence2st, good[:1])
        self.assertRaises(parser.ParserError, parser.sequence2st, good[1])
        self.assertRaises(parser.ParserError, parser.sequence2st,
                          (symbol.eval_input, (token.NAME, 'a')))
        for text in u'a', 5, None:
            self.assertRaises(parser.ParserError, parser.sequence2st, (
                symbol.encoding_decl, good, text))
        self.assertRaises(parser.ParserError, parser.sequence2st,
                          parser.expr('a').totuple(True, True))
        self.assertRaises(ValueError, parser.sequence2st, 5)
        self.assertRaises(TypeError, parser.STType)
        self.assertRaises(TypeError, parser.expr, 5)
        self.assertRaises(TypeError, hash, parser.expr('a'))

    def test_mistakes(self):
        for source, line, offset, text in (
                ('x = = y', 1, 5, 'x = = y\n'), ('a b', 1, 3, 'a b\n'),
                ('a\n(', 2, 2, '(\n')):
            with self.assertRaises(SyntaxError) as caught:
                parser.suite(source)
            self.assertEqual(caught.exception.args[1],
                             (None, line, offset, text))
        self.assertRaises(IndentationError, parser.suite, 'if x:\ny')
        self.assertRaises(SyntaxError, parser.expr, 'x = 1')

    def test_code(self):
        names = {'a': 3}
        self.assertEqual(eval(parser.expr('-a ** 2').compile(), names), -9)
        exec parser.suite('def f(x):\n  if x:\n    return [x\n,a]\n'
                          '  return """a\nb""" \'c\'\ny = f(1) + [f(0)]'
                          ).compile('here.py') in names
        self.assertEqual(names['y'], [1, 3, 'a\nbc'])
        self.assertEqual(names['f'].func_code.co_filename, 'here.py')
        code = parser.compilest(parser.suite('\n\n\ndef f(): pass\n'))
        exec code in names
        self.assertEqual(names['f'].func_code.co_firstlineno, 4)
        self.assertEqual(code.co_filename, '<syntax-tree>')
        tree = parser.suite('1 = 2')
        self.assertRaises(SyntaxError, tree.compile)

    def test_encodings(self):
        for encoding, character, name, kept in (
                ('latin-1', u'\xe9', 'iso-8859-1', '\xe9'),
                ('utf8', u'\xe9', 'utf8', '\xc3\xa9'),
                ('UTF-8', u'\xe9', 'utf-8', '\xc3\xa9'),
                ('iso-8859-15', u'\u20ac', 'iso-8859-15', '\xe2\x82\xac')):
            written = character.encode(encoding)
            tree = parser.suite('# coding: %s\nx = u"%s", "%s"\n'
                                % (encoding, written, written))
            self.assertEqual(tree.totuple()[0], symbol.encoding_decl)
            self.assertEqual(tree.totuple()[2], name)
            self.assertIn('"%s"' % kept, words(tree.totuple()[1]))
            names = {}
            exec tree.compile() in names
            self.assertEqual(names['x'], (character, written))

    def test_print_function(self):
        tree = parser.suite('from __future__ import print_function\n'
                            'print(1, file=x)\n')
        self.assertIn('print', words(tree.totuple()))
        self.assertRaises(SyntaxError, parser.suite, 'print(1, file=x)\n')


if __name__ == '__main__':
    unittest.main()
