# -*- coding: utf-8 -*-
"""Compiler, ast, re and imports do what CPython 2.7.18's do.

Runs in both: wsgilet run test_language.py, python2.7 test_language.py.
"""
import ast
import re
import unittest


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


if __name__ == '__main__':
    unittest.main()
