# -*- coding: utf-8 -*-
"""What the tests of Django found: containers that are extended, names of sys, pickles, cookies, messages.

Runs in both: wsgilet run test_frameworks.py, python2.7 test_frameworks.py.
"""
import bz2
import copy
import cPickle
import datetime
import errno
import hashlib
import importlib
import multiprocessing.util
import os
import pickle
import shutil
import sys
import tempfile
import unittest
from Cookie import CookieError, SimpleCookie
from xml import sax
from xml.dom import pulldom


class LastValues(dict):
    """A dict of lists that answers with the last of each, as Django's."""

    def __getitem__(self, key):
        return dict.__getitem__(self, key)[-1]


class Closed(object):
    """Refuses whatever a built-in function might ask."""

    def refuse(self, *args):
        raise AssertionError('was asked')

    __getitem__ = __len__ = __iter__ = __contains__ = refuse


class ClosedDict(Closed, dict):
    keys = items = values = get = has_key = Closed.refuse


class ClosedList(Closed, list):
    pass


class ClosedTuple(Closed, tuple):
    pass


class ContainersTest(unittest.TestCase):
    """Subclasses are compared by what is in them."""

    def test_dicts(self):
        self.assertTrue(LastValues(a=[1, 2]) == {'a': [1, 2]})
        self.assertTrue({'a': [1, 2]} == LastValues(a=[1, 2]))
        self.assertFalse(LastValues(a=[1, 2]) == {'a': 2})
        self.assertTrue(LastValues(a=[1]) != LastValues(a=[3, 1]))
        self.assertFalse(ClosedDict(a=1) != ClosedDict(a=1))
        self.assertFalse(ClosedDict(a=1) == ClosedDict(b=1))
        self.assertFalse(ClosedDict(a=1) == ClosedDict())
        self.assertFalse(ClosedDict() == [])
        self.assertTrue(ClosedDict() != None)  # noqa: E711

    def test_methods_of_a_class_count(self):
        class Equal(dict):
            def __eq__(self, other):
                return True
        self.assertTrue(Equal(a=1) == {})
        self.assertTrue({} == Equal(a=1))
        self.assertTrue(Equal(a=1) != {})

    def test_lists_and_tuples(self):
        for kind, plain in (ClosedList, list), (ClosedTuple, tuple):
            one, two = kind((1, 2)), plain((1, 3))
            self.assertTrue(one == plain((1, 2)) and plain((1, 2)) == one)
            self.assertTrue(one != two and two != one)
            self.assertTrue(one < two and two > one)
            self.assertTrue(one <= two and two >= one)
            self.assertTrue(one < plain((1, 2, 0)) and one > plain((1,)))
            self.assertTrue(one <= kind((1, 2)) and one >= kind((1, 2)))
            self.assertFalse(one > two or one >= two or one == two)
            self.assertFalse(one == dict)

    def test_indexes(self):
        for kind, plain in (ClosedList, list), (ClosedTuple, tuple):
            self.assertEqual(plain.__getitem__(kind((1, 2)), 1), 2)
            self.assertEqual(plain.__getitem__(kind((1, 2)), -2), 1)
            self.assertEqual(plain.__getslice__(kind((1, 2)), 0, 1),
                             plain((1,)))
            self.assertRaises(IndexError, plain.__getitem__, kind((1, 2)), 2)


