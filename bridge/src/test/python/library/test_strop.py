"""The module strop; the same on CPython 2.7."""
import strop
import unittest
import warnings


class Functions(unittest.TestCase):

    def setUp(self):
        caught = warnings.catch_warnings()
        caught.__enter__()
        self.addCleanup(caught.__exit__, None, None, None)
        warnings.simplefilter('ignore')

    def test_numbers(self):
        self.assertEqual(strop.atoi(' 0x12 ', 0), 18)
        self.assertEqual(strop.atoi('z', 36), 35)
        self.assertEqual(repr(strop.atol('12L')), '12L')
        self.assertEqual(strop.atof(u' 1.5 '), 1.5)
        for function, text, message in (
                (strop.atoi, '1L', 'invalid literal for atoi(): 1L'),
                (strop.atoi, '', 'invalid literal for atoi(): '),
                (strop.atoi, '9' * 20,
                 'atoi() literal too large: ' + '9' * 20),
                (strop.atol, '', 'empty string for atol()'),
                (strop.atof, '', 'empty string for atof()'),
                (strop.atof, '1x', 'invalid literal for atof(): 1x')):
            with self.assertRaises(ValueError) as caught:
                function(text)
            self.assertEqual(str(caught.exception), message)
        self.assertRaises(ValueError, strop.atoi, '1', 1)
        self.assertRaises(TypeError, strop.atoi, 1)
        self.assertRaises(OverflowError, strop.atof, '1e400')

    def test_letters_are_those_of_ascii(self):
        self.assertEqual(strop.upper('a\xe9'), 'A\xe9')
        self.assertEqual(strop.lower(u'ABC'), 'abc')
        self.assertEqual(strop.capitalize('aBC'), 'Abc')
        self.assertEqual(strop.swapcase('aB'), 'Ab')
        self.assertEqual(strop.strip('\x0b a\xa0 \x1c'), 'a\xa0 \x1c')
        self.assertRaises(UnicodeError, strop.strip, u'\xa0')
        self.assertRaises(TypeError, strop.lower, 5)

    def test_searches(self):
        self.assertEqual(strop.find('abcabc', 'b', -2), 4)
        self.assertEqual(strop.rfind('abcabc', 'bc', 0, 5), 1)
        self.assertEqual(strop.count('abc', '', 1), 3)
        self.assertEqual(strop.replace('aaa', 'a', 'b', 0), 'bbb')
        self.assertEqual(strop.replace('aaa', 'a', 'b', 2), 'bba')
        self.assertRaises(ValueError, strop.replace, 'a', '', 'b')

    def test_words(self):
        self.assertEqual(strop.split(' a b  c ', None, 1), ['a', 'b  c '])
        self.assertEqual(strop.split(' a b '), ['a', 'b'])
        self.assertEqual(strop.splitfields('a,b,c', ',', 0),
                         ['a', 'b', 'c'])
        self.assertEqual(strop.join(('a', 'b')), 'a b')
        self.assertEqual(strop.joinfields('abc', ''), 'abc')
        self.assertRaises(TypeError, strop.join, [u'a'])
        self.assertRaises(TypeError, strop.join, {})
        self.assertRaises(ValueError, strop.split, 'a', '')

    def test_tables(self):
        table = strop.maketrans('ab', 'xy')
        self.assertEqual(strop.translate('abc', table), 'xyc')
        self.assertEqual(strop.translate('abc', table, 'b'), 'xc')
        self.assertRaises(ValueError, strop.maketrans, 'a', '')
        self.assertRaises(ValueError, strop.translate, 'a', 'b')
        self.assertRaises(ValueError, strop.expandtabs, 'a', 0)

    def test_are_obsolete(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            strop.lower('A')
            strop.maketrans('a', 'b')
        self.assertEqual([w.category for w in caught], [DeprecationWarning])
        self.assertEqual(caught[0].filename.rpartition('.')[0],
                         __file__.rpartition('.')[0])

    def test_are_no_methods(self):
        class Words(object):
            split = strop.split
        self.assertEqual(Words().split('a b'), ['a', 'b'])
        self.assertEqual(strop.split.__module__, 'strop')


if __name__ == '__main__':
    unittest.main()
