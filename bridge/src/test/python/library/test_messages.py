# -*- coding: utf-8 -*-
"""Messages of exceptions as in CPython.

Runs in both: wsgilet run test_messages.py, python2.7 test_messages.py.
"""
import bz2
import collections
import datetime
import logging
import StringIO
import threading
import traceback
import json
import unittest


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


if __name__ == '__main__':
    unittest.main()
