# -*- coding: utf-8 -*-
"""Texts and lists: what is found and replaced in them; as on CPython 2.7."""
import array
import binascii
import itertools
import quopri
import threading
import unittest

ASTRAL = u'\U0001f600\xe9\u20ac\u20ac'


class UnicodeCount(unittest.TestCase):

    def test_beyond_the_bmp(self):
        for part, expected in [(u'\u20ac', 2), (u'\xe9', 1), ('a', 0),
                               (u'\U0001f600', 1), (u'\u20ac\u20ac', 1),
                               (u'\ude00', 0)]:
            self.assertEqual(expected, ASTRAL.count(part))

    def test_empty(self):
        for arguments, expected in [((u'',), 5), ((u'', 1), 4), (('', 9), 0),
                                    ((u'', 4), 1), ((u'', -100, 2 ** 40), 5),
                                    ((u'', 3, 2), 0), ((u'', None, -1), 4)]:
            self.assertEqual(expected, ASTRAL.count(*arguments))
        self.assertEqual(2, u'abc'.count('', 1, 2))
        self.assertEqual(1, u''.count(''))

    def test_parts(self):
        self.assertEqual(1, ASTRAL.count(u'\u20ac', 3))
        self.assertEqual(1, ASTRAL.count(u'\u20ac', -1))
        self.assertEqual(1, ASTRAL.count(u'\u20ac', 0, -1))
        self.assertEqual(1, u'aaa'.count('aa'))

    def test_arguments(self):
        self.assertRaises(TypeError, ASTRAL.count, 5)
        self.assertRaises(TypeError, ASTRAL.count, None)
        self.assertRaises(UnicodeDecodeError, ASTRAL.count, '\xe9')


class SlicesWithStep(unittest.TestCase):

    def test_one_is_none(self):
        numbers = range(5)
        numbers[0:3:1] = 'XYZW'
        self.assertEqual(['X', 'Y', 'Z', 'W', 3, 4], numbers)
        numbers[::1L] = []
        self.assertEqual([], numbers)
        numbers[1:1:1] = 'ab'
        self.assertEqual(['a', 'b'], numbers)
        values = array.array('i', range(4))
        values[0:2:1] = array.array('i', [9, 9, 9])
        self.assertEqual([9, 9, 9, 2, 3], values.tolist())

    def test_others(self):
        with self.assertRaises(ValueError) as raised:
            range(5)[0:4:2] = 'abc'
        self.assertEqual('attempt to assign sequence of size 3 to extended '
                         'slice of size 2', str(raised.exception))


class QuotedPrintable(unittest.TestCase):

    def test_decode(self):
        for data, expected in [
                ('=\r\nAB', 'AB'), ('a=\nb', 'ab'), ('=c3=A9', '\xc3\xa9'),
                ('==', '='), ('=3', '=3'), ('=X1', '=X1'), ('a=', 'a'),
                ('=\r\r\nAB', 'AB'), ('a= \n', 'a= \n'), ('_', '_')]:
            self.assertEqual(expected, binascii.a2b_qp(data))
            self.assertEqual(expected, quopri.decodestring(data))
        self.assertEqual('a b', binascii.a2b_qp('a_b', header=True))
        for view in buffer, bytearray, array.array:
            data = view('=41') if view is not array.array else view('c', '=41')
            self.assertEqual('A', binascii.a2b_qp(data))
            self.assertEqual('=3D41', binascii.b2a_qp(data))
        self.assertEqual('', binascii.a2b_qp(array.array('c')))

    def test_encode(self):
        for data, expected in [
                ('\t\r\n', '=09\r\n'), ('a \r\n b', 'a=20\r\n b'),
                ('.\n', '=2E\n'), ('a\n', 'a\n'), ('\xe9=', '=E9=3D'),
                ('x' * 77, 'x' * 75 + '=\nxx'), ('x' * 76, 'x' * 76)]:
            self.assertEqual(expected, binascii.b2a_qp(data))
        self.assertEqual('a_=5F', binascii.b2a_qp('a _', header=True))
        self.assertEqual('=0A', binascii.b2a_qp('\n', istext=False))
        self.assertRaises(TypeError, binascii.b2a_qp, 5)


