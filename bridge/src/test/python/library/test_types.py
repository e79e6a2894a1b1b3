# -*- coding: utf-8 -*-
"""Numbers, formats, codecs, pickles, SAX, warnings and errors of built-in functions as in CPython.

Runs in both: wsgilet run test_types.py, python2.7 test_types.py.
"""
import array
import cPickle
import calendar
import codecs
import collections
import copy
import copy_reg
import cStringIO
import datetime
import decimal
import functools
import gc
import hashlib
import heapq
import io
import itertools
import marshal
import operator
import pickle
import random
import string
import struct
import sys
import threading
import time
import unicodedata
import UserList
import unittest
import UserDict
import warnings
import weakref
import xml.dom.minidom
import xml.sax
from xml.parsers.expat import ExpatError
from xml.sax import saxutils


class OrderOfFloatsTest(unittest.TestCase):

    def test_by_name(self):
        for name, expected in (
                ('__eq__', [False, True, False]), ('__ne__', [True, False, True]),
                ('__lt__', [True, False, False]), ('__le__', [True, True, False]),
                ('__gt__', [False, False, True]), ('__ge__', [False, True, True])):
            self.assertEqual(expected, [getattr(1.5, name)(other)
                                        for other in (2, 1.5, 1L)])
            self.assertIs(getattr(1.5, name)('x'), NotImplemented)
            self.assertIs(getattr(1.5, name)(float('nan')), name == '__ne__')
            self.assertIs(getattr(float('nan'), name)(1), name == '__ne__')

    def test_of_a_subclass(self):
        class Near(float):
            def __eq__(self, other):
                return abs(self - other) < 0.1 or float.__eq__(self, other)

            def __lt__(self, other):
                return not self == other and super(Near, self).__lt__(other)

        self.assertTrue(Near(1) == 1.05)
        self.assertFalse(Near(1) == 2)
        self.assertFalse(Near(1) < 1.05)
        self.assertTrue(Near(1) < 2)
        self.assertTrue(Near(3) > 2)


class ComplexTextTest(unittest.TestCase):

    def test_numbers_that_are_none(self):
        for text, expected in (
                ('nan', '(nan+0j)'), ('inf+nanj', '(inf+nanj)'),
                ('-inf', '(-inf+0j)'), (' (1-infj) ', '(1-infj)'),
                ('nanj', 'nanj'), ('-nanj', 'nanj'), ('1e400', '(inf+0j)'),
                ('infinity', '(inf+0j)'), ('+infj', 'infj'),
                ('inf+j', '(inf+1j)')):
            self.assertEqual(expected, repr(complex(text)))
            self.assertEqual(expected, repr(complex(unicode(text))))

    def test_no_numbers(self):
        for text in 'na', 'nan nan', 'inf+', 'infjj', 'j+inf', '(inf', 'nan+inf':
            self.assertRaises(ValueError, complex, text)


class WithoutStateTest(unittest.TestCase):
    """What says nothing of how it is pickled was an empty object."""

    def test_is_not_copied(self):
        for made in threading.Lock(), threading.RLock(), (x for x in ()):
            for copied in (lambda: pickle.dumps(made, 2),
                           lambda: cPickle.dumps(made, 2),
                           lambda: copy.deepcopy([made])):
                self.assertRaises((TypeError, pickle.PicklingError,
                                   cPickle.PicklingError), copied)

    def test_other_objects_are(self):
        class Plain(object):
            pass

        class Listed(list):
            pass

        for made in (Plain(), Listed([1]), set([1]), 1j, bytearray('a'),
                     collections.deque([1]), slice, ValueError('x'),
                     collections.defaultdict(int, a=1), u'a', xrange(3)):
            self.assertEqual(type(copy.deepcopy(made)), type(made))


class LockNamesTest(unittest.TestCase):

    def test_of_old(self):
        lock = threading.Lock()
        self.assertTrue(lock.acquire_lock())
        self.assertTrue(lock.locked_lock())
        lock.release_lock()
        self.assertFalse(lock.locked())


class FreeVariableTest(unittest.TestCase):

    def test_without_a_value(self):
        def around():
            def within():
                return value
            with self.assertRaises(NameError) as raised:
                within()
            value = 1
            return raised.exception

        error = around()
        self.assertIs(type(error), NameError)
        self.assertEqual("free variable 'value' referenced before assignment "
                         'in enclosing scope', str(error))

    def test_of_the_function_itself(self):
        def around():
            def within():
                return value
            value
            value = 1

        with self.assertRaises(UnboundLocalError) as raised:
            around()
        self.assertEqual("local variable 'value' referenced before assignment",
                         str(raised.exception))


class OldDatabaseOfUnicodeTest(unittest.TestCase):

    def test_what_came_later_is_not_there(self):
        old = unicodedata.ucd_3_2_0
        self.assertEqual('3.2.0', old.unidata_version)
        self.assertEqual('LATIN SMALL LETTER E WITH ACUTE', old.name(u'\xe9'))
        self.assertEqual(u'\xe9', old.normalize('NFC', u'e\u0301'))
        self.assertEqual((u'a', 5, 0.5), (
            old.lookup('LATIN SMALL LETTER A'), old.decimal(u'5'),
            old.numeric(u'\xbd')))
        self.assertEqual(('Ll', 'L', 0, 'A', 0, '', 230), (
            old.category(u'a'), old.bidirectional(u'a'), old.mirrored(u'a'),
            old.east_asian_width(u'\xe0')[:1], old.combining(u'a'),
            old.decomposition(u'a'), old.combining(u'\u0301')))
        newer = u'\u0221'  # of Unicode 4.0
        self.assertEqual('Cn', old.category(newer))
        self.assertEqual('?', old.name(newer, '?'))
        self.assertRaises(ValueError, old.name, newer)
        self.assertRaises(KeyError, old.lookup,
                          'LATIN SMALL LETTER D WITH CURL')


class ExternalEntitiesTest(unittest.TestCase):

    def test_are_read_where_the_feature_is_set(self):
        import os
        import tempfile
        handle, path = tempfile.mkstemp()
        os.write(handle, 'secret')
        os.close(handle)
        self.addCleanup(os.remove, path)
        document = ('<!DOCTYPE a [<!ENTITY x SYSTEM "file://%s">]>'
                    '<a>1&x;2</a>' % path)

        class Text(xml.sax.ContentHandler):
            text = ''

            def characters(self, content):
                self.text += content

        for wanted, expected in (True, '1secret2'), (False, '12'):
            parser = xml.sax.make_parser()
            parser.setFeature(xml.sax.handler.feature_external_ges, wanted)
            handler = Text()
            parser.setContentHandler(handler)
            parser.parse(cStringIO.StringIO(document))
            self.assertEqual(expected, handler.text)


class AttributesOfElementsTest(unittest.TestCase):

    def test_are_there_or_not(self):
        found = []

        class Handler(xml.sax.ContentHandler):
            def startElement(self, name, attributes):
                found.append(('x' in attributes, 'y' in attributes))

        xml.sax.parseString('<a x="1"/>', Handler())
        self.assertEqual([(True, False)], found)


class OldStyleClassTest(unittest.TestCase):

    def test_special_methods_that_come_later(self):
        class Old:
            pass

        Old.__contains__ = lambda self, item: item == 5
        Old.__getattr__ = lambda self, name: name.upper()
        Old.__setattr__ = lambda self, name, value: self.__dict__.update(
            {name: value * 2})
        made = Old()
        self.assertEqual((True, False), (5 in made, 6 in made))
        made.x = 4
        self.assertEqual(('ABC', 8), (made.abc, made.x))
        self.assertIn('__contains__', Old.__dict__)
        del Old.__contains__, Old.__getattr__
        self.assertNotIn('__contains__', Old.__dict__)
        self.assertRaises(AttributeError, getattr, Old(), 'abc')


class NamesTest(unittest.TestCase):

    def test_of_types(self):
        import re
        for made, name in (
                (re.compile(''), '_sre.SRE_Pattern'),
                (re.match('', ''), '_sre.SRE_Match'),
                (threading.Lock(), 'thread.lock'),
                (NotImplemented, 'NotImplementedType'),
                (compile('1', 'f', 'eval'), 'code'),
                (itertools.cycle(''), 'itertools.cycle')):
            self.assertEqual("<type '%s'>" % name, repr(type(made)))
            self.assertEqual(name.split('.')[-1], type(made).__name__)

    def test_of_nodes(self):
        import ast
        for text, name in (('{1}', 'Set'), ('{a: 1 for a in b}', 'DictComp'),
                           ('{a for a in b}', 'SetComp')):
            node = ast.parse(text).body[0].value
            self.assertIs(getattr(ast, name), type(node))
        node = ast.DictComp(key=ast.Name('a', ast.Load()), value=ast.Num(1),
                            generators=[])
        self.assertEqual(('key', 'value', 'generators'), node._fields)
        self.assertEqual("DictComp(key=Name(id='a', ctx=Load()), "
                         "value=Num(n=1), generators=[])", ast.dump(node))
        node.generators = ast.parse('[a for a in "bc"]').body[
            0].value.generators
        tree = ast.fix_missing_locations(ast.Expression(node))
        self.assertEqual({'b': 1, 'c': 1}, eval(compile(tree, 'f', 'eval')))

    def test_of_the_format(self):
        self.assertEqual(2, marshal.version)
        self.assertRaises(ValueError, marshal.dumps, object())


class OwnTextTest(unittest.TestCase):
    """A subclass of str that shows itself in another way."""

    def test_of_str(self):
        class Secret(str):
            def __str__(self):
                return '***'

        class Both(str):
            def __str__(self):
                return '***'

            def __unicode__(self):
                return u'+++'

        class Wide(str):
            def __str__(self):
                return u'\xe9'

        secret, both = Secret('abc'), Both('abc')
        self.assertEqual(
            ('***', '*** u', '  *', "'abc' ***", '***'),
            ('%s' % secret, '%s %s' % (secret, u'u'), '%3.1s' % secret,
             '%r %s' % (secret, secret), '%(a)s' % {'a': secret}))
        self.assertEqual((u'***', u'+++', u'*** u', 'abc'),
                         (u'%s' % secret, u'%s' % both,
                          '%s %s' % (both, u'u'), '%s' % Secret.lower(both)))
        self.assertEqual(u'\xe9', '%s' % Wide('abc'))
        out = cStringIO.StringIO()
        print >>out, secret,
        self.assertEqual('***', out.getvalue())
        self.assertEqual((u'***', 'abc', 'abcd'),
                         (unicode(secret), ''.join([secret]), secret + 'd'))

    def test_tuples_of_one(self):
        self.assertEqual([(1,), (2,)], list(itertools.imap(None, [1, 2])))
        self.assertEqual([(1, 2)], list(itertools.imap(None, [1], [2])))


class SubclassesTest(unittest.TestCase):

    def test_of_int_in_structures(self):
        class Other(int):
            def __int__(self):
                return 7

            __index__ = __long__ = __int__

        self.assertEqual('\x03', struct.pack('b', Other(3)))

    def test_of_tuple_as_arguments(self):
        class Odd(tuple):
            def __getitem__(self, index):
                return 'odd'

            def __len__(self):
                return 9

        self.assertEqual('1 2', '%s %s' % Odd((1, 2)))
        self.assertRaises(TypeError, lambda: '%s' % Odd((1, 2)))

    def test_of_dates_that_are_replaced(self):
        for kind, fields in ((datetime.date, (2020, 1, 2)),
                             (datetime.time, (1, 2)),
                             (datetime.datetime, (2020, 1, 2))):
            class Own(kind):
                def __init__(self, *args):
                    self.made = args

            own = Own(*fields)
            replaced = own.replace()
            self.assertIs(Own, type(replaced))
            self.assertEqual(kind(*fields), replaced)
            self.assertFalse(hasattr(replaced, 'made'))
            self.assertIs(kind, type(kind(*fields).replace()))

    def test_frame_of_a_generator(self):
        def generate():
            yield 1

        for end in (lambda g: list(g), lambda g: g.close(),
                    lambda g: (g.next(), g.close())):
            made = generate()
            self.assertIsNotNone(made.gi_frame)
            end(made)
            self.assertIsNone(made.gi_frame)