class SystemNamesTest(unittest.TestCase):
    """sys.__dict__ has the values, as mock.patch expects."""

    def patched(self, name, value):
        original = sys.__dict__[name]
        setattr(sys, name, value)
        self.assertIs(getattr(sys, name), value)
        self.assertIs(vars(sys)[name], value)
        setattr(sys, name, original)
        self.assertEqual(getattr(sys, name), original)

    def test_patches(self):
        for name in ('argv', 'path', 'meta_path', 'path_hooks'):
            self.patched(name, ['x'])
        for name in 'stdin', 'stdout', 'stderr':
            self.patched(name, open(os.devnull, 'r+'))
        self.patched('exit', lambda code: None)
        self.patched('platform', 'other')

    def test_values(self):
        for name in 'argv', 'modules', 'stdout', 'path':
            self.assertIs(sys.__dict__[name], getattr(sys, name))
            self.assertIs(sys.__dict__.get(name), getattr(sys, name))
            self.assertIs(dict(sys.__dict__)[name], getattr(sys, name))
            self.assertIs(dict(sys.__dict__.items())[name],
                          getattr(sys, name))
            self.assertIn(name, dir(sys))
        self.assertEqual(len(sys.__dict__), len(sys.__dict__.keys()))

    def test_set(self):
        argv = sys.argv
        sys.__dict__['argv'] = ['x']
        self.assertEqual(sys.argv, ['x'])
        sys.__dict__['argv'] = argv
        sys.__dict__['of_mine'] = 1
        self.assertEqual(sys.of_mine, 1)
        del sys.of_mine
        self.assertNotIn('of_mine', sys.__dict__)
        self.assertFalse(hasattr(sys, 'of_mine'))

    def test_reload(self):
        kept = sys.stdout, sys.stderr
        reload(sys)
        self.assertIs(sys.__dict__['modules'], sys.modules)
        sys.stdout, sys.stderr = kept


class Lazy(object):
    """Has a __reduce__, and another in each object."""

    def __init__(self, value):
        self.value = value
        self.__reduce__ = lambda: (int, (value,))

    def __reduce__(self):
        raise AssertionError('the one of the object comes first')


class PicklesTest(unittest.TestCase):
    def test_reduce_of_an_object(self):
        for protocol in 0, 1, 2:
            self.assertEqual(pickle.loads(pickle.dumps(Lazy(3), protocol)), 3)
            self.assertEqual(
                cPickle.loads(cPickle.dumps(Lazy(3), protocol)), 3)
        self.assertEqual(copy.copy(Lazy(3)), 3)
        self.assertEqual(copy.deepcopy(Lazy(3)), 3)

    def test_reduce_of_an_object_alone_does_not_count(self):
        holder = datetime.timedelta(1)
        self.assertEqual(pickle.loads(pickle.dumps(holder)), holder)
        error = ValueError('x')
        error.__reduce__ = None
        self.assertEqual(object.__reduce_ex__(LastValues(), 2)[0].__name__,
                         '__newobj__')


class CookiesTest(unittest.TestCase):
    """As CPython 2.7.18 reads and keeps them."""

    def test_pickle(self):
        cookie = SimpleCookie()
        cookie['a'] = 'b c'
        cookie['a']['path'] = '/'
        cookie['a']['httponly'] = True
        for protocol in 0, 1, 2:
            again = pickle.loads(pickle.dumps(cookie, protocol))
            self.assertEqual(again.output(), cookie.output())
        other = SimpleCookie()
        other['a'] = cookie['a']
        self.assertEqual(other['a'].value, 'b c')

    def test_what_is_none_ends_the_header(self):
        for text, names in (
                ('a=1; b=2', 'ab'), ('a=1 b=2', 'ab'), (' a=1 ;b=2', 'ab'),
                ('a="1; b=2"; c=3', 'ac'), ('a=1; [b]=2; c=3', 'a'),
                ('a=1; b={"x": 2}; c=3', 'a'), ('$a; b=2', 'b'),
                ('a=[1]; b', 'a'), ('b; a=2', 'a'), ('$a=1; b=2', 'b'),
                ('', ''), (' ', ''), ('a', ''), ('a=', 'a')):
            self.assertEqual(''.join(sorted(SimpleCookie(text))), names, text)

    def test_flags(self):
        cookie = SimpleCookie('a=1; secure; HttpOnly; path=/x')
        self.assertIs(cookie['a']['secure'], True)
        self.assertIs(cookie['a']['httponly'], True)
        self.assertEqual(cookie['a']['path'], '/x')
        cookie = SimpleCookie('a=1; secure=x; path')
        self.assertEqual(cookie['a']['secure'], 'x')
        self.assertEqual(cookie['a']['path'], '')
        self.assertRaises(CookieError, SimpleCookie, 'a=1; $nope=2')


