# -*- coding: utf-8 -*-
"""Texts and lists: what is found and replaced in them; as on CPython 2.7."""
import array
import binascii
import quopri
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
        self.assertEqual('A', binascii.a2b_qp(buffer('=41')))

    def test_encode(self):
        for data, expected in [
                ('\t\r\n', '=09\r\n'), ('a \r\n b', 'a=20\r\n b'),
                ('.\n', '=2E\n'), ('a\n', 'a\n'), ('\xe9=', '=E9=3D'),
                ('x' * 77, 'x' * 75 + '=\nxx'), ('x' * 76, 'x' * 76)]:
            self.assertEqual(expected, binascii.b2a_qp(data))
        self.assertEqual('a_=5F', binascii.b2a_qp('a _', header=True))
        self.assertEqual('=0A', binascii.b2a_qp('\n', istext=False))
        self.assertRaises(TypeError, binascii.b2a_qp, 5)


if __name__ == '__main__':
    unittest.main()