class BzFileTest(unittest.TestCase):

    def test_tells_what_it_is(self):
        import bz2
        import tempfile
        name = tempfile.mktemp()
        with bz2.BZ2File(name, 'w') as f:
            f.write('a\nb')
            self.assertEqual((name, 'wb', 0, 0),
                             (f.name, f.mode, f.closed, f.softspace))
        self.assertEqual(1, f.closed)
        read = bz2.BZ2File(name)
        self.assertEqual(('rb', ['a\n', 'b']), (read.mode, list(read)))


class WideIntTest(unittest.TestCase):
    """What has more than 32 bits is an int up to 64."""

    def test_repr(self):
        self.assertEqual('[1500000000000]', repr([1500000000000]))
        self.assertEqual("{'t': -2147483649}", str({'t': -2147483649}))
        self.assertEqual('2147483648', repr(2 ** 31))
        self.assertEqual('4294967296', '%r' % 2 ** 32)
        self.assertEqual(['5L', '9223372036854775808L'],
                         [repr(5L), repr(2 ** 63)])

    def test_isinstance(self):
        for number in 1500000000000, -2 ** 40, 2 ** 31, 5:
            self.assertTrue(isinstance(number, int))
            self.assertTrue(isinstance(number, (str, int)))
            self.assertFalse(isinstance(number, bool))
        for number in 5L, 2 ** 63, 2 ** 64, -2 ** 70:
            self.assertFalse(isinstance(number, int))
            self.assertTrue(isinstance(number, long))

    def test_pickles(self):
        for number in 2 ** 40, -2 ** 62, 2 ** 70, 5L:
            for protocol in 0, 1, 2:
                for module in pickle, cPickle:
                    data = module.dumps(number, protocol)
                    for reader in pickle, cPickle:
                        self.assertEqual(number, reader.loads(data))
        for data in 'L1099511627776L\n.', 'L1099511627776\n.':
            self.assertEqual(2 ** 40, cPickle.loads(data))


class CheckOfClassTest(unittest.TestCase):
    """__instancecheck__ and __subclasscheck__ are bound as any method is."""

    def check(self, instance_check, subclass_check):
        meta = type('Meta', (type,), {'__instancecheck__': instance_check,
                                      '__subclasscheck__': subclass_check})
        checked = meta('Checked', (), {})
        for cls in checked, meta('Derived', (checked,), {}), (str, checked):
            self.assertEqual(
                [isinstance(1, cls), isinstance(2, cls),
                 issubclass(int, cls), issubclass(float, cls)],
                [True, False, True, False])

    def test_methods(self):
        self.check(lambda cls, x: x == 1, lambda cls, x: x is int)

    def test_methods_of_the_metaclass(self):
        """Those of freezegun's dates are."""
        self.check(classmethod(lambda meta, x: x == 1),
                   classmethod(lambda meta, x: x is int))

    def test_functions(self):
        self.check(staticmethod(lambda x: x == 1),
                   staticmethod(lambda x: x is int))

    def test_properties(self):
        self.check(property(lambda cls: lambda x: x == 1),
                   property(lambda cls: lambda x: x is int))

    def test_what_can_be_called(self):
        class Check(object):
            def __init__(self, value):
                self.value = value

            def __call__(self, x):
                return x == self.value

        self.check(Check(1), Check(int))


class MixedTextTest(unittest.TestCase):
    """Bytes and Unicode in one text: bytes are ASCII, or it is an error."""

    def test_bytes_beside_unicode(self):
        for text, arguments, position in [
                ('\xff %s', u'x', 0), ('%s \xff', u'x', 3),
                ('%s %s', ('\xff', u'x'), 0), ('%s %s', (u'x', '\xff'), 0),
                ('%(a)s \xff', {'a': u'x'}, 6), (u'%c', '\xff', 0),
                ('%c%s', ('\xff', u''), 0), ('%d\xff%s', (1, u'x'), 1),
                ('%s%%\xff', u'x', 4), ('%5s|\xff', u'x', 4)]:
            with self.assertRaises(UnicodeDecodeError) as raised:
                text % arguments
            self.assertEqual(position, raised.exception.start)
        self.assertEqual('\xff 1', '%s %d' % ('\xff', 1))
        self.assertEqual(u'a \xe9 b1', '%s %s %s%d' % ('a', u'\xe9', 'b', 1))

    def test_subclass_with_text_of_its_own(self):
        class Text(unicode):
            def __unicode__(self):
                return u'own'

        class Plain(unicode):
            pass

        text = Text(u'x')
        for own in ('%s' % text, u'%s' % text, unicode(text),
                    u'{}'.format(text), '{}'.format(text)):
            self.assertEqual(u'own', own)
        self.assertIs(unicode, type(unicode(Plain(u'x'))))


class ByteArraySearchTest(unittest.TestCase):
    """Empty patterns, and ranges that are none."""

    def test_empty_pattern(self):
        letters = bytearray('abc')
        for arguments, first, last, count in [
                ((), 0, 3, 4), ((1,), 1, 3, 3), ((3,), 3, 3, 1),
                ((4,), -1, -1, 0), ((-1,), 2, 3, 2), ((-10,), 0, 3, 4),
                ((3, 1), -1, -1, 0), ((None, 2), 0, 2, 3), ((1, 1), 1, 1, 1),
                ((sys.maxint, 0), -1, -1, 0), ((0, -10), 0, 0, 1)]:
            self.assertEqual(
                (first, last, count),
                tuple(getattr(letters, name)('', *arguments)
                      for name in ('find', 'rfind', 'count')))
            self.assertEqual(first >= 0, letters.startswith('', *arguments))
            self.assertEqual(first >= 0, letters.endswith('', *arguments))
        self.assertRaises(ValueError, letters.index, '', 4)
        self.assertEqual(1, letters.find('bc'))
        self.assertEqual(-1, letters.find('bc', 2))
        self.assertEqual(2, bytearray('aXaXa').count('X'))

    def test_replace_in_nothing(self):
        self.assertEqual('', bytearray().replace('a', 'b'))
        self.assertEqual('b', bytearray().replace('', 'b'))

    def test_unicode_takes_no_bytearray(self):
        letters = bytearray('abc')
        for call in (lambda: u'x' + letters, lambda: letters + u'x',
                     lambda: u'x'.find(letters), lambda: letters in u'x',
                     lambda: u'x'.replace(u'x', letters),
                     lambda: u'x'.split(letters),
                     lambda: u'x'.partition(letters)):
            self.assertRaises(TypeError, call)
        self.assertEqual(u'xabc', u'x' + buffer('abc'))


class LettersTest(unittest.TestCase):
    """What unicode knows of characters."""

    def test_cases_are_of_one_character(self):
        for text, upper, lower in ((u'stra\xdfe', u'STRA\xdfE', u'stra\xdfe'),
                                   (u'\u0130I', u'\u0130I', u'ii'),
                                   (u'\ufb01\u01c5', u'\ufb01\u01c4',
                                    u'\ufb01\u01c6'),
                                   (u'\u03a3\u03c2', u'\u03a3\u03a3',
                                    u'\u03c3\u03c2'),
                                   (u'\U00010400', u'\U00010400',
                                    u'\U00010428')):
            self.assertEqual(upper, text.upper())
            self.assertEqual(lower, text.lower())

    def test_digits(self):
        for text, digit in ((u'\xb2', True), (u'\u2460', True), (u'7', True),
                            (u'\u0663', True), (u'\xbd', False),
                            (u'\u2169', False), (u'', False), (u'1a', False)):
            self.assertEqual(digit, text.isdigit(), text)

    def test_lines(self):
        text = u'a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\r\nj\rk\n\n'
        lines = text.splitlines()
        self.assertEqual(list(u'abcdefghijk') + [u''], lines)
        self.assertEqual(text, u''.join(text.splitlines(True)))
        self.assertEqual([u'a\r\n', u'\U0001f600'],
                         u'a\r\n\U0001f600'.splitlines(True))
        self.assertEqual([], u''.splitlines())

    def test_names(self):
        self.assertEqual("'DIGIT ONE'", repr(unicodedata.name(u'1')))
        self.assertEqual(5, unicodedata.name(u'\0', 5))
        self.assertRaises(ValueError, unicodedata.name, u'\0')


class SmallNumbersTest(unittest.TestCase):
    """What is an int is no long."""

    def test_ratios(self):
        self.assertEqual('(1, 2)', repr(0.5.as_integer_ratio()))
        self.assertEqual((2 ** 70, 1), (2.0 ** 70).as_integer_ratio())

    def test_positions(self):
        self.assertEqual('0', repr(open(__file__).tell()))


class ArrayTest(unittest.TestCase):

    class Own(array.array):
        pass

    class Right(object):
        def __radd__(self, other):
            return 'added'

        def __rmul__(self, other):
            return 'repeated'

    def test_operators_refuse_other_types(self):
        numbers = array.array('i', [1])
        other = array.array('h', [1])
        for wrong in [1], 'x', other:
            self.assertRaises(TypeError, numbers.__add__, wrong)
            self.assertRaises(TypeError, numbers.__iadd__, wrong)
            self.assertRaises(TypeError, lambda: numbers + wrong)
        for wrong in 'x', 1.5:
            for name in '__mul__', '__rmul__', '__imul__':
                self.assertRaises(TypeError, getattr(numbers, name), wrong)
        self.assertEqual(('added', 'repeated'),
                         (numbers + self.Right(), numbers * self.Right()))

    def test_too_long(self):
        numbers = array.array('d', [1] * 65536)
        for times in 2 ** 46, 2 ** 47:
            with self.assertRaises(MemoryError):
                numbers * times
            with self.assertRaises(MemoryError):
                numbers *= times
        self.assertEqual(65536, len(numbers))

    def test_values(self):
        for code, value, words in [
                ('b', 128, 'signed char is greater than maximum'),
                ('B', -1, 'unsigned byte integer is less than minimum'),
                ('H', 65536, 'unsigned short is greater than maximum'),
                ('i', 2 ** 31, 'signed integer is greater than maximum'),
                ('I', -1, 'unsigned int is less than minimum'),
                ('l', 2 ** 63, 'Python int too large to convert to C long')]:
            with self.assertRaises(OverflowError) as caught:
                array.array(code, [value])
            self.assertEqual(words, str(caught.exception))
        for code, value, words in [
                ('i', 1.5, 'integer argument expected, got float'),
                ('i', 'a', 'an integer is required'),
                ('d', 'a', 'a float is required'),
                ('c', u'a', 'array item must be char'),
                ('u', 'a', 'array item must be unicode character')]:
            numbers = array.array(code)
            with self.assertRaises(TypeError) as caught:
                numbers.insert(0, value)
            self.assertEqual((words, 0), (str(caught.exception), len(numbers)))

    def test_types_of_items(self):
        self.assertEqual(
            "[array('l', [1]), array('I', [1L]), array('L', [1L])]",
            repr([array.array(code, [1]) for code in 'lIL']))

    def test_made_of_others(self):
        self.assertEqual([1, 2],
                         array.array('i', array.array('h', [1, 2])).tolist())
        self.assertEqual('b', array.array(u'b').typecode)
        self.assertRaises(ValueError, array.array, 'x')
        numbers = array.array('i')
        numbers.fromstring(array.array('i', [5]))
        self.assertEqual([5], numbers.tolist())
        self.assertRaises(ValueError, numbers.fromstring, numbers)

    def test_subclasses_and_copies(self):
        own = self.Own('i', [1])
        own.name = 'own'
        self.assertEqual("array('i', [1])", repr(own))
        self.assertEqual((self.Own, ('i', [1]), {'name': 'own'}),
                         own.__reduce__())
        for copied in copy.copy(own), copy.deepcopy(own):
            self.assertEqual((array.array, own), (type(copied), copied))