class MessagesTest(unittest.TestCase):
    def message(self, error, function, *args, **keywords):
        with self.assertRaises(error) as caught:
            function(*args, **keywords)
        return str(caught.exception)

    def test_missing_modules(self):
        for name, missing in (
                ('nowhere', 'nowhere'), ('nowhere.base', 'nowhere.base'),
                ('nowhere.a.b', 'nowhere.a.b'), ('xml.nowhere', 'nowhere'),
                ('xml.nowhere.a', 'nowhere.a'),
                ('xml.dom.nowhere.a.b', 'nowhere.a.b')):
            for function in __import__, importlib.import_module:
                self.assertEqual(self.message(ImportError, function, name),
                                 'No module named ' + missing)

        def statement():
            from xml.nowhere.a import b  # noqa: F401
        self.assertEqual(self.message(ImportError, statement),
                         'No module named nowhere.a')

    def test_keywords_given_twice(self):
        class Base(object):
            def __init__(self, a=1):
                pass

        class Derived(Base):
            def __init__(self, *args, **keywords):
                super(Derived, self).__init__(a=2, *args, **keywords)

        def named(a):
            pass
        self.assertEqual(
            self.message(TypeError, Derived, a=3),
            "__init__() got multiple values for keyword argument 'a'")
        self.assertEqual(
            self.message(TypeError, lambda: named(a=1, **{'a': 2})),
            "named() got multiple values for keyword argument 'a'")
        self.assertEqual(
            self.message(TypeError, lambda: Base(a=1, **{'a': 2})),
            "type object got multiple values for keyword argument 'a'")
        self.assertEqual(
            self.message(TypeError, lambda: named(**1)),
            'named() argument after ** must be a mapping, not int')


class FuturesTest(unittest.TestCase):
    """exec, eval and compile know what their source is written in."""

    SOURCE = b"""
from __future__ import %s
class Asking(object):
    def ask(self):
        names = {}
        exec(b"x = 'a', 1 / 2; f = lambda: 'b'\\ndef g(): return 'c'", names)
        return (names['x'], names['f'](), names['g'](), eval("'d'"),
                eval(compile("'e'", 'x', 'eval')),
                eval(compile("'f'", 'x', 'eval', 0, True)))
"""

    def asked(self, features):
        folder = tempfile.mkdtemp()
        try:
            with open(os.path.join(folder, 'asking.py'), 'w') as file:
                file.write(self.SOURCE % features)
            names = {}
            execfile(file.name, names)
            return names['Asking']().ask()
        finally:
            shutil.rmtree(folder)

    def test_literals(self):
        found = self.asked('unicode_literals, division')
        self.assertEqual(found[0][1], 0.5)
        for text in (found[0][0],) + found[1:5]:
            self.assertIs(type(text), unicode)
        self.assertIs(type(found[5]), str)
        for features in 'division', 'with_statement':
            for text in self.asked(features)[1:]:
                self.assertIs(type(text), str)

    def test_print(self):
        names = {}
        exec ("from __future__ import print_function\n"
              "def ask():\n    return eval('print')\n") in names
        self.assertEqual(names['ask']().__name__, 'print')


