# -*- coding: utf-8 -*-
"""Compiler, ast, re and imports do what CPython 2.7.18's do.

Runs in both: wsgilet run test_language.py, python2.7 test_language.py.
"""
import __future__
import ast
import cPickle
import copy
import imp
import inspect
import os
import pickle
import re
import shutil
import sys
import tempfile
import traceback
import types
import unittest
import warnings


class ImportStarTest(unittest.TestCase):
    """from module import *: what is bound, and what is raised."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.addCleanup(setattr, sys, 'path', sys.path[:])
        sys.path.insert(0, self.folder)

    def test_functions(self):
        names = {'join': lambda *parts: 'global', 'dirname': len}
        with warnings.catch_warnings(record=True):
            exec """def whole():
    before = join('a')
    from posixpath import *
    return before, join('a', 'b'), dirname('/a/b')

def generator():
    from posixpath import *
    yield join('c', 'd')

def local(sep):
    class Inside(object):
        from posixpath import *
        joined = join('e', sep)
    return Inside.joined
""" in names
        self.assertEqual(names['whole'](), ('global', 'a/b', '/a'))
        self.assertEqual(list(names['generator']()), ['c/d'])
        self.assertEqual(names['local']('f'), 'e/f')

    def bound(self, module):
        self.addCleanup(sys.modules.pop, 'star', None)
        sys.modules['star'] = module
        names = {}
        exec 'from star import *' in names
        del names['__builtins__']
        return names

    def of(self, **names):
        module = types.ModuleType('star')
        vars(module).update(names)
        return self.bound(module)

    def test_names(self):
        self.assertEqual({'a': 1}, self.of(a=1, _b=2))
        self.assertEqual({'_b': 2}, self.of(a=1, _b=2, __all__=['_b']))
        self.assertEqual({'a': 1}, self.of(a=1, __all__=(u'a',)))
        self.assertEqual({'a': 1, 'b': 2}, self.of(a=1, b=2, c=3, __all__='ab'))
        self.assertEqual({}, self.of(a=1, __all__=[]))

    def test_missing_names(self):
        for name in 'x', '', '*', 'a b':
            with self.assertRaises(AttributeError) as raised:
                self.of(a=1, __all__=['a', name])
            self.assertEqual("'module' object has no attribute '%s'" % name,
                             str(raised.exception))

    def test_what_is_no_list_of_names(self):
        for names, message in (
                (5, "'int' object does not support indexing"),
                (None, "'NoneType' object does not support indexing"),
                ({'a': 1}, "'dict' object does not support indexing"),
                (set('a'), "'set' object does not support indexing"),
                ([1], "attribute name must be string, not 'int'")):
            with self.assertRaises(TypeError) as raised:
                self.of(a=1, __all__=names)
            self.assertEqual(message, str(raised.exception))

    def test_objects(self):
        class Names(object):
            inherited = 1

            def __init__(self, **names):
                vars(self).update(names)

            def __getattr__(self, name):
                if name == 'computed':
                    return 9
                raise AttributeError(name)

        class Slots(object):
            __slots__ = ('a',)

        self.assertEqual({'own': 2}, self.bound(Names(own=2, _hidden=3)))
        self.assertEqual(
            {'computed': 9, 'inherited': 1},
            self.bound(Names(__all__=['computed', 'inherited'])))
        with self.assertRaisesRegexp(
                ImportError,
                r'^from-import-\* object has no __dict__ and no __all__$'):
            self.bound(Slots())

    def test_packages(self):
        folder = os.path.join(self.folder, 'starpackage')
        os.mkdir(folder)
        for name, text in (('__init__', '__all__ = ["module"]'),
                           ('module', '')):
            with open(os.path.join(folder, name + '.py'), 'w') as file:
                file.write(text)
        names = {}
        exec 'from starpackage import *' in names
        self.assertEqual('starpackage.module', names['module'].__name__)
        package = sys.modules['starpackage']
        package.__all__ = ['module', 'missing']
        with self.assertRaises(AttributeError) as raised:
            exec 'from starpackage import *' in names
        self.assertEqual("'module' object has no attribute 'missing'",
                         str(raised.exception))
        package.__all__ = [1]
        with self.assertRaises(TypeError) as raised:
            exec 'from starpackage import *' in names
        self.assertEqual("Item in ``from list'' must be str, not int",
                         str(raised.exception))


class SourceTest(unittest.TestCase):
    """Files, and what is wrong with them."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def run_file(self, source):
        name = os.path.join(self.folder, 'source.py')
        with open(name, 'wb') as file:
            file.write(source)
        names = {}
        execfile(name, names)
        return names

    def error(self, source):
        try:
            self.run_file(source)
        except SyntaxError as e:
            return e
        self.fail('no SyntaxError')

    def test_bytes_without_an_encoding(self):
        error = self.error('x = 1\ny = "\xe9"\n')
        self.assertEqual(2, error.lineno)
        self.assertTrue(error.filename.endswith('source.py'))
        self.assertTrue(error.msg.startswith("Non-ASCII character '\\xe9' in "
                                             'file '))
        self.assertTrue(' on line 2, but no encoding declared; see '
                        in error.msg)

    def test_bytes_that_are_not_of_the_encoding(self):
        error = self.error('# coding: euc-jp\nx = "\xff"\n')
        self.assertEqual(2, error.lineno)
        self.assertEqual("'euc_jp' codec can't decode bytes in position 5-6: "
                         'illegal multibyte sequence', error.msg)

    def test_what_the_parser_refuses(self):
        for source, line, offset, message in (
                ('a b', 1, 3, 'invalid syntax'),
                ('print(f"x")\n', 1, 10, 'invalid syntax'),
                ('async def g(): pass\n', 1, 9, 'invalid syntax'),
                ('x: int = 1\n', 1, 2, 'invalid syntax'),
                ('x = 1+\n', 1, 7, 'invalid syntax'),
                ('class A\n', 1, 8, 'invalid syntax'),
                ('x = $\n', 1, 5, 'invalid syntax'),
                ('if 1:\nx\n', 2, 1, 'expected an indented block'),
                ('  x\n', 1, 2, 'unexpected indent'),
                ('x\n  y\n', 2, 2, 'unexpected indent')):
            error = self.error(source)
            self.assertEqual((line, offset, message),
                             (error.lineno, error.offset, error.msg))
            self.assertIs('indent' in message,
                          isinstance(error, IndentationError))

    def test_long_lines(self):
        names = self.run_file('x = [' + '1,' * 100000 + ']\n')
        self.assertEqual(100000, len(names['x']))

    def test_errors_far_down_have_their_line(self):
        error = self.error('x = 1\n' * 30000 + 'def (:\n')
        self.assertEqual((30001, 'def (:\n'), (error.lineno, error.text))