class PartialTest(unittest.TestCase):

    class Own(functools.partial):
        pass

    def test_state(self):
        partial = functools.partial(divmod)
        self.assertEqual({}, partial.keywords)
        for name in 'func', 'args', 'keywords':
            self.assertRaises(TypeError, setattr, partial, name, None)
        partial.__setstate__((dict, (), {'a': 1}, {'name': 'p'}))
        self.assertEqual((dict, (), {'a': 1}, 'p', {'a': 1, 'b': 2}),
                         (partial.func, partial.args, partial.keywords,
                          partial.name, partial(b=2)))
        for wrong in [(dict, (), {}), [dict, (), {}, None],
                      (None, (), {}, None), (dict, [], {}, None),
                      (dict, (), [], None)]:
            self.assertRaises(TypeError, partial.__setstate__, wrong)
        self.assertEqual({'a': 1}, partial())

    def test_copies(self):
        for kind in functools.partial, self.Own:
            partial = kind(int, base=2)
            partial.name = ['x']
            copies = [copy.copy(partial), copy.deepcopy(partial)]
            if kind is functools.partial:
                copies += [pickle.loads(pickle.dumps(partial, protocol))
                           for protocol in (0, 1, 2)]
            for copied in copies:
                self.assertEqual((kind, 5, ['x']),
                                 (type(copied), copied('101'), copied.name))
                self.assertEqual(partial.__dict__, copied.__dict__)


class YieldTest(unittest.TestCase):

    def test_in_expressions(self):
        def doubled(values):
            yield [(yield x) for x in values]

        def several():
            yield dict(a=[(yield 1), (yield 2)], b=str((yield 3)))

        self.assertEqual([1, 2, [None, None]], list(doubled([1, 2])))
        self.assertEqual([1, 2, 3, {'a': [None, None], 'b': 'None'}],
                         list(several()))

        def in_call(values):
            yield sorted([(yield x) for x in values])

        self.assertEqual([1, [None]], list(in_call([1])))


class OpenStringTest(unittest.TestCase):

    def test_messages(self):
        for source, words, line in [
                ("a = 'b\n", 'EOL while scanning string literal', 1),
                ('a = 1\nb = "c\\"\n',
                 'EOL while scanning string literal', 2),
                ('"""a\nb\n', 'EOF while scanning triple-quoted string '
                 'literal', 2)]:
            mode = 'eval' if source.startswith('"') else 'exec'
            with self.assertRaises(SyntaxError) as caught:
                compile(source, 'x.py', mode)
            self.assertEqual((words, line), (caught.exception.msg,
                                             caught.exception.lineno))
        self.assertRaises(SyntaxError, eval, "u'\\U00110000'")


class MapAndEscapeTest(unittest.TestCase):

    def test_maps(self):
        for mapping, text in [({0: 97, 1: 98}, u'ab'),
                              ({0: u'Aa', 1: u''}, u'Aa')]:
            self.assertEqual((text, 2), codecs.charmap_decode(
                '\0\1', 'strict', mapping))
        self.assertEqual((u'a\ufffd', 2), codecs.charmap_decode(
            '\0\1', 'replace', {0: 97, 1: 0xfffe}))
        with self.assertRaises(UnicodeDecodeError) as caught:
            codecs.charmap_decode('\0\1', 'strict', {0: 97})
        self.assertEqual((1, 2), (caught.exception.start,
                                  caught.exception.end))
        self.assertRaises(TypeError, codecs.charmap_decode, '\0', 'strict',
                          {0: 0x110000})

    def test_escapes(self):
        decode = codecs.escape_decode
        self.assertEqual(('[]', 8), decode(r'[\x0]\x0', 'ignore'))
        self.assertEqual(('[?]?', 6), decode(r'[\x]\x', 'replace'))
        self.assertEqual('\\\xc5A\n', '\\\xc5\\x41\\n'.decode('string_escape'))
        for broken in r'\x0', '\\':
            self.assertRaises(ValueError, decode, broken)


class NamedSelfTest(unittest.TestCase):

    def test_self(self):
        self.assertEqual('1', string.Template('$self').substitute(self=1))
        self.assertEqual('1 $b', string.Template('$self $b').safe_substitute(
            {'a': 2}, self=1))
        self.assertEqual('1 2', string.Formatter().format('{self} {0}', 2,
                                                          self=1))
        self.assertEqual({'self': 2, 'iterable': 1},
                         collections.Counter(self=2, iterable=1))

    def test_days(self):
        for firstweekday in range(7):
            days = calendar.Calendar(firstweekday).itermonthdays2(9999, 12)
            self.assertIn(len(list(days)), (35, 42))


class FormatTest(unittest.TestCase):

    class Both(object):
        def __str__(self):
            return '\xc3\xa9s'

        def __unicode__(self):
            return u'\xe9u'

    class OldStyle:
        def __unicode__(self):
            return u'\xe9o'

    class Number(int):
        def __str__(self):
            return 'number'

    class Own(Both):
        def __format__(self, specification):
            return 'own ' + specification

    def test_bools_and_numbers(self):
        self.assertEqual('True False 1', '{} {:} {:d}'.format(True, False, 1))
        self.assertEqual(u'True', u'{0}'.format(True))
        self.assertEqual('    1', '{:5}'.format(True))
        self.assertEqual('number     7', '{} {:>5}'.format(
            self.Number(3), self.Number(7)))
        self.assertEqual('1e+22 0.3 1j', '{} {} {}'.format(1e22, .3, 1j))

    def test_unicode_of_objects(self):
        for made in self.Both(), type('Sub', (self.Both,), {})():
            self.assertEqual(u'\xe9u', u'{}'.format(made))
            self.assertEqual('\xc3\xa9s', '{}'.format(made))
            self.assertEqual(u'  \xe9u', u'{!s:>4}'.format(made))
            self.assertEqual(u'  \xe9u', u'{x:>{w}}'.format(x=made, w=4))
        self.assertEqual(u'\xe9o', u'{}'.format(self.OldStyle()))
        self.assertEqual('own x', '{:x}'.format(self.Own()))
        self.assertEqual(u'own ', u'{}'.format(self.Own()))

    def test_bytes_and_text(self):
        self.assertEqual('\xc3\xa9', '{}'.format('\xc3\xa9'))
        self.assertRaises(UnicodeDecodeError, u'{}'.format, '\xc3\xa9')
        self.assertRaises(UnicodeEncodeError, '{}'.format, u'\xe9')
        made = '{}'.format(u'a')
        self.assertEqual((str, 'a'), (type(made), made))
        self.assertEqual(unicode, type(u'{}'.format('a')))

    def test_fields(self):
        self.assertEqual("1 2 'x' {} 3.50", '{0[a]} {1.imag:.0f} {2!r} {{}} '
                         '{n[0]:.{p}f}'.format({'a': 1}, 2j, 'x', n=[3.5],
                                               p=2))
        self.assertEqual('b a', '{1} {0}'.format('a', 'b'))
        self.assertRaises(IndexError, '{}{}'.format, 1)
        self.assertRaises(KeyError, '{a}'.format, 1)
        for text in '{', '}', '{!x}', '{0}{}', '{:{:{}}}':
            self.assertRaises(ValueError, text.format, 1, 2, 3)


class Iso2022Test(unittest.TestCase):
    """Texts end in ASCII: what follows them is read right."""

    def test_last_escape(self):
        for name, text, encoded in (
                ('iso2022_jp', u'\u65e5', '\x1b$BF|\x1b(B'),
                ('iso2022_jp', u'\u65e5x', '\x1b$BF|\x1b(Bx'),
                ('iso2022_jp', u'x', 'x'),
                ('iso2022_jp', u'', ''),
                ('iso2022_kr', u'\ud55c', '\x1b$)C\x0eGQ\x0f')):
            self.assertEqual(encoded, text.encode(name))
            self.assertEqual(text, encoded.decode(name))

    def test_piece_by_piece(self):
        encoder = codecs.getincrementalencoder('iso2022_jp')()
        pieces = [encoder.encode(u'\u65e5'), encoder.encode(u'\u672c'),
                  encoder.encode(u'', True), encoder.encode(u'\u65e5', True)]
        self.assertEqual(['\x1b$BF|', 'K\\', '\x1b(B', '\x1b$BF|\x1b(B'],
                         pieces)


class SlotsTest(unittest.TestCase):

    def test_of_a_class_that_forgets_them(self):
        class Point(object):
            __slots__ = 'x', '__y', '__weakref__'

            def __init__(self):
                self.x, self.__y = 1, 2

            def y(self):
                return self.__y

        for change in (lambda: delattr(Point, '__slots__'),
                       lambda: setattr(Point, '__slots__', ()),
                       lambda: setattr(Point, '__slots__', ('x', 'z'))):
            change()

            class Wide(Point):
                pass

            class Named(Point):
                __slots__ = 'name', 'x'

            class Both(Named, Wide):
                __slots__ = 'last',

            for cls in Wide, Named, Both:
                point = cls()
                point.name = 'p'
                self.assertEqual((point.x, point.y(), point.name),
                                 (1, 2, 'p'))
            point.last = 'l'
            self.assertEqual((point.x, point.last, point.name),
                             (1, 'l', 'p'))
            self.assertRaises(AttributeError, setattr, Point(), 'z', 1)
            self.assertRaises(AttributeError, setattr, Named(), 'z', 1)


class _Holder(object):
    pass


class _Log(object):
    def __init__(self):
        self.items = []

    def __setitem__(self, key, value):
        self.items.append((key, value))


class _Meta(type):
    pass


copy_reg.pickle(_Meta, lambda made: (str, (made.__name__ + ' again',)))


class PickleTest(unittest.TestCase):

    def test_texts(self):
        for text in u'<\\u>', u'<\\\u1234>', u'<\n>', u'<\\>', \
                u'<\\\U00012345>', u'<\udc80>':
            for protocol in 0, 1, 2:
                data = cPickle.dumps(text, protocol)
                self.assertEqual(text, cPickle.loads(data))
                self.assertEqual(text, pickle.loads(data))

    def test_objects_that_contain_themselves(self):
        for kind in list, set, frozenset, dict:
            own = _Holder()
            own.value = kind([(own, 1)] if kind is dict else [own])
            for protocol in 0, 1, 2:
                read = cPickle.loads(cPickle.dumps(own.value, protocol))
                self.assertEqual(kind, type(read))
                self.assertIs(read, list(read)[0].value)

    def test_filled_mappings_and_registered_classes(self):
        self.assertEqual(
            [('a', 1), ('b', 2)],
            cPickle.loads("c%s\n_Log\n)R(S'a'\nI1\nS'b'\nI2\nu."
                          % __name__).items)
        made = _Meta('Made', (), {})
        self.assertEqual('Made again', cPickle.loads(cPickle.dumps(made)))

    def test_keywords_and_files(self):
        out = cStringIO.StringIO()
        cPickle.dump([1, 'a'], out, protocol=2)
        self.assertEqual(cPickle.dumps([1, 'a'], protocol=2),
                         cPickle.dumps([1, 'a'], -1))
        self.assertEqual(cPickle.loads(out.getvalue()), [1, 'a'])

    def test_pickler_without_a_file(self):
        pickler = cPickle.Pickler(2)
        pickler.dump({'a': (1, 2)})
        self.assertEqual(cPickle.loads(pickler.getvalue()), {'a': (1, 2)})

    def test_memo_is_cleared(self):
        out = cStringIO.StringIO()
        pickler = cPickle.Pickler(out)
        data = ['abc', 'abc']
        sizes = []
        for clears in (False, False, True):
            if clears:
                pickler.clear_memo()
            out.seek(0)
            out.truncate()
            pickler.dump(data)
            sizes.append(len(out.getvalue()))
        self.assertEqual(sizes[0], sizes[2])
        self.assertLess(sizes[1], sizes[0])

    def test_fast_mode_refuses_cycles(self):
        cyclic = []
        cyclic.append(cyclic)
        pickler = cPickle.Pickler(cStringIO.StringIO())
        pickler.fast = 1
        self.assertRaises(ValueError, pickler.dump, cyclic)

    def test_broken_data_is_an_error_of_python(self):
        for data in ('', 'F\n.', 'Nh', 's', '\x85', 'garbage'):
            self.assertRaises(Exception, cPickle.loads, data)

    def test_persistent_id_may_be_empty(self):
        class Pickler(pickle.Pickler):
            def persistent_id(self, obj):
                return '' if obj is marker else None

        marker = []
        out = io.BytesIO()
        Pickler(out).dump([marker])
        self.assertIn('P\n', out.getvalue())