class LibraryTest(unittest.TestCase):
    def test_names_of_hashes(self):
        for name in hashlib.algorithms:
            hash = getattr(hashlib, name)()
            self.assertEqual(hash.name.lower(), name)
            self.assertEqual(hash.copy().name.lower(), name)
            self.assertEqual(hashlib.new(hash.name).digest(), hash.digest())
            self.assertEqual(
                hashlib.pbkdf2_hmac(hash.name, b'secret', b'salt', 2),
                hashlib.pbkdf2_hmac(name, b'secret', b'salt', 2))

    def test_tzinfo(self):
        class Zone(datetime.tzinfo):
            pass
        self.assertIsInstance(Zone('x', y=1), Zone)

        class Named(Zone):
            def __init__(self, name):
                self.name = name
        self.assertEqual(Named('x').name, 'x')
        instance = Zone()

        class OfAnObject(instance):  # a call of Zone with three arguments
            pass
        self.assertIsInstance(OfAnObject, Zone)

    def test_dates_of_a_class(self):
        for base, text in (
                (datetime.date(2014, 3, 31), 'date(2014, 3, 31)'),
                (datetime.datetime(2014, 3, 31, 1, 2),
                 'datetime(2014, 3, 31, 1, 2)'),
                (datetime.time(1, 2), 'time(1, 2)'),
                (datetime.timedelta(1), 'timedelta(1)')):
            kind = type(base)
            self.assertEqual(repr(base), 'datetime.' + text)
            extended = type(kind.__name__, (kind,), {})
            args = eval(text[text.index('('):].replace(')', ',)'))
            self.assertEqual(repr(extended(*args)), text)

    def test_events_of_a_document(self):
        text = '<a><b c="1">x</b><b/></a>'
        for parser in None, sax.make_parser(['xml.sax.expatreader']):
            events = pulldom.parseString(text, parser)
            found = []
            for event, node in events:
                if event == pulldom.START_ELEMENT and node.tagName == 'b':
                    events.expandNode(node)
                    found.append(node.toxml())
                self.assertNotEqual(event, pulldom.END_DOCUMENT)
            self.assertEqual(found, ['<b c="1">x</b>', '<b/>'])

    def test_bz2_files_are_relative_to_the_working_directory(self):
        folder, before = tempfile.mkdtemp(), os.getcwd()
        try:
            os.chdir(folder)
            with bz2.BZ2File('a.bz2', 'w') as file:
                file.write(b'x' * 1000)
            with bz2.BZ2File('a.bz2') as file:
                self.assertEqual(file.read(), b'x' * 1000)
            self.assertEqual(os.listdir(folder), ['a.bz2'])
            with self.assertRaises(IOError) as caught:
                bz2.BZ2File('none.bz2')
            self.assertEqual(caught.exception.errno, errno.ENOENT)
        finally:
            os.chdir(before)
            shutil.rmtree(folder)

    def imported(self, name, source):
        """Return a module of this name, whose packages are empty."""
        folder = tempfile.mkdtemp()
        parts = name.split('.')
        try:
            for depth in range(1, len(parts)):
                package = os.path.join(folder, *parts[:depth])
                os.mkdir(package)
                open(os.path.join(package, '__init__.py'), 'w').close()
            with open(os.path.join(package, parts[-1] + '.py'), 'w') as file:
                file.write(source)
            sys.path.insert(0, folder)
            return importlib.import_module(name)
        finally:
            sys.path.remove(folder)
            shutil.rmtree(folder)
            for depth in range(len(parts)):
                sys.modules.pop('.'.join(parts[:depth + 1]), None)

    def test_buffers_of_django(self):
        six = self.imported(
            'django.utils.six',
            "import sys\n"
            "if sys.platform.startswith('java'):\n"
            "    memoryview = memoryview\n"
            "else:\n"
            "    memoryview = buffer\n"
            "buffer_types = (bytearray, memoryview)\n")
        self.assertIs(six.memoryview, buffer)
        self.assertEqual(six.buffer_types, (bytearray, buffer))
        self.assertEqual(bytes(six.memoryview(b'\0\xff')), b'\0\xff')

    def test_code_of_genshi(self):
        compat = self.imported(
            'genshi.compat',
            "from types import CodeType\n"
            "def build_code_chunk(code, filename, name, lineno):\n"
            "    return CodeType(\n"
            "        0, code.co_nlocals, code.co_stacksize,\n"
            "        code.co_flags | 64, code.co_code,\n"
            "        code.co_consts, code.co_names,\n"
            "        code.co_varnames, filename, name, lineno,\n"
            "        code.co_lnotab, (), ())\n")
        code = compat.build_code_chunk(
            compile('a + 1', 'page.html', 'eval'), 'page.html', '<a>', 3)
        self.assertEqual(eval(code, {'a': 2}), 3)

    def test_coverage(self):
        # It copies sys, and wraps how a process begins.
        copied = type(sys)('copied')
        for name in dir(sys):
            setattr(copied, name, getattr(sys, name))
        self.assertTrue(callable(multiprocessing.Process._bootstrap))

    def test_finalizers(self):
        done = []
        finalizer = multiprocessing.util.Finalize(
            None, done.append, ('x',), exitpriority=1)
        self.assertIn(finalizer,
                      multiprocessing.util._finalizer_registry.values())
        finalizer()
        self.assertEqual(done, ['x'])
        self.assertNotIn(finalizer,
                         multiprocessing.util._finalizer_registry.values())


if __name__ == '__main__':
    unittest.main()
