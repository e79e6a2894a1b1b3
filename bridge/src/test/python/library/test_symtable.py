"""The module symtable; the same on CPython 2.7."""
import symtable
import unittest

SOURCE = '''\
import sys, os.path as path
from m import n
glob = 42
class Mine(Base):
    attribute = __private = 1
    def method(self, __a=0): return attribute, __a, Mine
def outer(a, (b, c), *args, **kw):
    global g
    g = [i for i in a]
    free = (lambda d: d + b), (e for e in c)
    class Inner:
        a = a
        def method(self): return a, free, undefined
    def inner():
        def innermost(): return free
        return innermost
def run(text):
    exec text
    exec text in {}
def twice(): pass
def twice(): g
'''


class Tables(unittest.TestCase):

    def setUp(self):
        self.top = symtable.symtable(SOURCE, 'f.py', 'exec')

    def table(self, *path):
        found = self.top
        for name in path:
            found = [t for t in found.get_children()
                     if t.get_name() == name][0]
        return found

    def test_blocks(self):
        for path, kind, line, nested in (
                ((), 'module', 0, False), (('Mine',), 'class', 4, False),
                (('Mine', 'method'), 'function', 6, False),
                (('outer',), 'function', 7, False),
                (('outer', 'lambda'), 'function', 10, True),
                (('outer', 'genexpr'), 'function', 0, True),
                (('outer', 'Inner'), 'class', 11, True),
                (('outer', 'inner', 'innermost'), 'function', 15, True)):
            table = self.table(*path)
            self.assertEqual((table.get_type(), table.get_lineno(),
                              table.is_nested()), (kind, line, nested))
        self.assertEqual(repr(self.table('outer')),
                         '<Function SymbolTable for outer in f.py>')
        self.assertEqual(repr(self.top), '<SymbolTable for top in f.py>')

    def test_names_of_functions(self):
        outer = self.table('outer')
        self.assertEqual(sorted(outer.get_parameters()),
                         ['.1', 'a', 'args', 'b', 'c', 'kw'])
        self.assertEqual(sorted(outer.get_locals()), [
            '.1', 'Inner', 'a', 'args', 'b', 'c', 'free', 'i', 'inner', 'kw'])
        self.assertEqual(outer.get_globals(), ('g',))
        self.assertEqual(self.table('outer', 'lambda').get_frees(), ('b',))
        self.assertEqual(self.table('outer', 'inner').get_frees(), ('free',))
        method = self.table('outer', 'Inner', 'method')
        self.assertEqual(sorted(method.get_frees()), ['a', 'free'])
        self.assertEqual(method.get_globals(), ('undefined',))
        self.assertEqual(self.table('Mine').get_methods(), ('method',))

    def test_private_names_are_mangled(self):
        self.assertTrue(self.table('Mine').lookup('_Mine__private')
                        .is_assigned())
        self.assertTrue(self.table('Mine', 'method').lookup('_Mine__a')
                        .is_parameter())

    def test_symbols(self):
        top, outer = self.top, self.table('outer')
        self.assertTrue(top.lookup('sys').is_imported())
        self.assertTrue(top.lookup('path').is_local())
        self.assertFalse(top.lookup('glob').is_referenced())
        self.assertTrue(top.lookup('Base').is_global())
        self.assertFalse(top.lookup('Base').is_declared_global())
        self.assertTrue(top.lookup('g').is_declared_global())
        self.assertTrue(outer.lookup('g').is_assigned())
        self.assertFalse(self.table('Mine', 'method').lookup('attribute')
                         .is_free())
        self.assertTrue(self.table('outer', 'inner', 'innermost')
                        .lookup('free').is_free())
        self.assertRaises(KeyError, top.lookup, 'nothing')
        self.assertEqual(repr(top.lookup('glob')), "<symbol 'glob'>")

    def test_namespaces(self):
        self.assertIs(self.top.lookup('Mine').get_namespace(),
                      self.table('Mine'))
        twice = self.top.lookup('twice')
        self.assertEqual(len(twice.get_namespaces()), 2)
        self.assertRaises(ValueError, twice.get_namespace)
        self.assertFalse(self.top.lookup('glob').is_namespace())

    def test_exec_and_star(self):
        run = self.table('run')
        self.assertTrue(run.has_exec())
        self.assertFalse(run.is_optimized())
        self.assertFalse(self.top.has_exec())
        self.assertTrue(symtable.symtable('from m import *', 'f', 'exec')
                        .has_import_star())

    def test_mistakes(self):
        for source in 'def f(x): global x', 'x = ', 'def f(a, a): pass':
            with self.assertRaises(SyntaxError) as caught:
                symtable.symtable(source, 'f.py', 'exec')
            self.assertEqual(caught.exception.filename, 'f.py')
        symtable.symtable('return', 'f.py', 'exec')  # which code cannot
        self.assertRaises(ValueError, symtable.symtable, '1', 'f', 'other')
        self.assertRaises(TypeError, symtable.symtable, 1, 'f', 'exec')


if __name__ == '__main__':
    unittest.main()