class SaxTest(unittest.TestCase):

    def test_parser_takes_a_document_in_pieces(self):
        told = []

        class Handler(xml.sax.ContentHandler):
            def startElement(self, name, attributes):
                told.append(name)

        parser = xml.sax.make_parser()
        parser.setContentHandler(Handler())
        parser.feed('<stream><a/>')
        self.assertEqual(['stream', 'a'], told)
        parser.feed('<b x="1">')
        self.assertEqual(['stream', 'a', 'b'], told)
        with self.assertRaises(xml.sax.SAXParseException) as raised:
            parser.feed('</c>')
        self.assertEqual('mismatched tag', raised.exception.getMessage())

    def test_errors_are_those_of_expat(self):
        parser = xml.sax.make_parser(['xml.sax.expatreader'])
        with self.assertRaises(xml.sax.SAXParseException) as raised:
            parser.parse(cStringIO.StringIO('<a>\n<b></a>'))
        self.assertEqual(raised.exception.getMessage(), 'mismatched tag')
        self.assertEqual(raised.exception.getLineNumber(), 2)

    def test_documents_that_cannot_be(self):
        for text, told in (
                ('<a>', 'no element found: line 1, column 3'),
                ('<a><b></a>', 'mismatched tag: line 1, column 8'),
                ('', 'no element found: line 1, column 0'),
                ('<a>&nope;</a>', 'undefined entity: line 1, column 3')):
            for parse in (xml.dom.minidom.parseString, lambda text:
                          xml.dom.minidom.parse(cStringIO.StringIO(text))):
                with self.assertRaises(ExpatError) as raised:
                    parse(text)
                self.assertEqual(told, str(raised.exception))

    def test_encodings_that_java_has_not(self):
        text = '<?xml version="1.0" encoding="%s"?><a>\xe9</a>'
        document = xml.dom.minidom.parseString(text % 'latin-1')
        self.assertEqual(u'\xe9', document.documentElement.firstChild.data)
        self.assertRaises((LookupError, ExpatError),
                          xml.dom.minidom.parseString, text % 'nosuch')
        self.assertRaises((LookupError, xml.sax.SAXException),
                          xml.sax.parseString, text % 'nosuch',
                          xml.sax.ContentHandler())

    def test_files_that_are_not_there(self):
        for parse in (xml.dom.minidom.parse, lambda name:
                      xml.sax.parse(name, xml.sax.ContentHandler())):
            with self.assertRaises(IOError):
                parse('/nosuch/document.xml')

    def test_generator_writes_references_for_what_is_lacking(self):
        out = cStringIO.StringIO()
        generator = saxutils.XMLGenerator(out, 'ascii')
        generator.startDocument()
        generator.startElement('a', {'b': u'"\xe9"'})
        generator.characters(u'\u20ac<')
        generator.endElement('a')
        self.assertEqual(out.getvalue(),
                         '<?xml version="1.0" encoding="ascii"?>\n'
                         "<a b='\"&#233;\"'>&#8364;&lt;</a>")


class UnicodeKindsTest(unittest.TestCase):

    def test_numbers_and_cases(self):
        for text, kinds in (
                (u'\xb2', 'alnum digit numeric'), (u'\xbd', 'alnum numeric'),
                (u'\u2460', 'alnum digit numeric'),
                (u'\u0661', 'alnum digit decimal numeric'),
                (u'\u4e00', 'alnum alpha numeric'),
                (u'\u2160', 'alnum numeric'), (u'\u0345', ''),
                (u'\U00010107', 'alnum numeric'), (u'', ''), (u' ', 'space'),
                (u'a', 'alnum alpha lower'),
                (u'A', 'alnum alpha upper title'),
                (u'\xaa', 'alnum alpha lower'),
                (u'\u01c5', 'alnum alpha title'),
                (u'Ab Cd1e', ''), (u'Ab Cd1E', 'title'),
                (u'\u2160a', 'alnum lower'), (u'-A', 'upper title')):
            self.assertEqual(' '.join(
                kind for kind in ('alnum', 'alpha', 'digit', 'decimal',
                                  'numeric', 'space', 'lower', 'upper',
                                  'title')
                if getattr(text, 'is' + kind)()), kinds, repr(text))

    def test_properties(self):
        for char, decimal, digit, numeric, decomposition in (
                (u'7', 7, 7, 7, ''), (u'\u0667', 7, 7, 7, ''),
                (u'\xb2', None, 2, 2, '<super> 0032'),
                (u'\u2490', None, 9, 9, '<compat> 0039 002E'),
                (u'\xbd', None, None, .5, '<fraction> 0031 2044 0032'),
                (u'\u4e8c', None, None, 2, ''),
                (u'\u1e7a', None, None, None, '016A 0308'),
                (u'\xa0', None, None, None, '<noBreak> 0020'),
                (u'\uff21', None, None, None, '<wide> 0041'),
                (u'\uac00', None, None, None, ''),
                (u'a', None, None, None, '')):
            self.assertEqual((unicodedata.decimal(char, None),
                              unicodedata.digit(char, None),
                              unicodedata.numeric(char, None),
                              unicodedata.decomposition(char)),
                             (decimal, digit, numeric, decomposition))
        self.assertEqual(unicodedata.bidirectional(u'\u0660'), 'AN')
        self.assertEqual(repr(unicodedata.mirrored(u'(')), '1')
        with self.assertRaisesRegexp(ValueError, '^not a numeric character$'):
            unicodedata.numeric(u'a')


class ElsewhereTest(unittest.TestCase):
    """Classes that extend list or tuple and keep their items elsewhere."""

    def test_items_are_iterated(self):
        class Errors(UserList.UserList, list):
            pass

        class Pair(tuple):
            def __iter__(self):
                return iter('xyz')

            def __len__(self):
                return 7

        errors = Errors(['first', u'second'])
        self.assertEqual('; '.join(errors), 'first; second')
        self.assertEqual(u'; '.join(Errors(['a'])), u'a')
        self.assertEqual('-'.join(Pair('ab')), 'x-y-z')
        self.assertEqual(u'-'.join(Pair()), u'x-y-z')
        found = [0]
        found.extend(errors)
        found.extend(Pair())
        self.assertEqual(found, [0, 'first', 'second', 'x', 'y', 'z'])
        class Items(list):
            pass

        self.assertEqual(list(errors), ['first', 'second'])
        self.assertEqual(tuple(errors), ('first', 'second'))
        for new in list, tuple, Items:
            self.assertEqual(list(new(Pair('ab'))), ['x', 'y', 'z'])
        self.assertRaises(TypeError, Items, 1, 2)
        self.assertRaises(TypeError, tuple, 3)
        Point = collections.namedtuple('Point', 'x y')
        self.assertEqual((tuple(Point(1, 2)), list(Point(3, 4))),
                         ((1, 2), [3, 4]))

    def test_longer_than_they_say(self):
        class Short(dict):
            def __iter__(self):
                return iter('xyz')

        try:
            array.array('c', Short(a=1))
        except IndexError:
            pass  # Jython's own; CPython takes three


class SortTest(unittest.TestCase):
    """Comparisons that contradict one another, raise, or change the list."""

    def test_contradictions(self):
        class Item(object):
            def __lt__(self, other):
                return numbers.random() < 0.5

        numbers = random.Random(1)
        items = range(2000)
        for _ in range(10):
            self.assertEqual(items, sorted(sorted(
                items, cmp=lambda a, b: numbers.choice((-1, 0, 1)))))
            self.assertEqual(items, sorted(sorted(
                items, key=lambda i: Item(), reverse=True)))
            objects = [Item() for _ in items]
            self.assertEqual(set(objects), set(sorted(objects)))
        self.assertEqual(500, len(sorted([float('nan'), 1, 0, 5, 2] * 100)))

    def test_order_is_stable(self):
        numbers = random.Random(2)
        for size in 0, 1, 2, 31, 32, 33, 64, 1000:
            for limit in 3, 10 ** 6:
                items = [(numbers.randrange(limit), i) for i in range(size)]
                expected = sorted(items)
                self.assertEqual(expected, sorted(items, key=lambda i: i[0]))
                self.assertEqual(expected, sorted(
                    items, lambda a, b: cmp(a[0], b[0])))
                self.assertEqual(
                    sorted(items, key=lambda i: (-i[0], i[1])),
                    sorted(items, key=lambda i: i[0], reverse=True))
                self.assertEqual(expected[::-1], sorted(items, reverse=True))

    def test_comparisons_of_what_is_sorted(self):
        count = []
        sorted(range(1000), cmp=lambda a, b: count.append(1) or cmp(a, b))
        self.assertEqual(999, len(count))

    def test_changed_list(self):
        items = range(10)
        for change in (lambda: items.append(1),
                       lambda: (items.append(1), items.pop()),
                       lambda: items.__setslice__(0, 9, [1])):
            with self.assertRaisesRegexp(ValueError,
                                         '^list modified during sort$'):
                items.sort(key=lambda item: [change(), item][1])
            with self.assertRaisesRegexp(ValueError,
                                         '^list modified during sort$'):
                items.sort(lambda a, b: bool(change()) * 0 + cmp(a, b))
            self.assertEqual(range(10), sorted(items))

    def test_first_error_ends_the_sort(self):
        def compare(a, b):
            calls.append(a)
            raise KeyError(a)

        calls = []
        items = [3, 1, 2]
        with self.assertRaises(KeyError):
            items.sort(compare)
        self.assertEqual(1, len(calls))
        with self.assertRaises(ZeroDivisionError):
            items.sort(key=lambda item: 1 / 0)
        self.assertEqual([1, 2, 3], sorted(items))

    def test_answer_of_cmp(self):
        for answer, name in (('x', 'str'), (None, 'NoneType'),
                             (1.5, 'float'), (10 ** 30, 'long')):
            with self.assertRaises(TypeError) as raised:
                sorted([1, 2], cmp=lambda a, b: answer)
            self.assertEqual('comparison function must return int, not '
                             + name, str(raised.exception))
        self.assertEqual([2 ** 40, 5, 0], sorted(
            [0, 2 ** 40, 5], cmp=lambda a, b: b - a))


class SetsTest(unittest.TestCase):
    """Items that Java has a type for, too."""

    def test_equal(self):
        for item in (datetime.date(2000, 1, 2), decimal.Decimal('1.5'),
                     datetime.datetime(2000, 1, 2), datetime.time(1), u'a',
                     2L ** 70, 1.5, (1, 2)):
            for kind in set, frozenset:
                same = kind([copy.copy(item)])
                self.assertTrue(kind([item]) == same, item)
                self.assertFalse(kind([item]) != same, item)
                self.assertEqual({kind: same}, {kind: kind([item])})
                self.assertNotEqual(kind([item]), kind([item, 'more']))
                self.assertNotEqual(kind([item]), kind(['other']))
        self.assertFalse(set([1]) == [1])
        self.assertTrue(set([1]) != None)


class Drawer(collections.Set):
    """A set that is no built-in one."""

    def __init__(self, items):
        self.items = list(items)

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __contains__(self, item):
        return item in self.items


