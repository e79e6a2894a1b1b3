# -*- coding: utf-8 -*-
"""Messages of exceptions as in CPython.

Runs in both: wsgilet run test_messages.py, python2.7 test_messages.py.
"""
import bz2
import collections
import datetime
import itertools
import logging
import operator
import platform
import socket
import StringIO
import sys
import threading
import time
import traceback
import json
import types
import unittest


class Text(unicode):
    pass


class Messages(unittest.TestCase):

    def assert_told(self, error, message, function, *args):
        with self.assertRaises(error) as caught:
            function(*args)
        self.assertEqual(message, str(caught.exception))

    def test_indexes(self):
        at = lambda sequence, index: sequence[index]
        for sequence, name in (([], 'list'), ((), 'tuple'), ('', 'string'),
                               (u'', 'string'), (bytearray(), 'bytearray'),
                               (collections.deque(), 'deque')):
            self.assert_told(IndexError, name + ' index out of range',
                             at, sequence, 5)
        for sequence, name in ([], 'list'), ((), 'tuple'), ('', 'string'):
            self.assert_told(
                TypeError, name + ' indices must be integers, not str',
                at, sequence, 'a')
        self.assert_told(
            TypeError, "'NoneType' object has no attribute '__getitem__'",
            at, None, 0)
        self.assert_told(IndexError, 'list assignment index out of range',
                         [].__setitem__, 0, 1)

    def test_numbers(self):
        self.assert_told(ZeroDivisionError, 'float division by zero',
                         lambda: 1.0 / 0)
        for text in '0x1p3', '1,5', '-.5x', 'nano', '1\nb':
            self.assert_told(ValueError,
                             'invalid literal for float(): ' + text,
                             float, text)
        for text in '', 'a\nb', '-', '.', 'e5':
            self.assert_told(ValueError,
                             'could not convert string to float: ' + text,
                             float, text)
        self.assert_told(ValueError,
                         'int() base must be >= 2 and <= 36, or 0',
                         int, '1', 50)
        self.assert_told(TypeError, 'an integer is required', chr, 'a')
        self.assert_told(ValueError, 'max() arg is an empty sequence', max, [])
        self.assert_told(ValueError, 'min() arg is an empty sequence', min, [])

    def test_formats(self):
        for code, value, name in ('d', 'a', 'str'), ('z', 1, 'int'):
            self.assert_told(
                ValueError, "Unknown format code '%s' for object of type "
                "'%s'" % (code, name), ('{:%s}' % code).format, value)

    def test_types(self):
        self.assert_told(TypeError, 'int object is not an iterator', next, 5)
        self.assert_told(TypeError, "unhashable type: 'set'", hash, set())
        self.assert_told(TypeError, 'list() takes at most 1 argument '
                         '(2 given)', list, 1, 2)

    def test_numbers_of_other_texts(self):
        for text, told in ((u'\xe9', r"'\xe9'"), (u'5\u20035x', "'5 5x'"),
                           ("a'b", '"a\'b"'), ('\n', "''"), (' x ', "'x '"),
                           ('\xd9\xa1', r"'\xd9\xa1'"),
                           ('x' * 300, repr('x' * 200))):
            self.assert_told(ValueError, 'invalid literal for int() with base '
                             '10: ' + told, int, text)
        self.assert_told(ValueError, 'null byte in argument for int()',
                         int, '5\0')
        self.assert_told(ValueError, 'could not convert string to float: \xe9',
                         float, u'\xe9')
        for type_ in int, long, float:
            with self.assertRaises(UnicodeEncodeError) as caught:
                type_(u'a\u20acb')
            self.assertEqual((1, 2, 'invalid decimal Unicode string'),
                             (caught.exception.start, caught.exception.end,
                              caught.exception.reason))
        for value, name in ((None, 'NoneType'), ([], 'list'), ({}, 'dict'),
                            (object(), 'object')):
            self.assert_told(TypeError, 'int() argument must be a string or a '
                             "number, not '%s'" % name, int, value)
        for type_ in int, long, float:
            self.assertEqual(5, type_(bytearray('5')))
            self.assertEqual(5, type_(buffer('5')))

    def test_counts_of_arguments(self):
        for told, function, args in (
                ('append() takes exactly one argument (0 given)',
                 [].append, ()),
                ('append() takes exactly one argument (2 given)',
                 [].append, (1, 2)),
                ('get expected at least 1 arguments, got 0', {}.get, ()),
                ('get expected at most 2 arguments, got 3', {}.get, (1, 2, 3)),
                ('keys() takes no arguments (1 given)', {}.keys, (1,)),
                ('join() takes exactly one argument (0 given)', ''.join, ()),
                ('max expected 1 arguments, got 0', max, ())):
            self.assert_told(TypeError, told, function, *args)

    def test_members(self):
        self.assert_told(TypeError, "argument of type 'NoneType' is not "
                         'iterable', lambda: 'x' in None)
        self.assert_told(TypeError, "argument of type 'object' is not "
                         'iterable', lambda: 'x' not in object())
        self.assert_told(TypeError, "'NoneType' object is not iterable",
                         iter, None)

    def test_what_is_no_integer(self):
        for function in xrange, unichr:
            self.assert_told(TypeError, 'integer argument expected, got float',
                             function, 1.5)
        self.assert_told(TypeError, 'integer argument expected, got float',
                         xrange, 1, 2.5)

    def test_operators_in_place(self):
        self.assert_told(TypeError, "'int' object is not iterable",
                         operator.iadd, [], 1)
        self.assert_told(TypeError, 'can only concatenate list (not "int") '
                         'to list', operator.add, [], 1)

    def test_what_is_not_there(self):
        self.assert_told(ValueError, '2 is not in list', [1].index, 2)
        self.assert_told(ValueError, "'x' is not in list", [1].index, 'x', 0)
        self.assert_told(ValueError, 'tuple.index(x): x not in tuple',
                         (1,).index, 2)

    def test_what_is_not_truncated(self):
        class Number(object):
            def __trunc__(self):
                return 'a'

        class Classic:
            def __trunc__(self):
                return Number

        class Other(object):
            def __trunc__(self):
                return Classic()
        for function in int, long:
            self.assert_told(TypeError, '__trunc__ returned non-Integral '
                             '(type Classic)', function, Other())
            self.assert_told(TypeError, '__trunc__ returned non-Integral '
                             '(type str)', function, Number())

    def test_others(self):
        self.assert_told(ValueError, 'pow() 3rd argument cannot be 0',
                         pow, 1, 2, 0)
        self.assert_told(TypeError, "can't convert complex to int", int, 1j)
        self.assert_told(TypeError, "can't convert complex to float",
                         float, 1j)
        self.assert_told(TypeError, 'itemgetter expected 1 arguments, got 0',
                         operator.itemgetter)
        self.assert_told(TypeError, 'imap() must have at least two '
                         'arguments.', itertools.imap, None)
        self.assert_told(ValueError, 'Step for islice() must be a positive '
                         'integer or None.', itertools.islice, [], 1, 2, 0)
        self.assert_told(ValueError, 'Stop argument for islice() must be '
                         'None or an integer: 0 <= x <= maxint.',
                         itertools.islice, [], 'a')
        self.assert_told(IndexError, 'index out of bounds',
                         lambda: memoryview('')[5])

    def test_nothing_to_raise(self):
        def raises():
            raise
        sys.exc_clear()
        self.assert_told(
            TypeError, 'exceptions must be old-style classes or derived from '
            'BaseException, not NoneType', raises)

    def test_classes_that_cannot_be(self):
        for told, bases in (
                ('    duplicate base class object', (object, object)),
                ('    Cannot create a consistent method resolution\norder (MRO)'
                 ' for bases object, list', (object, list))):
            with self.assertRaises(TypeError) as caught:
                exec 'class A(*bases): pass'.replace(
                    '*bases', ', '.join(base.__name__ for base in bases))
            self.assertIsInstance(caught.exception, TypeError)
            words, bases, names = str(caught.exception).rpartition('for bases ')
            self.assertEqual(
                'Error when calling the metaclass bases\n' + told,
                words + bases + ', '.join(sorted(names.split(', '), reverse=True))
                if words else names)

    def test_sys_is_a_module(self):
        self.assertIsInstance(sys, types.ModuleType)
        self.assertNotIsInstance(sys, dict)
        self.assertEqual('module', type(sys).__name__)
        self.assertEqual('2.7.18', platform.python_version())
        self.assertTrue(sys.version.startswith('2.7.18 ('), sys.version)
        for name in 'version', 'subversion':
            value = getattr(sys, name)
            try:
                setattr(sys, name, 'set')
                self.assertEqual('set', getattr(sys, name))
            finally:
                setattr(sys, name, value)
        self.assert_told(AttributeError,
                         "'module' object has no attribute 'nope'",
                         lambda: sys.nope)

    def test_encodings(self):
        self.assert_told(LookupError, 'unknown encoding: nope',
                         'a'.decode, 'nope')
        self.assert_told(LookupError, 'unknown encoding: nope',
                         u'a'.encode, 'nope')
        self.assert_told(
            UnicodeDecodeError, "'utf8' codec can't decode byte 0xff in "
            'position 1: invalid start byte', json.dumps, 'a\xff')
        self.assertEqual(r'"\ud800"', json.dumps('\xed\xa0\x80'))

    def test_unicode(self):
        for told, args in (
                ('coercing to Unicode: need string or buffer, int found',
                 (5, 'ascii')),
                ('coercing to Unicode: need string or buffer, NoneType found',
                 (None, 'ascii', 'ignore')),
                ('decoding Unicode is not supported', (u'a', 'ascii')),
                ('decoding bytearray is not supported',
                 (bytearray('a'), 'ascii')),
                ('unicode() argument 2 must be string, not None', ('a', None)),
                ('unicode() argument 3 must be string, not int',
                 ('a', 'ascii', 5))):
            for type_ in unicode, Text:
                self.assert_told(TypeError, told, type_, *args)

    def test_addresses(self):
        for text, packed in (('1.2.3', '\1\2\0\3'), ('127.1', '\x7f\0\0\1'),
                             ('0x7f000001', '\x7f\0\0\1'),
                             ('1.2.3.010 x', '\1\2\3\x08')):
            self.assertEqual(packed, socket.inet_aton(text))
        for text in ('', '1.2.3.4.5', '256.1', '1.2.3.256', '1.2.65536', '08',
                     '1.', ' 1', '-1', '1.2.3.4x', '0b1'):
            self.assert_told(socket.error, 'illegal IP address string passed '
                             'to inet_aton', socket.inet_aton, text)

    def test_sleep(self):
        self.assert_told(IOError, '[Errno 22] Invalid argument',
                         time.sleep, -0.1)

    def test_own_messages_stay(self):
        def raises():
            raise IndexError('index out of range: 5')
        self.assert_told(IndexError, 'index out of range: 5', raises)

    def test_dates(self):
        date = datetime.date
        self.assert_told(ValueError, 'day is out of range for month',
                         date, 2001, 2, 30)
        self.assert_told(ValueError, 'month must be in 1..12',
                         date, 2001, 13, 1)
        self.assert_told(ValueError, 'year is out of range', date, 0, 1, 1)
        self.assert_told(ValueError, 'hour must be in 0..23',
                         datetime.datetime, 2001, 1, 1, 25)
        self.assert_told(ValueError, 'microsecond must be in 0..999999',
                         datetime.time, 1, 1, 1, 10 ** 6)
        self.assert_told(TypeError, "can't compare datetime.date to int",
                         lambda: date(2001, 1, 1) < 5)

    def test_unlocked_lock(self):
        lock = threading.Lock()
        self.assert_told(threading.ThreadError, 'release unlocked lock',
                         lock.release)
        self.assertTrue(lock.acquire())
        lock.release()
        self.assert_told(threading.ThreadError, 'release unlocked lock',
                         lock.__exit__, None, None, None)

    def test_what_is_not_compressed(self):
        self.assert_told(IOError, 'invalid data stream', bz2.decompress, 'x')