class Items(object):

    def __getitem__(self, key):
        return 'item ' + key


class PercentFormat(unittest.TestCase):

    def test_one_object_is_one_argument(self):
        for argument in {'a': 1}, Items(), [1, 2], 'ab', u'ab', 5, None:
            for text in '%s %s', u'%s %s':
                with self.assertRaises(TypeError) as raised:
                    text % argument
                self.assertEqual('not enough arguments for format string',
                                 str(raised.exception))

    def test_mappings(self):
        self.assertEqual('1 2', '%(a)s %(b)s' % {'a': 1, 'b': 2})
        self.assertEqual("{'a': 1} 1", '%s %(a)s' % {'a': 1})
        self.assertEqual('item a', '%(a)s' % Items())
        self.assertRaises(TypeError, lambda: '%(a)s %s' % {'a': 1})

    def test_what_has_items_need_not_be_used(self):
        for argument in {}, [1, 2], Items(), bytearray('ab'):
            self.assertEqual('x%', 'x%%' % argument)
        for argument in 'ab', 5, None, (1,), xrange(2), set():
            self.assertRaises(TypeError, lambda: 'x' % argument)

    def test_lists_have_no_keys(self):
        with self.assertRaises(TypeError) as raised:
            '%(a)s' % [1]
        self.assertEqual('list indices must be integers, not str',
                         str(raised.exception))


class UuLines(unittest.TestCase):

    def test_blanks_that_were_cut_off(self):
        for data in ('a', 'abc', 'ab\0', '\0' * 9, '\xff\0\0\0'):
            line = binascii.b2a_uu(data)
            self.assertEqual(data, binascii.a2b_uu(line))
            self.assertEqual(data, binascii.a2b_uu(line.rstrip()))
            self.assertEqual(data, binascii.a2b_uu(line.replace(' ', '`')))
        self.assertEqual('=\xf0' + '\0' * 24, binascii.a2b_uu(':/?'))

    def test_errors(self):
        for line in '!\x01', '!!!!!x', '!\xff':
            self.assertRaises(binascii.Error, binascii.a2b_uu, line)
        self.assertRaises(TypeError, binascii.a2b_uu, 5)


class TextToText(unittest.TestCase):
    """Bytes are decoded before they are encoded, Unicode the other way."""

    def test_encode_bytes(self):
        for name in ('ascii', 'latin-1', 'utf-8', 'cp1252', 'koi8-r',
                     'iso8859-15', 'mac-roman', 'unicode_escape', 'utf-16'):
            self.assertEqual(u'a'.encode(name), 'a'.encode(name))
            for errors in 'strict', 'ignore', 'replace':
                self.assertRaises(UnicodeDecodeError, '\xe9'.encode, name,
                                  errors)

    def test_decode_unicode(self):
        for name in ('ascii', 'latin-1', 'cp1252', 'koi8-r', 'utf-8',
                     'mac-roman'):
            self.assertEqual(u'a', u'a'.decode(name))
            for errors in 'strict', 'ignore', 'replace':
                self.assertRaises(UnicodeEncodeError, u'\xe9'.decode, name,
                                  errors)

    def test_bytes_to_bytes(self):
        self.assertEqual('e9', '\xe9'.encode('hex'))
        self.assertEqual('\xe9', 'e9'.decode('hex'))