class SubsetTest(unittest.TestCase):
    """Sets, views and sets that are no built-in ones, on either side."""

    def test_below_and_equal(self):
        kinds = (set, frozenset, Drawer, lambda items: dict.fromkeys(
            items).viewkeys())
        for first in kinds:
            for second in kinds:
                one, two = first([1]), second([1, 2])
                self.assertTrue(one < two and one <= two and one != two)
                self.assertTrue(two > one and two >= one)
                self.assertFalse(one > two or one >= two or one == two)
                self.assertFalse(two < one or two <= one)
                same, other = second([1]), second([3])
                self.assertTrue(one == same and one <= same and one >= same)
                self.assertFalse(one != same or one < same or one > same)
                self.assertFalse(one < other or one <= other or one >= other)

    def test_items(self):
        items = {1: 2, 3: 4}.viewitems()
        self.assertTrue(set([(1, 2)]) < items and items > {1: 2}.viewitems())
        self.assertFalse(items <= set([(1, 2)]) or {1: 3}.viewitems() < items)

    def test_no_set(self):
        self.assertFalse(set() == 1 or set() == [] or 1 == set())
        self.assertEqual(NotImplemented, set().__lt__(5))
        self.assertEqual(2, len(sorted([set(), 5])))
        self.assertFalse({1: 2}.viewvalues() == set([2]))
        self.assertRaises(TypeError, cmp, set([1]), set([2]))


class KeywordsTest(unittest.TestCase):
    def test_mapping_is_asked_for_its_keys_alone(self):
        class Mapping(object):
            def keys(self):
                return iter(['b'])

            def __getitem__(self, key):
                return {'b': 2}[key]

        class Dict(dict):
            def __getitem__(self, key):
                raise AssertionError(key)

            keys = __missing__ = __getitem__

        class Called(object):
            def __init__(self, **given):
                self.given = given

            def method(self, **given):
                return given

        def function(**given):
            return given

        for mapping in (Mapping(), Dict(b=2), UserDict.UserDict({'b': 2}),
                        collections.defaultdict(int, b=2)):
            for given in (function(a=1, **mapping),
                          Called(a=1, **mapping).given,
                          Called().method(a=1, **mapping)):
                self.assertEqual({'a': 1, 'b': 2}, given)
            self.assertRaises(TypeError, lambda: function(b=1, **mapping))


class ErrorsTest(unittest.TestCase):

    def test_errors_are_those_of_python(self):
        for call in (lambda: '%99999999999d' % 1,
                     lambda: '\\U00110000'.decode('raw-unicode-escape'),
                     lambda: format('x', '99999999999')):
            self.assertRaises(Exception, call)

    def test_warning_that_is_not_ascii(self):
        self.assertEqual(
            warnings.formatwarning(u'\xb5', UserWarning, 'f.py', 3, 'x'),
            u'f.py:3: UserWarning: \xb5\n  x\n')


class FieldNumbersTest(unittest.TestCase):

    def test_numbers_have_digits_alone(self):
        for text, error in (('{-1}', KeyError), (u'{-1}', KeyError),
                            ('{0[-1]}', TypeError),
                            ('{%d}' % (sys.maxsize + 1), ValueError),
                            ('{0[%d]}' % (sys.maxsize + 1), ValueError),
                            ('{2}', IndexError)):
            self.assertRaises(error, text.format, [1, 2])
        self.assertEqual('2 b x', '{0[1]} {1[-1]} {a}'.format(
            [1, 2], {'-1': 'b'}, a='x'))

    def test_what_cannot_be_joined(self):
        class Items(object):
            def __getitem__(self, index):
                return 'ab'[index]

        class Old:
            def __iter__(self):
                return iter('ab')

        for text in ' ', u' ':
            for items in (None, 5, 5.0, object(), object):
                with self.assertRaises(TypeError) as raised:
                    text.join(items)
                self.assertEqual('can only join an iterable',
                                 str(raised.exception))
            for items in Items(), Old(), iter('ab'), 'ab', {'a', 'b'}:
                self.assertEqual('a b', ' '.join(sorted(text.join(items)
                                                        .split())))


class OrderOfSetsTest(unittest.TestCase):

    def test_with_what_is_no_set(self):
        class Greater(object):
            def __gt__(self, other):
                return 'greater'

            __ge__ = __lt__ = __le__ = __gt__

        for made in set('a'), frozenset('a'):
            self.assertIs(NotImplemented, made.__lt__(5))
            self.assertIs(NotImplemented, made.__ge__([]))
            for compare in (operator.lt, operator.le, operator.gt,
                            operator.ge):
                self.assertEqual('greater', compare(made, Greater()))
            self.assertTrue(made < set('ab') and made <= frozenset('a'))
            self.assertFalse(made < set('b') or made > frozenset('a'))
            self.assertTrue(made > set() and made >= frozenset('a'))


class CharacterNamesTest(unittest.TestCase):

    def test_names_by_rule(self):
        for name, expected in (
                ('HANGUL SYLLABLE GA', u'\uac00'),
                ('HANGUL SYLLABLE HIH', u'\ud7a3'),
                ('CJK UNIFIED IDEOGRAPH-4E00', u'\u4e00'),
                ('CJK UNIFIED IDEOGRAPH-20000', u'\U00020000'),
                ('EURO SIGN', u'\u20ac')):
            escape = '\\N{%s}' % name
            self.assertEqual(expected, escape.decode('unicode-escape'))
            self.assertEqual(expected, eval("u'%s'" % escape))
        for name in 'HANGUL SYLLABLE NONE', 'CJK UNIFIED IDEOGRAPH-0041':
            self.assertRaises(SyntaxError, eval, "u'\\N{%s}'" % name)


class AttributesOfPartialsTest(unittest.TestCase):

    def test_can_be_set_and_not_deleted(self):
        class Named(functools.partial):
            pass

        for made in functools.partial(int), Named(int):
            made.name = 'x'
            self.assertEqual({'name': 'x'}, made.__dict__)
            made.__dict__ = {'name': 'y'}
            self.assertEqual('y', made.name)
            self.assertRaises(TypeError, delattr, made, '__dict__')
            self.assertRaises(TypeError, setattr, made, '__dict__', 5)


class AffixTest(unittest.TestCase):
    """startswith and endswith of both kinds of text."""

    def test_tuple_stays_as_it_is(self):
        for name in 'startswith', 'endswith':
            affixes = 'x', u'y', 'z'
            self.assertFalse(getattr('abc', name)(affixes))
            self.assertEqual(('x', u'y', 'z'), affixes)
            self.assertEqual([str, unicode, str], map(type, affixes))
        self.assertTrue('abc'.startswith((u'a', 42)))
        self.assertTrue(u'abc'.endswith(('x', u'c', None)))
        self.assertRaises(UnicodeDecodeError,
                          '\xe9bc'.startswith, (u'a', '\xe9'))
        self.assertTrue('\xe9bc'.startswith(('\xe9', u'a')))

    def test_range(self):
        for text in 'abcab', u'abcab':
            for affix in 'ab', u'ab', ('x', 'ab'), (u'x', u'ab'):
                self.assertTrue(text.startswith(affix, 3))
                self.assertTrue(text.startswith(affix, -2, None))
                self.assertFalse(text.startswith(affix, 3, 4))
                self.assertTrue(text.endswith(affix, None, 2))
                self.assertTrue(text.endswith(affix, 1, 10 ** 20))
                self.assertFalse(text.endswith(affix, 4))
        self.assertEqual([True, False, False], [
            'abc'.startswith('', 3), 'abc'.startswith('', 4),
            'abc'.endswith('', 3, 2)])
        self.assertEqual([True, True], [
            u'abc'.startswith('', 4), 'abc'.endswith(u'', 3, 2)])

    def test_errors(self):
        words = '%s first arg must be str, unicode, or tuple, not %s'
        for text in 'abc', u'abc':
            for name in 'startswith', 'endswith':
                method = getattr(text, name)
                for other in 42, None, ['a'], memoryview('a'):
                    with self.assertRaises(TypeError) as raised:
                        method(other)
                    self.assertEqual(words % (name, type(other).__name__),
                                     str(raised.exception))
                for wrong in (), ('a', 1, 2, 3), ('a', 1.5), ((1,),):
                    self.assertRaises(TypeError, method, *wrong)
                self.assertRaises(TypeError, method, prefix='a')
        self.assertTrue('abc'.startswith(bytearray('a')))
        self.assertTrue('abc'.startswith(buffer('a')))
        self.assertRaises(TypeError, u'abc'.startswith, bytearray('a'))


class OperandTest(unittest.TestCase):
    """Methods of operators, called by their names."""

    def test_refuse(self):
        cannot = "'NoneType' object cannot be interpreted as an index"
        for items in [], (), '', u'':
            for name in '__mul__', '__rmul__':
                with self.assertRaises(TypeError) as raised:
                    getattr(items, name)(None)
                self.assertEqual(cannot, str(raised.exception))
        for method, words in [
                ([].__iadd__, "'NoneType' object is not iterable"),
                ([].__add__,
                 'can only concatenate list (not "NoneType") to list'),
                (().__add__,
                 'can only concatenate tuple (not "NoneType") to tuple'),
                (''.__add__,
                 "cannot concatenate 'str' and 'NoneType' objects"),
                (u''.__add__, 'coercing to Unicode: need string or buffer, '
                              'NoneType found')]:
            with self.assertRaises(TypeError) as raised:
                method(None)
            self.assertEqual(words, str(raised.exception))
            self.assertRaises(TypeError, method)

    def test_other_operand_is_asked(self):
        class Other(object):
            def __radd__(self, other):
                return 'added'

            def __rmul__(self, other):
                return 'times'

        class Items(list):
            pass

        for items in [1], (1,), 'a', u'a', Items([1]):
            self.assertEqual(['added', 'times'],
                             [items + Other(), items * Other()])
            self.assertRaises(TypeError, lambda: items * None)
            self.assertEqual(items + items, items * 2L)
            self.assertEqual(items + items, items.__mul__(2))


class FormatFieldTest(unittest.TestCase):
    """Fields of str.format and what object.__format__ says."""

    def test_sign_makes_a_name(self):
        for kind in str, unicode:
            self.assertRaises(KeyError, kind('{+1}').format, 1, 2)
            self.assertRaises(KeyError, kind('{-1.real}').format, 1, 2)
            self.assertRaises(TypeError, kind('{0[+1]}').format, [1, 2])
            self.assertEqual('3', kind('{0[+1]}').format({'+1': 3}))
            self.assertEqual('2 5', kind('{0[1]} {a.b[02].real}').format(
                [1, 2], a=type('A', (), {'b': [3, 4, 5]})))

    def test_specification_for_an_object_is_deprecated(self):
        class Own(object):
            pass

        class Old:
            pass

        class Knowing(object):
            def __format__(self, specification):
                return 'known'

        words = ('object.__format__ with a non-empty format string is '
                 'deprecated')
        for value in Own(), Old(), None, []:
            for call in (lambda: format(value, '60'),
                         lambda: '{:60}'.format(value),
                         lambda: u'{:60}'.format(value)):
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter('always')
                    self.assertEqual(60, len(call()))
                self.assertEqual([(words, PendingDeprecationWarning)], [
                    (str(w.message), w.category) for w in caught])
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            '{:5}{:5}{:5}{}{:5}'.format(1, 'a', 1.5, Own(), Knowing())
            format(Own())
        self.assertEqual([], caught)


class RecursionTest(unittest.TestCase):
    """What has itself in it, or is deep: RuntimeError."""

    def test_comparison(self):
        a, b = [], []
        a.append(a)
        b.append(b)
        c, d = {}, {}
        c[1], d[1] = d, c
        e, f = UserList.UserList(), UserList.UserList()
        e.append(f)
        f.append(e)
        for left, right in (a, b), (c, d), (e, f):
            for compare in operator.eq, operator.ne, cmp:
                self.assertRaises(RuntimeError, compare, left, right)
        for compare in operator.lt, operator.ge:
            self.assertRaises(RuntimeError, compare, a, b)
        self.assertEqual([True, False], [a == a, a == [1]])
        self.assertEqual('[[...]]', repr(a))

    def test_depth(self):
        limit = sys.getrecursionlimit()
        for wrap in (lambda x: [x], lambda x: {1: x},
                     lambda x: {1: x}.viewvalues(),
                     lambda x: collections.deque([x])):
            deep = []
            for _ in range(limit + 100):
                deep = wrap(deep)
            self.assertRaises(RuntimeError, repr, deep)
            self.assertEqual('[[1], [1]]', repr([[1], [1]]))
        deep, same = [], []
        for _ in range(100):
            deep, same = [deep], [same]
        self.assertEqual(deep, same)
        self.assertEqual('[' * 101 + ']' * 101, repr(deep))