class LongTextTest(unittest.TestCase):
    """Repeated groups, each of whose times is a place to go back to."""

    SIZE = 300000

    def test_repeated_groups_end_where_the_text_does(self):
        for pattern, text in (
                (r'(?:[^"\\]|\\.)*', 'a\\n'),
                (r'(?:ab|ac)*', 'abac'),
                (r'(a|b)*', 'ab'),
                (r'((a|b)*c)*', 'abc'),
                (r'(?:(?:x|yy)+,)*', 'xyyx,'),
                (r'(?:ab)*?$', 'ab')):
            text *= self.SIZE // len(text)
            self.assertEqual(len(text), re.match(pattern, text).end())

    def test_least_repeats_find_what_is_far(self):
        text = 'a\n' * (self.SIZE // 2) + 'END'
        self.assertEqual(len(text), re.match(r'(.|\n)*?END', text).end())

    def test_repeats_beyond_65535(self):
        text = 'x' * 100000
        self.assertEqual(70000, re.match('x{0,70000}', text).end())
        self.assertEqual(70001, re.match('(?:x){70001}', text).end())
        self.assertEqual(None, re.match('x{100001}', text))


class ExpressionTest(unittest.TestCase):

    def test_what_may_be_empty_is_repeated(self):
        for pattern in '(?:a*)*', '(?:a?(?::([^/]*))?)?', '(?:(?:x*)+)?y':
            self.assertTrue(re.compile(pattern))
        match = re.match('(?:a?(?::([^/]*))?)?/', 'a:bc/')
        self.assertEqual(match.groups(), ('bc',))

    def test_marks_are_taken_back(self):
        self.assertEqual(('a', 'b', 'c'),
                         re.match('(?:(a)|(b)|(c))*', 'abc').groups())
        self.assertEqual((None, 'b'), re.match('(?:(a)x|a(b))', 'ab').groups())
        self.assertEqual(('a',), re.match('(?=(a))ab', 'ab').groups())

    def test_backtracking(self):
        self.assertEqual('abcb', re.match('a.*b', 'abcbc').group())
        self.assertEqual('ab', re.match('a.*?b', 'abcbc').group())
        self.assertEqual(None, re.match('(?:a|ab)(?:c|bcd)$', 'abcbd'))
        self.assertEqual('abcd', re.match('(?:a|ab)(?:c|bcd)$',
                                          'abcd').group())
        self.assertEqual(None, re.match('(?:x+x+)+y', 'x' * 12))
        self.assertEqual('aaa', re.match('(?:a?)*?$', 'aaa').group())

    def test_references_and_conditions(self):
        self.assertEqual(['the', 'cat'],
                         re.findall(r'(\w+) \1', 'the the cat cat'))
        self.assertEqual(
            [True, True, False, False],
            [bool(re.match('(<)?a(?(1)>)$', text))
             for text in ('<a>', 'a', '<a', 'a>')])

    def test_what_a_word_is(self):
        self.assertEqual([], re.findall(r'(?L)\w', '\xe9\xb5'))
        self.assertEqual([u'\xb2'], re.findall(r'(?u)\w', u'\xb2'))
        self.assertEqual(['\xc9'], re.findall('(?L)\xe9|\xc9', '\xc9'))


class TreeListTest(unittest.TestCase):

    def setUp(self):
        self.body = ast.parse('a = 1\nb = 2\nc = 3\n').body

    def names(self):
        return ''.join(node.targets[0].id for node in self.body)

    def test_slices(self):
        arguments = ast.parse('def f(a, b=1, c=2): pass').body[0].args
        self.assertEqual([2, 1], [node.n for node in arguments.defaults[::-1]])
        self.body[0:2] = self.body[2:] + self.body[:1] + self.body[1:2]
        self.assertEqual('cabc', self.names())
        del self.body[1:3]
        self.assertEqual('cc', self.names())

    def test_methods(self):
        first = self.body.pop(0)
        self.assertEqual('bc', self.names())
        self.body.insert(1, first)
        self.assertEqual('bac', self.names())
        self.body.append(self.body.pop())
        self.body.reverse()
        self.assertEqual('cab', self.names())
        self.body += [first]
        self.assertEqual('caba', self.names())
        self.assertEqual(1, self.body.index(first))
        self.assertEqual(2, self.body.count(first))
        self.assertIs(list, type(self.body + []))
        self.assertIs(list, type([] + self.body))
        self.assertIs(list, type(self.body[:]))
        self.assertRaises(IndexError, self.body.pop, 9)
        self.assertRaises(ValueError, self.body.index, None)

    def test_names_of_global(self):
        names = ast.parse('global a, b').body[0].names
        names.append('c')
        self.assertEqual(['c', 'b', 'a'], names[::-1])
        self.assertEqual("['a', 'b', 'c']", repr(names))


class TreeCopyTest(unittest.TestCase):

    def test_lists(self):
        body = ast.parse('a; b').body
        copied = copy.copy(body)
        self.assertEqual((list, 2), (type(copied), len(copied)))
        self.assertTrue(copied[0] is body[0])
        copied.pop()
        self.assertEqual(2, len(body))


class TreeTest(unittest.TestCase):
    """Trees of ast are those of CPython."""

    TEXT = ('x += 1\nx[0] += 1\nfor i in f(*a): x.y += i\nfrom . import y\n'
            'def g(a, b=2):\n    global x\n    """Text."""\n    return {a: b}\n')

    def test_copies(self):
        tree = ast.parse(self.TEXT)
        for copied in (copy.copy(tree), copy.deepcopy(tree),
                       pickle.loads(pickle.dumps(tree, 2)),
                       cPickle.loads(cPickle.dumps(tree))):
            self.assertEqual(ast.dump(copied, True, True),
                             ast.dump(tree, True, True))
        deep = copy.deepcopy(tree)
        deep.body[0].target.id = 'other'
        self.assertEqual(tree.body[0].target.id, 'x')
        tree.body[0].note = [1]
        self.assertEqual(copy.deepcopy(tree).body[0].note, [1])

    def test_copies_compile(self):
        names = {}
        tree = copy.deepcopy(ast.parse('x = 1\nx += 2\ny = [x]\ny[0] += 3'))
        exec compile(tree, 'x.py', 'exec') in names
        self.assertEqual(names['y'], [6])

    def test_fields(self):
        self.assertEqual(ast.Num._fields, ('n',))
        self.assertEqual(ast.Num()._fields, ('n',))
        self.assertEqual(ast.stmt._fields, ())
        self.assertEqual(ast.Add()._fields, ())
        self.assertEqual(ast.Num._attributes, ('lineno', 'col_offset'))
        node = ast.Num(3)
        node._fields = ()
        self.assertEqual(ast.dump(node), 'Num()')

    def test_contexts_and_modules(self):
        tree = ast.parse(self.TEXT)
        self.assertIs(type(tree.body[0].target.ctx), ast.Store)
        self.assertIsNone(tree.body[3].module)
        self.assertEqual(ast.parse('from .a import b').body[0].module, 'a')


class ReplacedPackageTest(unittest.TestCase):
    """Packages that put another object into sys.modules."""

    SUBCLASS = '''
import sys, types
class Deprecating(types.ModuleType):
    def __getattr__(self, name):
        return getattr(real, name)
real = sys.modules[__name__]
sys.modules[__name__] = Deprecating(__name__)
'''
    OBJECT = '''
import sys
class Lazy(object):
    def __getattr__(self, name):
        return getattr(real, name)
real = sys.modules[__name__]
sys.modules[__name__] = Lazy()
'''
    OLD_STYLE = OBJECT.replace('(object)', '')
    PROXY = '''
import sys, types, weakref
class Module(types.ModuleType):
    pass
real = sys.modules[__name__]
itself = Module(__name__)
itself.__path__ = real.__path__
sys.modules['replaced_real'] = real  # else nothing holds it
sys.modules[__name__] = weakref.proxy(itself)
'''

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        sys.path.insert(0, self.folder)

    def tearDown(self):
        sys.path.remove(self.folder)
        shutil.rmtree(self.folder)
        for name in [n for n in sys.modules if n.startswith('replaced_')]:
            del sys.modules[name]

    def package(self, name, init):
        for path, text in (('', init), ('inner', '')):
            folder = os.path.join(self.folder, name, path)
            os.makedirs(folder)
            with open(os.path.join(folder, '__init__.py'), 'w') as f:
                f.write(text)
        for path, text in (('a.py', 'from . import b\nfrom .b import y'),
                           ('b.py', 'y = 2'),
                           ('inner/c.py', 'from ..b import y')):
            with open(os.path.join(self.folder, name, path), 'w') as f:
                f.write(text)

    def test_submodules(self):
        for kind in 'SUBCLASS', 'OBJECT', 'OLD_STYLE', 'PROXY':
            name = 'replaced_' + kind.lower()
            self.package(name, getattr(self, kind))
            top = __import__(name + '.a')
            self.assertTrue(top is sys.modules[name])
            self.assertEqual((2, 2), (top.a.y, top.b.y))
            names = {}
            exec 'from %s.inner import c; from %s import a' % (
                name, name) in names
            self.assertEqual((2, 2), (names['c'].y, names['a'].y))

    def test_an_attribute_of_its_own_name(self):
        # As in python -m markdown: an import within a package looks for
        # its submodules first, and this is none.
        self.package('replaced_own', 'replaced_own = len' + self.SUBCLASS)
        with open(os.path.join(self.folder, 'replaced_own/a.py'), 'w') as f:
            f.write('import replaced_own')
        names = {}
        exec 'from replaced_own import a' in names
        self.assertIs(names['a'].replaced_own, sys.modules['replaced_own'])
        self.assertRaises(ImportError, __import__, 'replaced_own.replaced_own')

    def test_what_is_not_there(self):
        self.package('replaced_less', self.SUBCLASS)
        self.assertRaises(ImportError, __import__, 'replaced_less.none')
        with self.assertRaises(ImportError):
            exec 'from replaced_less import none'


class ShortCodeTest(unittest.TestCase):
    """Expressions and assignments, which run without a class."""

    NAMES = {'a': 1, 's': 'abc', 'f': lambda *args, **named: (args, named)}

    def test_expressions(self):
        for text, value in (
                ('1 + 2 * 3', 7), ('7 / 2', 3), ('-a', -1), ('not a', False),
                ('s[1] + s[-1:]', 'bc'), ('s[::-1]', 'cba'),
                ('1 < 2 < 3', True), ('3 < 2 < nope', False),
                ('a and 0 or 5', 5), ('a if a else nope', 1),
                ('f(1, x=2)', ((1,), {'x': 2})),
                ('f(*s, **{"k": a})', (('a', 'b', 'c'), {'k': 1})),
                ('[1, (2,), {3: 4}, {5}]', [1, (2,), {3: 4}, {5}]),
                ('`a`', '1'), ('s.upper()', 'ABC'), ('a in [1]', True)):
            self.assertEqual(value, eval(text, dict(self.NAMES)))

    def test_literals(self):
        for text, value in (
                ('"a\\n\\\\"', 'a\n\\'), ("'it\\'s'", "it's"),
                ('"""x"""', 'x'), ('"a" "b"', 'ab'), ('012', 10), ('12', 12),
                ('"\\x41"', 'A'), ('"\xc3\xa9"', '\xc3\xa9'),
                (u'"\xe9"', '\xc3\xa9'), (u'u"\xe9"', u'\xe9'),
                ('u"x"', u'x'), (' 1.5 ', 1.5), ('"x"\n', 'x')):
            self.assertEqual(value, eval(text))
            self.assertIs(type(value), type(eval(text)))
        for text in ('', '"a', '"a"b', '"a\nb"', 'u'):
            self.assertRaises((SyntaxError, NameError), eval, text)

    def test_values_are_new_each_time(self):
        code = compile('[1]', '<text>', 'eval')
        self.assertIsNot(eval(code), eval(code))

    def test_names_and_frames(self):
        self.assertEqual(['x'], eval('locals().keys()', {}, {'x': 1}))
        self.assertEqual(
            ('<module>', 'a file'),
            eval(compile('(lambda code: (code.co_name, code.co_filename))('
                         '__import__("sys")._getframe().f_code)',
                         'a file', 'eval')))

    def test_tracebacks_name_file_and_line(self):
        try:
            exec compile('x = 1\n\ny = x / 0\n', 'a file', 'exec') in {}
        except ZeroDivisionError:
            self.assertEqual([('a file', 3, '<module>', None)],
                             traceback.extract_tb(sys.exc_info()[2])[1:])

    def test_statements(self):
        names = {}
        exec '"doc"\nd = {}\nd["k"] = x = y = 1, 2\n' in names
        self.assertEqual(('doc', {'k': (1, 2)}, (1, 2)),
                         (names['__doc__'], names['d'], names['y']))
        exec 'a, b = 1, 2' in names
        self.assertEqual(2, names['b'])

    def test_flags_of_the_future(self):
        code = compile('7 / 2', '<text>', 'eval',
                       __future__.division.compiler_flag)
        self.assertEqual(3.5, eval(code))
        code = compile('"x"', '<text>', 'eval',
                       __future__.unicode_literals.compiler_flag)
        self.assertEqual(u'x', eval(code))
        self.assertIs(unicode, type(eval(code)))


class LargeSourceTest(unittest.TestCase):
    """What is beyond the 64 KB that a method of the JVM has."""

    def module(self, lines):
        names = {'__name__': 'large'}
        exec compile('\n'.join(lines) + '\n', 'large.py', 'exec') in names
        return names

    def test_tables(self):
        rows = [(i, 'name %d' % i, {'k': [-i, None, True, 1.5]}, u'\xe9')
                for i in range(2000)]
        lines = ['    %r,' % (row,) for row in rows]
        for first, last in (('T = [', ']'), ('T = tuple([', '])'),
                            ('def f():\n  return [', '  ]\nT = f()')):
            table = self.module([first] + lines + [last])['T']
            self.assertEqual(rows, list(table))

    def test_long_tables(self):
        texts = ['%d ' % i * 1000 for i in range(1000)]
        table = self.module(['T = sorted([%s])' % ',\n'.join(map(repr, texts))])
        self.assertEqual(sorted(texts), table['T'])

    def test_statements(self):
        names = self.module(
            ['"doc"', 'from __future__ import division'] +
            ['x%d = %d / 2' % (i, i) for i in range(3000)] +
            ['def f%d(a=x%d):\n    return a + x%d' % (i, i, i)
             for i in range(300)] +
            ['from os import path as p, sep', 'import os.path',
             'y = [q for q in range(3)]', 'class C(object):\n    z = x5'])
        self.assertEqual(
            ('doc', 1499.5, 299, 2, 'large', 2.5),
            (names['__doc__'], names['x2999'], names['f299'](), names['q'],
             names['C'].__module__, names['C'].z))
        self.assertEqual([], [name for name in names if name[0] == '<'])

    def test_functions(self):
        names = self.module(
            ['# -*- coding: utf-8 -*-', 'def outer(free):',
             '  class Holder(object):', '    __hidden = 7',
             '    def large(self, x, (p, q), *more, **named):',
             '      total = self.__hidden + free + p + q'] +
            ['      if x == %d: total += (lambda: %d * p)()' % (i, i)
             for i in range(2500)] +
            ['      return total, more, named, eval("x + q")',
             '    def small(self):', '      """Text."""',
             '      return self.__hidden',
             '  return Holder', 'TEXT = "\xc3\xa9"'])
        holder = names['outer'](100)()
        self.assertEqual((120, (5,), {'k': 6}, 12),
                         holder.large(10, iter((1, 2)), 5, k=6))
        self.assertEqual(('Text.', 7), (holder.small.__doc__, holder.small()))
        self.assertEqual('\xc3\xa9', names['TEXT'])

    def test_generators(self):
        names = self.module(
            ['def numbers(n):', '  try:', '    for x in xrange(n):',
             '      total = 0'] +
            ['      if x == %d: total += %d' % (i, i) for i in range(4000)] +
            ['      got = yield total', '      if got: log.append(got)',
             '  finally:', '    log.append("end")', 'log = []'])
        numbers = names['numbers'](3)
        self.assertEqual([0, 1], [numbers.next(), numbers.send('sent')])
        self.assertEqual([2], list(numbers))
        self.assertEqual(['sent', 'end'], names['log'])

    def test_lines_of_tracebacks(self):
        names = self.module(
            ['def fails(x):'] + ['    x += len(str(x)) * %d' % i
                                 for i in range(4000)] +
            ['    return x + None'])
        try:
            names['fails'](1)
        except TypeError:
            self.assertEqual(4002, sys.exc_info()[2].tb_next.tb_lineno)

    def test_classes_and_many_functions(self):
        names = self.module(
            ['class Large(object):'] +
            ['  a%d = %d + len("x")' % (i, i) for i in range(5000)] +
            ['  def f(self): return self.a4999'] +
            ['def f%d(a, b=%d):\n  return a + b' % (i, i)
             for i in range(1500)])
        self.assertEqual((5000, 'large', 1500),
                         (names['Large']().f(), names['Large'].__module__,
                          names['f1499'](1)))

    def test_ends_of_files(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        lines = (['def f(x):'] +
                 ['    if x == %d: x += len("%d")' % (i, i)
                  for i in range(4000)])
        for number, end in enumerate(('', '\n', '\n# comment', '\r\n')):
            name = 'large_source_%d' % number
            with open(os.path.join(folder, name + '.py'), 'wb') as f:
                f.write('\n'.join(lines + ['    return 1234' + end]))
            module = imp.load_module(name, *imp.find_module(name, [folder]))
            self.assertEqual(1234, module.f(5))

    def test_expressions(self):
        names = self.module(
            ['def calls():', '  return ['] +
            ['    len("%d") + %d,' % (i, i) for i in range(10000)] + ['  ]'])
        self.assertEqual([1, 2, 3, 4], names['calls']()[:4])


class TupleParameterTest(unittest.TestCase):
    """Parameters that are tuples have numbers for names."""

    def test_names(self):
        def several(a, (b, (c, d)), e=1, (f, g)=(1, 2), *h):
            return locals(), lambda: b
        names, _ = several(1, (2, (3, 4)))
        self.assertEqual(names, {
            'a': 1, '.1': (2, (3, 4)), 'e': 1, '.3': (1, 2), 'h': (),
            'b': 2, 'c': 3, 'd': 4, 'f': 1, 'g': 2})
        self.assertEqual(several.func_code.co_varnames[:5],
                         ('a', '.1', 'e', '.3', 'h'))
        self.assertEqual(inspect.getargspec(several).args,
                         ['a', ['b', ['c', 'd']], 'e', ['f', 'g']])
        self.assertEqual(
            sorted(inspect.getcallargs(several, 0, (5, (6, 7)))),
            ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])

    def test_of_texts(self):
        found = {}
        exec ('def several((a, b)):\n'
              '    exec ""\n'
              '    return a, b, locals()\n') in found
        self.assertEqual(found['several']((1, 2)),
                         (1, 2, {'.0': (1, 2), 'a': 1, 'b': 2}))
        self.assertEqual(eval('lambda (a, b): locals()')((1, 2)),
                         {'.0': (1, 2), 'a': 1, 'b': 2})


class CodeNamesTest(unittest.TestCase):
    """What code objects are called, and where they begin."""

    def __private(self):
        return 1

    def test_private_functions(self):
        self.assertEqual(self.__private.__name__, '__private')
        self.assertEqual(self.__private.im_func.func_code.co_name,
                         '__private')
        names = {}
        exec 'class _C(object):\n    def __f(self): return self.__f' in names
        self.assertEqual(names['_C']()._C__f().__name__, '__f')

    def test_first_lines(self):
        for text, line in (
                ('', 1), ('\n\npass', 1), ('\n\n"text"\nx = 1', 3),
                ('\n1\nx = 1', 3), ('\n\nx = \\\n 1', 4), ('#\n', 1),
                ('\nglobal x\nx = 1', 3), ('\n\nfor x in (): pass', 3)):
            for name in '<text>', 'text.py':
                code = compile(text, name, 'exec')
                self.assertEqual(code.co_firstlineno, line, text)
        self.assertEqual(compile('(\n\n1)', '', 'eval').co_firstlineno, 3)
        self.assertEqual(compile('\n\n1', '', 'single').co_firstlineno, 3)


class GlobalNamesTest(unittest.TestCase):
    """What a function calls global is so for the module, too."""

    def test_exec_with_two_dicts(self):
        text = ('x = 7\ny = 8\n'
                'def f():\n    global x\n    return x\nresult = f()\n')
        for name in '<text>', 'text.py':
            names, local = {}, {}
            exec compile(text, name, 'exec') in names, local
            self.assertEqual(local['result'], 7)
            self.assertEqual((names['x'], local['y']), (7, 8))
            self.assertNotIn('x', local)


class ExecNamesTest(unittest.TestCase):
    """exec takes a dict, and any mapping for what is local."""

    def test_mapping(self):
        class Mapping:
            def __getitem__(self, name):
                return {'a': 12}[name]

            def __setitem__(self, name, value):
                self.set = name, value
        mapping = Mapping()
        exec 'z = a' in {}, mapping
        self.assertEqual(mapping.set, ('z', 12))
        with self.assertRaises(NameError):
            exec 'z = b' in {}, mapping

    def test_refused(self):
        class Nothing:
            pass
        for code, names, other, words in (
                ('a', Nothing(), {}, 'arg 2 must be a dict'),
                ('a', [], {}, 'arg 2 must be a dict'),
                ('a', {}, Nothing(), 'arg 3 must be a mapping'),
                ('a', {}, [], 'arg 3 must be a mapping'),
                (5, {}, {}, 'arg 1 must be a string, file, or code object')):
            with self.assertRaises(TypeError) as caught:
                exec code in names, other
            self.assertIn(words, str(caught.exception))
            with self.assertRaises(TypeError):
                exec(code, names, other)


class AssertTest(unittest.TestCase):
    """What an assertion says is its only argument."""

    def test_messages(self):
        def fails(said):
            assert False, said

        for said in (3,), (), None, 'text', [1], KeyError(2):
            with self.assertRaises(AssertionError) as caught:
                fails(said)
            self.assertEqual(caught.exception.args, (said,))
            with self.assertRaises(AssertionError) as caught:
                exec 'assert False, said' in {'said': said}
            self.assertEqual(caught.exception.args, (said,))
        with self.assertRaises(AssertionError) as caught:
            assert 0
        self.assertEqual(caught.exception.args, ())


class LambdaTest(unittest.TestCase):
    """A lambda with yield gives what it yields, and no more."""

    def test_yields(self):
        for text in 'lambda: (yield 1)', 'lambda: ((yield 1), (yield 2))':
            expected = [1, 2][:text.count('yield')]
            self.assertEqual(list(eval(text)()), expected)
            names = {}
            exec compile('f = ' + text, 'text.py', 'exec') in names
            self.assertEqual(list(names['f']()), expected)


class CompiledBytesTest(unittest.TestCase):
    """compile() takes whatever has bytes."""

    def test_buffers(self):
        for source in buffer('$23$', 1, 2), bytearray('23'), buffer('23'):
            self.assertEqual(eval(compile(source, '', 'eval')), 23)
        with self.assertRaises(TypeError) as caught:
            compile(buffer('1\0'), '', 'eval')
        self.assertIn('without null bytes', str(caught.exception))
        self.assertRaises(TypeError, compile, 5, '', 'eval')


class EncodingTest(unittest.TestCase):
    """The first encoding of a line is that of the source."""

    def test_two_of_a_line(self):
        names = {}
        exec '#coding:iso8859-15 coding:latin1\na = u"\xa4"\n' in names
        self.assertEqual(names['a'], u'\u20ac')

    def test_errors(self):
        mark = '\xef\xbb\xbf'
        for source, words in (
                (mark + '#coding: iso-8859-15\n',
                 'encoding problem: iso-8859-15 with BOM'),
                (mark + '#coding: utf8\n', 'encoding problem: utf8 with BOM'),
                ('#coding: fake\n', 'unknown encoding: fake'),
                ('#coding: string-escape\n', 'did not return'),
                ('# coding: ascii\n\xe2',
                 "'ascii' codec can't decode byte 0xe2 in position 16"),
                (u'#coding: utf-8\n', 'declaration in Unicode string')):
            with self.assertRaises(SyntaxError) as caught:
                compile(source, 'dummy', 'exec')
            self.assertIn(words, caught.exception.args[0])

    def test_second_line(self):
        compile('x = 1\n#coding: fake\n', 'dummy', 'exec')
        compile(u'x = 1\n#coding: fake\n', 'dummy', 'exec')
        compile('\xef\xbb\xbf#coding: utf-8\n', 'dummy', 'exec')
        self.assertRaises(SyntaxError, compile, '#\n#coding: fake\n', '',
                          'exec')


def fails():
    raise KeyError(1)


def does_not_match():
    try:
        fails()
    except ValueError:
        pass
    except (IOError, IndexError):
        pass


def generator():
    try:
        yield 1
        does_not_match()
    except IOError:
        pass


class TracebackEntryTest(unittest.TestCase):
    """A frame has one entry, whatever handlers an exception passes in it."""

    def frames(self, function):
        try:
            function()
        except Exception:
            first = function.func_code.co_firstlineno
            entries = traceback.extract_tb(sys.exc_info()[2])[1:]
            return [(name, line - first if name == function.__name__ else 0)
                    for _, line, name, _ in entries]
        self.fail('nothing is raised')

    def test_no_handler_matches(self):
        self.assertEqual([('does_not_match', 2), ('fails', 0)],
                         self.frames(does_not_match))

    def test_nested(self):
        def nested():
            try:
                try:
                    with open(os.devnull):
                        does_not_match()
                except ValueError:
                    pass
                finally:
                    pass
            except OSError:
                pass
        self.assertEqual([('nested', 4), ('does_not_match', 0), ('fails', 0)],
                         self.frames(nested))

    def test_interpreted(self):
        def interpreted():
            try:
                exec 'try:\n    fails()\nexcept IOError: pass\n' in globals()
            except IndexError:
                pass
        self.assertEqual([('interpreted', 2), ('<module>', 0), ('fails', 0)],
                         self.frames(interpreted))

    def test_generators(self):
        def consumes():
            try:
                for _ in generator():
                    pass
            except IndexError:
                pass
        self.assertEqual([('consumes', 2), ('generator', 0),
                          ('does_not_match', 0), ('fails', 0)],
                         self.frames(consumes))

    def test_recursion(self):
        def recursive(depth=2):
            try:
                if depth:
                    recursive(depth - 1)
                else:
                    fails()
            except IOError:
                pass
        self.assertEqual([('recursive', 3), ('recursive', 3),
                          ('recursive', 5), ('fails', 0)],
                         self.frames(recursive))

    def test_raised_again(self):
        def again():
            try:
                does_not_match()
            except KeyError:
                try:
                    raise
                except IOError:
                    pass
        self.assertEqual([('again', 2), ('does_not_match', 0), ('fails', 0)],
                         self.frames(again))

    def test_raised_in_a_handler(self):
        def other():
            try:
                try:
                    fails()
                except KeyError:
                    1 / 0
            except IOError:
                pass
        self.assertEqual([('other', 5)], self.frames(other))


class GivenBuiltinsTest(unittest.TestCase):
    """Code has the built-in names of its globals, who calls it or not."""

    def names(self, source, **given):
        names = {'__builtins__': given}
        exec source in names
        return names

    def test_eval(self):
        self.assertEqual(eval('abs(-1)', {'__builtins__': {'abs': str}}),
                         '-1')
        for expression in ('open', '__import__("os")', 'True',
                           '(lambda: len)()'):
            for given in {}, None, 5:
                with self.assertRaises(NameError):
                    eval(expression, {'__builtins__': given})
        self.assertEqual(eval('None, [x for x in (1, 2)]',
                              {'__builtins__': {}}), (None, [1, 2]))

    def test_import(self):
        for source in 'import os', 'from os import path':
            with self.assertRaisesRegexp(ImportError,
                                         '^__import__ not found$'):
                exec source in {'__builtins__': {}}
        called = []
        self.names('import os', __import__=lambda *names: called.append(
            names[0]))
        self.assertEqual(called, ['os'])

    def test_functions(self):
        names = self.names('def given(x): return abs(x)\n'
                           'def other(): return len([])\n'
                           'def generator():\n'
                           '    yield abs(-2)\n'
                           '    yield len([])\n', abs=abs)
        self.assertEqual(names['given'](-1), 1)
        self.assertEqual(map(names['given'], [-1, 2]), [1, 2])
        with self.assertRaisesRegexp(
                NameError, "^global name 'len' is not defined$"):
            names['other']()
        generator = names['generator']()
        self.assertEqual(generator.next(), 2)
        self.assertRaises(NameError, generator.next)

    def test_callbacks(self):
        """Functions of other modules have their own."""
        self.assertEqual(
            eval('dump([1])', {'__builtins__': {}, 'dump': pickle.dumps}),
            pickle.dumps([1]))

        def own():
            return len('abc')

        self.assertEqual(eval('f()', {'__builtins__': {}, 'f': own}), 3)

    def test_what_is_left_out(self):
        names = {}
        exec 'x = len([])' in names
        self.assertEqual(sorted(names), ['__builtins__', 'x'])
        self.assertIn('len', names['__builtins__'])
        self.assertEqual(eval('__builtins__', {'__builtins__': 5}), 5)


class PrintedSyntaxErrorTest(unittest.TestCase):
    """What is printed of a SyntaxError that knows no column."""

    def test_without_column(self):
        import StringIO
        self.addCleanup(setattr, sys, 'stderr', sys.stderr)
        sys.stderr = StringIO.StringIO()
        error = SyntaxError('no way', ('a.py', 3, None, 'import x\n'))
        sys.excepthook(SyntaxError, error, None)
        self.assertEqual(sys.stderr.getvalue(),
                         '  File "a.py", line 3\n    import x\n'
                         'SyntaxError: no way\n')


class MissingSourceTest(unittest.TestCase):
    """Who reads a source that is not there is told its name."""

    def test_execfile(self):
        with self.assertRaises(IOError) as raised:
            execfile('/none/x.py')
        e = raised.exception
        self.assertEqual((e.errno, e.filename), (2, '/none/x.py'))
        self.assertEqual(
            str(e), "[Errno 2] No such file or directory: '/none/x.py'")

    def test_py_compile(self):
        import py_compile
        with self.assertRaises(IOError) as raised:
            py_compile.compile('/none/x.py')
        self.assertEqual(raised.exception.errno, 2)


if __name__ == '__main__':
    unittest.main()