class WideRangeTest(unittest.TestCase):
    """xrange() takes numbers of 64 bits, such as times in milliseconds."""

    def test_items(self):
        start = 2 ** 40
        numbers = xrange(start, start + 10, 3)
        expected = [start, start + 3, start + 6, start + 9]
        self.assertEqual(list(numbers), expected)
        self.assertEqual(list(reversed(numbers)), expected[::-1])
        self.assertEqual(numbers[1], start + 3)
        self.assertEqual(numbers[-1], start + 9)
        self.assertRaises(IndexError, lambda: numbers[4])
        self.assertRaises(TypeError, lambda: numbers['a'])
        self.assertEqual(len(numbers), 4)
        self.assertIn(start + 6, numbers)
        self.assertNotIn(start + 7, numbers)
        self.assertIs(type(numbers), xrange)
        self.assertEqual(xrange(2 ** 40)[2 ** 39], 2 ** 39)
        self.assertEqual(list(xrange(start, start - 3, -2)),
                         [start, start - 2])

    def test_empty(self):
        self.assertEqual(list(xrange(2 ** 40, 5)), [])
        self.assertFalse(xrange(2 ** 40, 5))
        self.assertTrue(xrange(5, 2 ** 40))

    def test_text(self):
        for arguments, text in (
                ((2 ** 40,), 'xrange(1099511627776)'),
                ((5, 2 ** 40), 'xrange(5, 1099511627776)'),
                ((0, 2 ** 40, 2 ** 39), 'xrange(0, 1099511627776, '
                                        '549755813888)'),
                ((2 ** 40, 5), 'xrange(1099511627776, 1099511627776)')):
            numbers = xrange(*arguments)
            self.assertEqual(repr(numbers), text)
            made, arguments = numbers.__reduce__()
            self.assertEqual(list(itertools.islice(made(*arguments), 3)),
                             list(itertools.islice(numbers, 3)))

    def test_errors(self):
        self.assertRaises(OverflowError, xrange, 2 ** 70)
        self.assertRaises(OverflowError, xrange, -2 ** 62, 2 ** 62)
        self.assertRaises(ValueError, xrange, 0, 2 ** 40, 0)
        self.assertRaises(TypeError, xrange, 2 ** 40, 'a')


class BytearrayErrorsTest(unittest.TestCase):
    """What is no byte leaves a bytearray as it was."""

    def test_append_and_insert(self):
        for value in 256, -1, 'xx', None, u'x':
            data = bytearray('abc')
            self.assertRaises((TypeError, ValueError), data.append, value)
            self.assertRaises((TypeError, ValueError), data.insert, 1, value)
            self.assertEqual(data, 'abc')
        data.append('d')
        data.append(101)
        data.insert(0, 'z')
        self.assertEqual(data, 'zabcde')


class SharedArrayTest(unittest.TestCase):
    """Threads that share an array lose no item."""

    def hammered(self, change, times=3000):
        def run():
            for _ in xrange(times):
                change()

        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def test_length(self):
        for kind, change, expected in (
                ('i', lambda a: a.append(1), 12000),
                ('i', lambda a: a.extend([1, 2]), 24000),
                ('c', lambda a: a.fromstring('ab'), 24000),
                ('i', lambda a: a.insert(0, 1), 12000)):
            items = array.array(kind)
            self.hammered(lambda: change(items))
            self.assertEqual(len(items), expected)

    def test_pop(self):
        items, popped = array.array('i', range(12000)), []
        self.hammered(lambda: popped.append(items.pop()))
        self.assertEqual(sorted(popped), range(12000))
        self.assertEqual(len(items), 0)


class CaseTest(unittest.TestCase):
    """The cases of Unicode 5.2, whatever the JDK knows."""

    def test_later_letters(self):
        for letter in u'\u019b\u025c\u0261\u037f\u03f3\u0526\u10d0':
            for method in 'upper', 'lower', 'title', 'swapcase', 'capitalize':
                self.assertEqual(letter, getattr(letter, method)())

    def test_what_is_no_letter_is_not_swapped(self):
        for text in u'\u2160', u'\u24b6', u'\u24d0', u'\u0345':
            self.assertEqual(text, text.swapcase())

    def test_earlier_letters(self):
        for lower, upper in zip(u'\xe9\u0377\u0451\u0525\u0561\u2c61\ua723',
                                u'\xc9\u0376\u0401\u0524\u0531\u2c60\ua722'):
            self.assertEqual((upper, lower), (lower.upper(), upper.lower()))
            self.assertEqual((upper, lower, upper), (
                lower.title(), upper.swapcase(), lower.capitalize()))


if __name__ == '__main__':
    unittest.main()