class ClassFromNamesTest(unittest.TestCase):
    """A class made of all the names of another."""

    def test_has_attributes(self):
        class A(object):
            def __init__(self):
                self.x = 1

        for bases in (object,), (A,):
            made = type('B', bases, dict(A.__dict__))()
            made.y = 2
            self.assertEqual((1, 2), (made.x, made.y))

        class WithProperty(object):
            __dict__ = property(lambda self: {'p': 1})

        self.assertEqual({'p': 1}, WithProperty().__dict__)


class CodeTest(unittest.TestCase):

    def test_all_attributes_can_be_copied(self):
        """billiard, and celery with it, keeps those of a traceback."""
        for code in (self.check.func_code, compile('x', 'f', 'exec'),
                     compile('x', 'f', 'eval')):
            self.check(code)

    def check(self, code):
        for name in 'co_code', 'co_lnotab', 'co_name', 'co_filename':
            self.assertIs(type(getattr(code, name)), str)
        for name in ('co_names', 'co_consts', 'co_varnames', 'co_cellvars',
                     'co_freevars'):
            self.assertIs(type(getattr(code, name)), tuple)
        for name in ('co_argcount', 'co_flags', 'co_firstlineno',
                     'co_nlocals', 'co_stacksize'):
            self.assertIs(type(getattr(code, name)), int)


class OwnWeakrefTest(unittest.TestCase):
    """What a class body says of __weakref__ stays."""

    def test_any_value(self):
        """wrapt's proxies have a property."""
        class WithProperty(object):
            __weakref__ = property(lambda self: 'mine')

        class Derived(WithProperty):
            pass

        class WithSlot(object):
            __slots__ = ('__weakref__',)
            __weakref__ = 'mine'

        class OfInt(int):
            __weakref__ = 'mine'

        for cls in (WithProperty, Derived, WithSlot, OfInt,
                    type('Made', (object,), {'__weakref__': 'mine'})):
            made = cls()
            self.assertEqual(made.__weakref__, 'mine')
            self.assertIs(weakref.ref(made)(), made)

    def test_that_of_another_class(self):
        class A(object):
            pass

        made = type('B', (object,), {'__weakref__': A.__weakref__})()
        with self.assertRaises(TypeError):
            made.__weakref__
        self.assertIs(weakref.ref(made)(), made)
        self.assertIs(A().__weakref__, None)


class OwnDictTest(unittest.TestCase):
    """Objects have attributes though their class has its own __dict__."""

    def check(self, cls, shown):
        made = cls()
        for name in 'thing', '__thing':
            object.__setattr__(made, name, 5)
            self.assertEqual(object.__getattribute__(made, name), 5)
            object.__delattr__(made, name)
            self.assertFalse(hasattr(made, name))
        made.other = 6
        self.assertEqual((made.other, made.__dict__, vars(made)),
                         (6, shown, shown))

    def test_a_property(self):
        class WithProperty(object):
            __dict__ = property(lambda self: {'p': 1})

        class Derived(WithProperty):
            pass

        class DerivedWithSlots(WithProperty):
            __slots__ = ('b',)

        for cls in WithProperty, Derived, DerivedWithSlots:
            self.check(cls, {'p': 1})

    def test_slots(self):
        """celery's proxies are such."""
        class Proxy(object):
            __slots__ = ('__local', '__dict__')

            @property
            def __dict__(self):
                return {'p': 2}

        class Promise(Proxy):
            __slots__ = ('__pending__', '__weakref__')

        for cls in Proxy, Promise:
            self.check(cls, {'p': 2})

    def test_a_value(self):
        class WithValue(object):
            __dict__ = {'p': 3}

        self.check(WithValue, {'p': 3})