class Keys(unittest.TestCase):
    """A KeyError has the key itself."""

    def test_of_missing_ones(self):
        for found in ({}, {1: 2}, vars(Keys('test_of_missing_ones'))):
            for key in (None, (), (1, 2), KeyError('k'), 2.5):
                for missing in (found.pop, found.__getitem__):
                    with self.assertRaises(KeyError) as told:
                        missing(key)
                    self.assertEqual(1, len(told.exception.args))
                    self.assertIs(key, told.exception.args[0])


class SourceNames(unittest.TestCase):
    """Code of the library is of its sources."""

    def test_callers_of_logging(self):
        log = StringIO.StringIO()
        handler = logging.StreamHandler(log)
        handler.setFormatter(logging.Formatter('%(funcName)s %(filename)s'))
        logger = logging.Logger('messages')
        logger.addHandler(handler)
        try:
            json.loads('{')
        except ValueError:
            logger.exception('')
            logger.error('')
            logging.LoggerAdapter(logger, {}).exception('')
        told = log.getvalue().splitlines()
        self.assertEqual(3, len([line for line in told if line.startswith(
            'test_callers_of_logging test_messages.py')]), told)

    def test_tracebacks(self):
        try:
            json.loads('{')
        except ValueError:
            told = traceback.format_exc()
        self.assertIn('decoder.py", line ', told)
        self.assertIn('\n    return _default_decoder.decode(s)\n', told)
        self.assertNotIn('.class', told)


class Threads(unittest.TestCase):

    def told(self, replacement):
        """What is said of an exception in a thread; replacement -- what
        sys.stderr is by then.
        """
        import threading
        before, sys.stderr = sys.stderr, StringIO.StringIO()
        told = sys.stderr
        try:
            begun = threading.Event()

            def run():
                begun.wait()
                1 // 0

            thread = threading.Thread(target=run, name='worker')
            thread.start()
            if replacement is None:
                sys.stderr = None
            begun.set()
            thread.join()
        finally:
            sys.stderr = before
        return told.getvalue()

    def test_exception_is_told(self):
        for replacement in None, 'the same':
            told = self.told(replacement)
            self.assertTrue(told.startswith('Exception in thread worker'))
            self.assertIn('\nTraceback (most recent call last):\n  File', told)
            self.assertIn('ZeroDivisionError', told)


if __name__ == '__main__':
    unittest.main()