class ItertoolsTest(unittest.TestCase):

    def test_all_are_iterators(self):
        made = [itertools.chain('a'), itertools.imap(str, 'a'),
                itertools.groupby('a'), itertools.count(),
                itertools.cycle('a'), itertools.repeat(1),
                itertools.islice('a', 1), itertools.izip('a'),
                itertools.tee('a')[0], itertools.product('a'),
                itertools.compress('a', [1]), itertools.starmap(pow, []),
                itertools.takewhile(bool, 'a'), itertools.ifilter(None, 'a'),
                itertools.dropwhile(bool, 'a'),
                itertools.ifilterfalse(None, 'a'),
                itertools.izip_longest('a'), itertools.permutations('ab'),
                itertools.combinations('ab', 1),
                itertools.combinations_with_replacement('ab', 1),
                iter(xrange(3))]
        for iterator in made:
            self.assertTrue(hasattr(iterator, '__iter__'), iterator)
            self.assertIs(iterator, iterator.__iter__())
            self.assertIsInstance(iterator, collections.Iterator)

    def test_can_be_extended(self):
        for base, arguments in [
                (itertools.chain, ('a', 'b')), (itertools.imap, (str, 'ab')),
                (itertools.izip, ('ab', 'cd')), (itertools.count, (3,)),
                (itertools.islice, ('abc', 2)), (itertools.repeat, (1, 2)),
                (itertools.product, ('ab',)), (itertools.groupby, ('ab',))]:
            class Own(base):
                pass

            got = list(itertools.islice(Own(*arguments), 2))
            self.assertEqual(2, len(got))
            self.assertIsInstance(iter(Own(*arguments)), Own)
            if base is not itertools.groupby:
                self.assertEqual(got[0], next(Own(*arguments)))
        ended = Own('')
        self.assertRaises(StopIteration, ended.next)
        self.assertRaises(StopIteration, next, ended)

    def test_tee_is_copied_where_it_is(self):
        first, second = itertools.tee('abc')
        self.assertEqual('a', next(first))
        third = copy.copy(first)
        self.assertEqual(['bc', 'abc', 'bc'], [
            ''.join(each) for each in third, second, first])

    def test_tee_goes_on_behind_an_error(self):
        def numbers():
            for number in range(4):
                yield lambda: 1 / (number != 1) and number

        first, second = itertools.tee(call() for call in numbers())
        for each in first, second:
            self.assertEqual(0, next(each))
        self.assertRaises(ZeroDivisionError, next, first)
        self.assertEqual([[], []], [list(first), list(second)])

    def test_tee_lets_go_of_what_all_have_read(self):
        class Item(object):
            pass

        held = []

        def items():
            for _ in range(2000):
                item = Item()
                held.append(weakref.ref(item))
                yield item

        first, second = itertools.tee(items())
        for _ in first:
            next(second)
        gc.collect()
        deadline = time.time() + 20
        while time.time() < deadline and sum(
                each() is not None for each in held) > 99:
            gc.collect()
        self.assertLess(sum(each() is not None for each in held), 100)

    def test_tee_refuses_itself(self):
        class Again(object):
            first = True

            def __iter__(self):
                return self

            def next(self):
                if self.first:
                    self.first = False
                    return next(second)

        first, second = itertools.tee(Again())
        self.assertRaisesRegexp(RuntimeError, 'tee', next, first)

    def test_groups_read_no_item_before_its_time(self):
        log = []

        def source():
            for number in 1, 1, 2:
                log.append(number)
                yield number

        for _, group in itertools.groupby(source()):
            for number in group:
                log.append(str(number))
        self.assertEqual([1, '1', 1, '1', 2, '2'], log)
        kept = [group for _, group in itertools.groupby('aab')]
        self.assertEqual([[], ['b']], map(list, kept))
        groups = itertools.groupby([3, 4, 8, 3], key=lambda n: n // 3)
        self.assertEqual([(1, [3, 4]), (2, [8]), (1, [3])],
                         [(key, list(group)) for key, group in groups])


class MarshalledFloatTest(unittest.TestCase):

    def test_old_versions(self):
        for version in 0, 1, 2:
            for number in 1.5, -7.25e-240, 1e300, 1 - 2.5j, [0.1, -0.5]:
                data = marshal.dumps(number, version)
                self.assertEqual(number, marshal.loads(data))
        self.assertEqual('f\x031.5', marshal.dumps(1.5, 1))
        self.assertEqual(-1.5, marshal.loads('f\x04-1.5'))


class HashOfArrayTest(unittest.TestCase):

    def test_bytes_of_memory(self):
        for data in (array.array('b', range(10)), array.array('i', [1, 2]),
                     array.array('c', 'abc'), array.array('d', [1.5])):
            for name in 'md5', 'sha256':
                expected = hashlib.new(name, data.tostring()).hexdigest()
                self.assertEqual(expected,
                                 hashlib.new(name, data).hexdigest())
                self.assertEqual(expected,
                                 getattr(hashlib, name)(data).hexdigest())


class NumberOfTextTest(unittest.TestCase):

    def test_bytes_of_buffers(self):
        for kind in int, long, float:
            for data in bytearray('23'), buffer('23'):
                self.assertEqual(kind(23), kind(data))
                self.assertIs(kind, type(kind(data)))
            for data in memoryview('23'), array.array('i', [1]):
                self.assertRaises(TypeError, kind, data)
        self.assertRaises(TypeError, complex, buffer('23'))
        self.assertRaises(TypeError, int, buffer('23'), 10)

    def test_errors_are_bytes(self):
        invalid = "invalid literal for %s() with base %d: %s"
        for kind in int, long:
            for text, shown in [('\xe9', r"'\xe9'"), (u'\xe9', r"'\xe9'"),
                                ("a'b", '"a\'b"'), ('x' * 300,
                                                    repr('x' * 200))]:
                with self.assertRaises(ValueError) as raised:
                    kind(text)
                self.assertEqual(invalid % (kind.__name__, 10, shown),
                                 str(raised.exception))
            with self.assertRaises(ValueError) as raised:
                kind('\xe9', 16)
            self.assertEqual(invalid % (kind.__name__, 16, r"'\xe9'"),
                             str(raised.exception))
            with self.assertRaises(ValueError) as raised:
                kind('1\0')
            self.assertEqual('null byte in argument for %s()' % kind.__name__,
                             str(raised.exception))
        with self.assertRaises(ValueError) as raised:
            float('\xe9')
        self.assertEqual('could not convert string to float: \xe9',
                         str(raised.exception))
        with self.assertRaises(ValueError) as raised:
            complex('\xe9')
        self.assertEqual('complex() arg is a malformed string',
                         str(raised.exception))

    def test_what_is_no_number(self):
        class Old:
            pass

        class New(object):
            pass

        class Own(object):
            def __int__(self):
                raise ValueError('invalid literal for int() with base x: y')

            __float__ = __int__

        for kind in int, long:
            with self.assertRaises(TypeError) as raised:
                kind(New())
            self.assertEqual("%s() argument must be a string or a number, "
                             "not 'New'" % kind.__name__,
                             str(raised.exception))
            self.assertRaises(TypeError, kind, base=10)
            self.assertRaises(TypeError, kind, '10', 2.0)
            self.assertRaises(AttributeError, kind, Old())
            self.assertEqual([2, 10], [kind('10', base=2), kind(x='10')])
        for kind in float, complex:
            self.assertRaises(AttributeError, kind, Old())
            self.assertRaises(TypeError, kind, New())
        with self.assertRaises(ValueError) as raised:
            int(Own())
        self.assertIn('base x', str(raised.exception))


class StructWarningTest(unittest.TestCase):

    def test_is_of_the_caller(self):
        class Number(object):
            def __int__(self):
                return 42

        class BadIndex(Number):
            def __index__(self):
                raise TypeError

        for value in Number(), BadIndex(), 42.5:
            for pack in (lambda: struct.pack('i', value),
                         lambda: struct.Struct('i').pack(value)):
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter('always')
                    self.assertEqual(struct.pack('i', 42), pack())
                self.assertEqual(
                    [(DeprecationWarning, pack.func_code.co_filename)],
                    [(w.category, w.filename) for w in caught])


class RepeatedTest(unittest.TestCase):

    def test_sequences_are_repeated_by_a_long(self):
        class Pair(tuple):
            pass

        for items in (1, 2, 3), (1L, 'a'), (None,), (), [1, 2], 'abc', u'ab':
            for times in 0L, 1L, 2L, 3L, -1L:
                expected = [item for _ in range(times) for item in items]
                for repeated in times * items, items * times:
                    self.assertIs(type(items), type(repeated))
                    self.assertEqual(expected, list(repeated))
        self.assertEqual((1, 2, 3, 1, 2, 3), 2L * Pair((1, 2, 3)))
        self.assertIs(long, type((2L * (5L,))[1]))


class ClassicClassTest(unittest.TestCase):

    def test_special_methods_that_are_set_are_in_the_class(self):
        for name in ('__contains__', '__getattr__', '__setattr__',
                     '__delattr__', '__del__'):
            class Classic:
                pass

            class Further(Classic):
                pass

            def method(self, *arguments):
                pass

            setattr(Classic, name, method)
            self.assertIs(method, Classic.__dict__[name])
            self.assertIs(method, getattr(Classic, name).im_func)
            self.assertIn(name, dir(Classic))
            self.assertTrue(hasattr(Further, name))
            delattr(Classic, name)
            self.assertFalse(hasattr(Classic, name))
            with self.assertRaises(AttributeError) as raised:
                delattr(Classic, name)
            self.assertEqual("class Classic has no attribute '%s'" % name,
                             str(raised.exception))

    def test_instances_have_them(self):
        class Classic:
            pass

        class Further(Classic):
            pass

        Classic.__contains__ = lambda self, item: item == 1
        self.assertIn(1, Classic())
        self.assertIsInstance(Classic(), collections.Container)
        Further.__contains__ = lambda self, item: item == 2
        self.assertEqual((False, True), (1 in Further(), 2 in Further()))
        del Further.__contains__
        self.assertEqual((True, False), (1 in Further(), 2 in Further()))


class UnicodeReprTest(unittest.TestCase):
    """What is said of objects whose __repr__ returns Unicode."""

    class New(object):

        def __init__(self, text):
            self.text = text

        def __repr__(self):
            return self.text

    class Classic:

        def __init__(self, text):
            self.text = text

        def __repr__(self):
            return self.text

    class Items(list):

        def __init__(self, text):
            self.text = text

        def __repr__(self):
            return self.text

    TOLD = [repr, lambda value: '%r' % value, lambda value: '%s%r' % ('', value),
            lambda value: `value`, lambda value: eval('`value`', {'value': value}),
            '{!r}'.format, lambda value: '%(v)r' % {'v': value}]

    def test_it_is_a_str(self):
        for of in self.New, self.Classic, self.Items:
            for told in self.TOLD:
                self.assertIs(str, type(told(of(u'x'))))
                self.assertEqual('x', told(of(u'x')))
            self.assertEqual(u'x', of(u'x').__repr__())
            self.assertIs(unicode, type(u'%r' % of(u'x')))

    def test_it_has_to_be_ascii(self):
        for of in self.New, self.Classic, self.Items:
            for told in self.TOLD:
                self.assertRaises(UnicodeEncodeError, told, of(u'\xe9'))


class WeakReferenceTest(unittest.TestCase):

    def test_taking_out_of_dicts(self):
        class Item(object):
            pass

        item = Item()
        values = weakref.WeakValueDictionary({1: item, 2: item})
        self.assertIs(item, values.pop(1))
        self.assertEqual(5, values.pop(1, 5))
        self.assertRaises(KeyError, values.pop, 1)
        self.assertEqual((2, item), values.popitem())
        self.assertRaises(KeyError, values.popitem)
        keys = weakref.WeakKeyDictionary({item: 1})
        self.assertEqual(1, keys.pop(item))
        self.assertIsNone(keys.pop(item, None))
        self.assertRaises(KeyError, keys.pop, item)
        keys[item] = 2
        self.assertEqual((item, 2), keys.popitem())
        self.assertRaises(KeyError, keys.popitem)

    def test_what_is_taken_out_may_have_gone(self):
        class Item(object):
            pass

        values = weakref.WeakValueDictionary()
        done = []

        def collect():
            while not done:
                gc.collect()

        collector = threading.Thread(target=collect)
        collector.start()
        try:
            for i in range(1000):
                values[i] = Item()
                self.assertIsNotNone(values.pop(i, i))
        finally:
            done.append(True)
            collector.join()

    def test_keys_that_cannot_be_referenced(self):
        keys = weakref.WeakKeyDictionary()
        for key in 13, 'a', ():
            for method, arguments in (
                    ('__getitem__', ()), ('__setitem__', (1,)),
                    ('__delitem__', ()), ('get', ()), ('setdefault', (1,)),
                    ('pop', ())):
                self.assertRaises(TypeError, getattr(keys, method), key,
                                  *arguments)
            self.assertNotIn(key, keys)

    def test_what_cannot_be_referenced(self):
        class Text(str):
            pass

        class Pair(tuple):
            pass

        class Slots(object):
            __slots__ = 'a',

        for value in (1, 1L, 1.5, 1j, 'a', u'a', (), [], {}, None, True,
                      slice(1), xrange(1), object(), bytearray(), buffer('a'),
                      Text(), Pair(), Slots()):
            with self.assertRaises(TypeError) as raised:
                weakref.ref(value)
            self.assertEqual("cannot create weak reference to '%s' object"
                             % type(value).__name__, str(raised.exception))

    def test_what_can(self):
        class Items(list):
            pass

        class Names(dict):
            pass

        class Number(int):
            pass

        class Slots(object):
            __slots__ = '__weakref__',

        class Old:
            pass

        for value in (Items(), Names(), Number(), Slots(), Old(), Old, set(),
                      frozenset('a'), collections.deque(), array.array('c'),
                      lambda: 1, Items, IOError):
            self.assertIs(value, weakref.ref(value)())
            self.assertIs(value, weakref.ref(value, None)())
            self.assertRaises(TypeError, weakref.ref, value, callback=None)

    def test_objects_of_java(self):
        try:
            from java.lang import Thread
            from java.util import ArrayList
        except ImportError:
            self.skipTest('CPython')

        class Items(ArrayList):
            pass

        for value in ArrayList(), Thread(), Items():
            self.assertIs(value, weakref.ref(value)())

    def test_subclass_takes_keywords(self):
        class Named(weakref.ref):
            def __new__(cls, value, name=None):
                return weakref.ref.__new__(cls, value)

            def __init__(self, value, name=None):
                weakref.ref.__init__(self, value)
                self.name = name

        value = set()
        made = Named(value, name='x')
        self.assertEqual(('x', value), (made.name, made()))


class HeapTest(unittest.TestCase):

    def test_like_sorting(self):
        for items in ([], [3], [5, 1, 4, 1, 3], list('heaps'),
                      [(n * 7919) % 101 for n in range(100)],
                      [1, 'a', None, u'b', (1,)]):
            heap, pushed = list(items), []
            heapq.heapify(heap)
            for item in items:
                heapq.heappush(pushed, item)
            self.assertEqual(sorted(items),
                             [heapq.heappop(heap) for _ in items])
            self.assertEqual(sorted(items),
                             [heapq.heappop(pushed) for _ in items])
            for number in -1, 0, 1, 3, 1000:
                self.assertEqual(sorted(items)[:max(number, 0)],
                                 heapq.nsmallest(number, iter(items)))
                self.assertEqual(sorted(items)[::-1][:max(number, 0)],
                                 heapq.nlargest(number, items))
        self.assertEqual(['bb', 'a'], heapq.nlargest(2, ['', 'bb', 'a'], len))
        heap = [1, 3]
        self.assertEqual([0, 1, 3], [heapq.heappushpop(heap, 0),
                                     heapq.heapreplace(heap, 5),
                                     heapq.heappop(heap)])

    def test_comparisons(self):
        class OnlyLess(object):
            def __init__(self, number):
                self.number = number

            def __lt__(self, other):
                return self.number < other.number

        class OnlyLessOrEqual:
            def __init__(self, number):
                self.number = number

            def __le__(self, other):
                return self.number <= other.number

        for kind in OnlyLess, OnlyLessOrEqual:
            heap = [kind(n) for n in (4, 1, 3, 2)]
            heapq.heapify(heap)
            self.assertEqual([1, 2, 3, 4],
                             [heapq.heappop(heap).number for _ in range(4)])

        class Emptying(int):
            def __lt__(self, other):
                del emptied[:]
                return NotImplemented

        emptied = [Emptying(0)]
        self.assertRaises(IndexError, heapq.heappushpop, emptied, 1)
        emptied = [Emptying(0)]
        self.assertRaises(RuntimeError, heapq.heappush, emptied, Emptying(1))

    def test_functions_are_built_in(self):
        import _heapq
        self.assertEqual(('_heapq', 'heappush'), (
            heapq.heappush.__module__, _heapq.heappush.__name__))
        self.assertRaises(TypeError, heapq.heappush, 10, 10)
        self.assertRaises(TypeError, heapq.heappop, ())
        self.assertRaises(TypeError, heapq.nlargest, 2, 5)

        class Class(object):
            push = heapq.heappush

        heap = []
        Class().push(heap, 1)
        self.assertEqual([1], heap)


class CharmapTest(unittest.TestCase):
    """Encodings of 256 characters, and those beyond U+FFFF."""

    def test_error_handlers(self):
        face, sign = u'\U0001f49d', u'\u20ac'
        for name in 'iso-8859-15', 'cp1252', 'koi8-r', 'cp437':
            for errors, expected in [('xmlcharrefreplace', 'a&#128157;X'),
                                     ('backslashreplace', 'a\\U0001f49dX'),
                                     ('replace', 'a?X'), ('ignore', 'aX')]:
                text = u'a' + face + u'X'
                self.assertEqual(expected, text.encode(name, errors))
                self.assertEqual('b' * 300 + expected,
                                 (u'b' * 300 + text).encode(name, errors))
            self.assertEqual('&#55357;X', u'\ud83dX'.encode(
                name, 'xmlcharrefreplace'))
            with self.assertRaises(UnicodeEncodeError) as raised:
                (u'a' + face).encode(name)
            self.assertEqual(1, raised.exception.start)
        self.assertEqual('a&#128157;\xa4X', (u'a' + face + sign + u'X').encode(
            'iso-8859-15', 'xmlcharrefreplace'))
        self.assertEqual('??X', (face * 2 + u'X').encode('cp1252', 'replace'))

    def test_handler_says_where_to_go_on(self):
        def back(error):
            seen.append((error.start, error.end, error.encoding))
            return u'<\xe9>', error.end + 1

        seen = []
        codecs.register_error('test.back', back)
        self.assertEqual('a<\xe9>c', u'a\U0001f49d\u0100bc'.encode(
            'iso-8859-15', 'test.back'))
        self.assertEqual([(1, 3, 'charmap')], seen)
        codecs.register_error('test.bad', lambda error: (u'\u0100', error.end))
        self.assertRaises(UnicodeEncodeError, u'\u0100'.encode,
                          'cp1252', 'test.bad')

    def test_strict_handler(self):
        self.assertEqual(codecs.strict_errors, codecs.lookup_error('strict'))


class PercentOfSpecialDecimalsTest(unittest.TestCase):

    def test_sign_is_there(self):
        for number, specification, expected in [
                ('Infinity', '<+%', '+Infinity%'), ('NaN1', '%', 'NaN1%'),
                ('-inf', '<^+15%', '<<-Infinity%<<<'),
                ('inf', 'f', 'Infinity'), ('1.5', '%', '150%'), ('0.125', '.1%', '12.5%')]:
            self.assertEqual(expected, format(decimal.Decimal(number),
                                              specification))


class ChangedWhileIteratedTest(unittest.TestCase):
    """A loop learns that its dict or set has changed its size."""

    def assert_told(self, loop, kind='dictionary'):
        with self.assertRaises(RuntimeError) as caught:
            loop()
        self.assertEqual(kind + ' changed size during iteration',
                         str(caught.exception))

    def test_dicts(self):
        for made in {1: 1}, collections.defaultdict(int, {1: 1}):
            for iterate in (iter, lambda given: given.iteritems(),
                            lambda given: given.itervalues(),
                            lambda given: given.viewitems(),
                            lambda given: (key for key in given),
                            enumerate, itertools.chain):
                def loop(given=made.copy()):
                    for _ in iterate(given):
                        given[len(given) + 5] = 1
                self.assert_told(loop)

    def test_deleted(self):
        given = {1: 1}

        def loop():
            for key in given:
                del given[key]
        self.assert_told(loop)

    def test_attributes(self):
        given = Plain()
        given.first = 1

        def loop():
            for _ in vars(given):
                given.other = 2
        self.assert_told(loop)

    def test_sets(self):
        given = {1}

        def loop():
            for number in given:
                given.add(number + 1)
        self.assert_told(loop, 'Set')

    def test_same_size(self):
        given = {1: 1, 2: 2}
        for key in given:
            given[key] = 5
        self.assertEqual({1: 5, 2: 5}, given)

    def test_end(self):
        given = {1: 1, 2: 2}
        iterator = iter(given)
        next(iterator)
        given[3] = 3
        self.assertRaises(RuntimeError, next, iterator)
        self.assertRaises(RuntimeError, iterator.next)
        iterator = iter(given)
        self.assertEqual(3, len(list(iterator)))
        given[4] = 4
        self.assertEqual([], list(iterator))

    def test_other_threads(self):
        """Built-in functions are one step for them."""
        given, kept, over = {}, set(), []

        def change():
            number = 0
            while not over:
                number += 1
                given[number % 300] = number
                given.pop(number * 7 % 300, None)
                kept.add(number % 300)
                kept.discard(number * 7 % 300)

        thread = threading.Thread(target=change)
        thread.start()
        try:
            for _ in range(300):
                for function in list, sorted, tuple, set, sum:
                    function(given)
                    function(kept)
        finally:
            over.append(True)
            thread.join()


class Plain(object):
    pass


class IteratorsTest(unittest.TestCase):

    def test_length_hint(self):
        deque = collections.deque([1, 2, 3])
        for iterator in (iter([1, 2, 3]), iter((1, 2, 3)), iter(xrange(3)),
                         reversed([1, 2, 3]), reversed((1, 2, 3)),
                         iter({1: 1, 2: 2, 3: 3}), iter({1, 2, 3}),
                         {1: 1, 2: 2, 3: 3}.iteritems(), iter('abc'),
                         {1: 1, 2: 2, 3: 3}.itervalues(), reversed(deque),
                         reversed(xrange(3)), iter(frozenset([1, 2, 3]))):
            for left in 3, 2, 1:
                self.assertEqual(left, iterator.__length_hint__())
                next(iterator)
            self.assertEqual(0, iterator.__length_hint__())
            self.assertRaises(StopIteration, next, iterator)
            self.assertEqual(0, iterator.__length_hint__())

    def test_names(self):
        self.assertEqual(
            ['dictionary-keyiterator', 'dictionary-itemiterator',
             'dictionary-valueiterator', 'setiterator'],
            [type(iterator).__name__ for iterator in (
                iter({}), {}.iteritems(), {}.itervalues(), iter(set()))])

    def test_reversed_stays_at_its_end(self):
        items = [1, 2, 3]
        iterator = reversed(items)
        next(iterator)
        items[1:] = []
        self.assertEqual([], list(iterator))
        items.extend([4, 5, 6])
        self.assertEqual(0, iterator.__length_hint__())
        self.assertEqual([], list(iterator))

    def test_reversed_deque(self):
        deque = collections.deque([1, 2, 3])
        iterator = reversed(deque)
        deque.pop()
        self.assertRaises(RuntimeError, next, iterator)
        self.assertEqual(0, iterator.__length_hint__())


class OddObjectsTest(unittest.TestCase):

    def test_modules_of_the_type_of_sys(self):
        module = type(sys)('made', 'documented')
        self.assertEqual(('made', 'documented'),
                         (module.__name__, module.__doc__))
        self.assertTrue(type(sys) is type(module))

        class Module(type(sys)):
            pass
        self.assertEqual('extended', Module('extended').__name__)

    def test_slots_of_underscores(self):
        class ___(object):
            __slots__ = ['__private', 'other']
        made = ___()
        setattr(made, '__private', 1)
        self.assertEqual(1, getattr(made, '__private'))

    def test_signs_of_zero(self):
        class Complex(complex):
            pass
        for made in (complex(-0.0, -0.0), complex(complex(-0.0, -0.0)),
                     Complex(-0.0, -0.0), Complex(complex(-0.0, -0.0))):
            self.assertEqual(['-0.0', '-0.0'], [repr(made.real),
                                                repr(made.imag)])

    def test_texts_that_objects_answer(self):
        """A text that is marked as safe for HTML remains so."""
        class Safe(unicode):
            pass

        class Widget(object):
            def __unicode__(self):
                return Safe(u'<p>')
        self.assertEqual([Safe, unicode],
                         [type(unicode(Widget())), type(unicode(Safe()))])

    def test_factory_of_itself(self):
        class Own(collections.defaultdict):
            def __init__(self):
                self.default_factory = self.make

            def make(self):
                pass
        self.assertTrue(repr(Own()).startswith(
            'defaultdict(<bound method Own.make of defaultdict(..., '))

    def test_methods_differ(self):
        items = []
        self.assertNotEqual(items.__add__, items.__mul__)
        self.assertNotEqual(''.startswith, ''.endswith)
        self.assertNotEqual({}.__eq__, {}.__ne__)
        self.assertEqual(items.__add__, items.__add__)


class ViewsTest(unittest.TestCase):

    def test_keys_of_defaultdict(self):
        made = collections.defaultdict(int, {1: 2, 3: 4})
        view = made.viewkeys()
        self.assertEqual([1, 3], sorted(view))
        made[5]
        self.assertEqual({1, 3, 5}, view)
        self.assertEqual('dict_keys([1])', repr(
            collections.defaultdict(int, {1: 2}).viewkeys()))

    def test_behind_an_operator(self):
        keys = {1: 1, 2: 2}.viewkeys()
        for found, expected in (
                ({1, 5} & keys, {1}), ({1, 5} | keys, {1, 2, 5}),
                ({1, 5} ^ keys, {2, 5}), ({1, 5} - keys, {5}),
                (frozenset([1, 5]) - keys, {5}), ([1, 5] & keys, {1})):
            self.assertEqual(expected, found)
            self.assertEqual(set, type(found))
        self.assertRaises(TypeError, operator.and_, {1}, {1: 1}.viewvalues())


class WeakDictsTest(unittest.TestCase):

    def assert_emptied(self, made):
        for _ in range(20):
            gc.collect()
            if not len(made):
                break
        self.assertEqual(0, len(made))
        self.assertFalse(made)
        self.assertEqual([], list(made))

    def test_length(self):
        objects = [Plain() for _ in range(20)]
        keys = weakref.WeakKeyDictionary()
        values = weakref.WeakValueDictionary()
        for number in range(20):
            keys[objects[number]] = number
            values[number] = objects[number]
        items = weakref.WeakSet(objects)
        self.assertEqual([20, 20, 20],
                         [len(keys), len(values), len(items)])
        del objects
        self.assert_emptied(keys)
        self.assert_emptied(values)
        self.assert_emptied(items)


class ThreadLocalsTest(unittest.TestCase):

    def test_names_stay(self):
        class Extended(threading.local):
            pass
        for made in threading.local(), Extended():
            made.x = 5
            self.assertEqual({'x': 5}, made.__dict__)
            self.assertRaises(AttributeError, setattr, made, '__dict__', {})
            self.assertRaises(AttributeError, delattr, made, '__dict__')
            self.assertEqual(5, made.x)


class ItemsByGetitemTest(unittest.TestCase):
    """What has no __iter__ is iterated by its __getitem__."""

    class New(object):

        error = KeyError

        def __getitem__(self, index):
            if index == 2:
                raise self.error('inner')
            return index

    class Classic:

        def __getitem__(self, index):
            if index == 2:
                raise KeyError('inner')
            return index

    class OfText(str):

        def __getitem__(self, index):
            raise KeyError(index)

    def test_of_errors_that_are_not_the_end(self):
        uses = (list, tuple, set, max, sum, lambda items: [i for i in items],
                lambda items: 7 in items, lambda items: zip(items),
                lambda items: map(None, items))
        for items in self.New(), self.Classic():
            for use in uses:
                with self.assertRaises(KeyError) as raised:
                    use(items)
                self.assertEqual(('inner',), raised.exception.args)
        self.assertRaises(KeyError, list, self.OfText('ab'))

    def test_of_the_end(self):
        class Ending(self.New):
            error = IndexError

        class Stopping(self.New):
            error = StopIteration

        for items in Ending(), Stopping():
            self.assertEqual([0, 1], list(items))


class ResizedBytesTest(unittest.TestCase):
    """What tornado's streams do with what they have read."""

    def test_after_a_view_that_nobody_holds(self):
        data = bytearray(b'hello world')
        self.assertEqual(memoryview(data)[:5].tobytes(), b'hello')
        del data[:6]
        self.assertEqual(data, b'world')
        self.assertEqual(memoryview(data)[0], b'w')
        data += b'!'
        data.append(33)
        data.extend(b'...')
        data.insert(0, 32)
        data.pop()
        data.remove(33)
        data[1:2] = b'ww'
        data *= 2
        self.assertEqual(data, b' wworld!..' * 2)

    def test_after_a_view_that_is_dropped(self):
        data = bytearray(b'abc')
        view = memoryview(data)[1:]
        self.assertEqual(view.tolist(), [98, 99])
        del view
        data[:] = b'longer than before'
        self.assertEqual(memoryview(data)[7:].tobytes(), b'than before')


class TabsTest(unittest.TestCase):

    def test_without_width(self):
        for width in 0, -1:
            self.assertEqual('a\tb\n\tc'.expandtabs(width), 'ab\nc')
            self.assertEqual(repr(u'\u1234\tb'.expandtabs(width)),
                             repr(u'\u1234b'))
        self.assertEqual('a\tb'.expandtabs(), 'a       b')
        self.assertEqual(u'a\tb'.expandtabs(4), u'a   b')
        self.assertRaises(TypeError, 'a'.expandtabs, 'x')
        self.assertRaises(TypeError, 'a'.expandtabs, 1, 2)


class MissingTest(unittest.TestCase):

    def test_called_by_name(self):
        made = collections.defaultdict(list)
        self.assertIs(made.__missing__('a'), made['a'])
        self.assertEqual(dict(made), {'a': []})

        class Own(collections.defaultdict):
            def __missing__(self, key):
                return collections.defaultdict.__missing__(self, key)

        own = Own(list)
        own['x'].append(1)
        self.assertEqual(dict(own), {'x': [1]})


class ErrorAttributesTest(unittest.TestCase):
    """Exceptions have their attributes, whatever their __init__ calls."""

    def test_without_base(self):
        class Own(IOError):
            def __init__(self, name):
                self.name = name

        e = Own('x')
        self.assertEqual((e.errno, e.strerror, e.filename), (None,) * 3)
        self.assertEqual((str(e), e.args), ('', ()))
        e.errno = 5
        self.assertEqual(e.errno, 5)
        del e.errno
        self.assertIsNone(e.errno)

        class Leaves(SystemExit):
            def __init__(self):
                pass

        class Refuses(SyntaxError):
            def __init__(self):
                self.lineno = 5

        self.assertIsNone(Leaves().code)
        self.assertEqual((Refuses().lineno, Refuses().text), (5, None))

    def test_with_base(self):
        e = copy.copy(IOError(2, 'No', 'f'))
        self.assertEqual((e.errno, e.strerror, e.filename), (2, 'No', 'f'))
        self.assertEqual(str(e), "[Errno 2] No: 'f'")
        self.assertEqual(SystemExit(3).code, 3)
        self.assertEqual(IOError.__new__(IOError).errno, None)


if __name__ == '__main__':
    unittest.main()
