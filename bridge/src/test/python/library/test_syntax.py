# -*- coding: utf-8 -*-
"""What is refused as no Python, and what is not, as CPython 2.7.18 does it.

Runs in both: wsgilet run test_syntax.py, python2.7 test_syntax.py.
"""
import os
import shutil
import tempfile
import unittest
import warnings

# Kind, source, type and words of the error; line, column and text of its line.
REFUSED = [
    ('exec', '"abc',
     'SyntaxError', 'EOL while scanning string literal', (1, 4, '"abc\n')),
    ('exec', "'''abc\n\n",
     'SyntaxError', 'EOF while scanning triple-quoted string literal',
     (2, 8, "'''abc\n\n")),
    ('exec', "x = 1\ny = '''abc\nzz\n",
     'SyntaxError', 'EOF while scanning triple-quoted string literal',
     (3, 14, "y = '''abc\nzz\n")),
    ('exec', "f('a\n)",
     'SyntaxError', 'EOL while scanning string literal', (1, 4, "f('a\n")),
    ('exec', "'abc\\\ndef",
     'SyntaxError', 'EOL while scanning string literal',
     (2, 9, "'abc\\\ndef\n")),
    ('exec', 'a!b', 'SyntaxError', 'invalid syntax', (1, 2, 'a!b\n')),
    ('exec', 'a\\b',
     'SyntaxError', 'unexpected character after line continuation character',
     (1, 4, 'a\\b\n')),
    ('exec', '?', 'SyntaxError', 'invalid syntax', (1, 1, '?\n')),
    ('exec', '0o8', 'SyntaxError', 'invalid token', (1, 2, '0o8\n')),
    ('exec', '0b2', 'SyntaxError', 'invalid token', (1, 2, '0b2\n')),
    ('exec', '09', 'SyntaxError', 'invalid token', (1, 2, '09\n')),
    ('exec', '1e+', 'SyntaxError', 'invalid token', (1, 3, '1e+\n')),
    ('exec', '0xg', 'SyntaxError', 'invalid token', (1, 2, '0xg\n')),
    ('exec', 'x = (1,\n\n\n', 'SyntaxError', 'invalid syntax', (3, 1, '\n')),
    ('exec', 'f(1,\n',
     'SyntaxError', 'unexpected EOF while parsing', (1, 5, 'f(1,\n')),
    ('exec', 'if x:\n',
     'SyntaxError', 'unexpected EOF while parsing', (1, 6, 'if x:\n')),
    ('exec', 'if x:\n\npass',
     'IndentationError', 'expected an indented block', (3, 4, 'pass\n')),
    ('exec', ' x', 'IndentationError', 'unexpected indent', (1, 1, ' x\n')),
    ('exec', 'x\n  y',
     'IndentationError', 'unexpected indent', (2, 2, '  y\n')),
    ('exec', 'if x:\n    a\n  b\n',
     'IndentationError', 'unindent does not match any outer indentation level',
     (3, 4, '  b\n')),
    ('exec', 'a b', 'SyntaxError', 'invalid syntax', (1, 3, 'a b\n')),
    ('exec', 'x = \n', 'SyntaxError', 'invalid syntax', (1, 5, 'x = \n')),
    ('exec', 'x if y', 'SyntaxError', 'invalid syntax', (1, 7, 'x if y\n')),
    ('exec', 'def f(x) -> y: pass',
     'SyntaxError', 'invalid syntax', (1, 10, 'def f(x) -> y: pass\n')),
    ('exec', 'print >>f,',
     'SyntaxError', 'invalid syntax', (1, 11, 'print >>f,\n')),
    ('exec', 'f(*a,)', 'SyntaxError', 'invalid syntax', (1, 6, 'f(*a,)\n')),
    ('exec', 'def f(x, *x): pass',
     'SyntaxError', "duplicate argument 'x' in function definition"),
    ('exec', 'def f(x=1, y): pass',
     'SyntaxError', 'non-default argument follows default argument',
     (1, None, None)),
    ('exec', 'def f((x)=4): pass',
     'SyntaxError', 'parenthesized arg with default', (1, None, None)),
    ('exec', 'class __debug__: pass',
     'SyntaxError', 'cannot assign to __debug__', (1, None, None)),
    ('exec', 'try: pass\nexcept A, None: pass',
     'SyntaxError', 'cannot assign to None', (2, None, None)),
    ('exec', 'import x as None',
     'SyntaxError', 'cannot assign to None', (1, None, None)),
    ('exec', 'f() = 1',
     'SyntaxError', "can't assign to function call", (1, None, None)),
    ('exec', 'a, 1 = b',
     'SyntaxError', "can't assign to literal", (1, None, None)),
    ('exec', '-a = 1',
     'SyntaxError', "can't assign to operator", (1, None, None)),
    ('exec', '-1 = a',
     'SyntaxError', "can't assign to literal", (1, None, None)),
    ('exec', '(yield) = 1',
     'SyntaxError', "can't assign to yield expression", (1, None, None)),
    ('exec', 'a, b += c',
     'SyntaxError', 'illegal expression for augmented assignment',
     (1, None, None)),
    ('exec', 'del (a, f())',
     'SyntaxError', "can't delete function call", (1, None, None)),
    ('exec', 'for 1 in y: pass',
     'SyntaxError', "can't assign to literal", (1, None, None)),
    ('exec', '[x for x() in y]',
     'SyntaxError', "can't assign to function call", (1, None, None)),
    ('exec', 'x = yield = 1',
     'SyntaxError', 'assignment to yield expression not possible',
     (1, None, None)),
    ('exec', 'f(a=1, b)',
     'SyntaxError', 'non-keyword arg after keyword arg', (1, None, None)),
    ('exec', 'f(*a, b)',
     'SyntaxError', 'only named arguments may follow *expression',
     (1, None, None)),
    ('exec', 'f(a.b=1)',
     'SyntaxError', "keyword can't be an expression", (1, None, None)),
    ('exec', 'f(lambda x: x=1)',
     'SyntaxError', 'lambda cannot contain assignment', (1, None, None)),
    ('exec', 'f(a=1, a=2)',
     'SyntaxError', 'keyword argument repeated', (1, None, None)),
    ('exec', 'f(x for x in y, 1)',
     'SyntaxError',
     'Generator expression must be parenthesized if not sole argument',
     (1, None, None)),
    ('exec', 'from a import b,',
     'SyntaxError',
     'trailing comma not allowed without surrounding parentheses',
     (1, None, None)),
    ('exec', 'return',
     'SyntaxError', "'return' outside function", (1, None, None)),
    ('exec', 'class C:\n  yield 1',
     'SyntaxError', "'yield' outside function", (2, None, None)),
    ('exec', 'def f():\n  yield 1\n  return 2',
     'SyntaxError', "'return' with argument inside generator"),
    ('exec', 'while 1: pass\nelse: break',
     'SyntaxError', "'break' outside loop", (2, None, None)),
    ('exec', 'continue',
     'SyntaxError', "'continue' not properly in loop", (1, None, None)),
    ('exec', 'while 1:\n  try: pass\n  finally: continue',
     'SyntaxError', "'continue' not supported inside 'finally' clause",
     (3, None, None)),
    ('exec', 'try: pass\nexcept: pass\nexcept A: pass',
     'SyntaxError', "default 'except:' must be last", (1, None, None)),
    ('exec', 'from __future__ import braces', 'SyntaxError', 'not a chance'),
    ('exec', 'x = 1\nfrom __future__ import division',
     'SyntaxError',
     'from __future__ imports must occur at the beginning of the file',
     (2, None, None)),
    ('exec', 'from __future__ import print_function\nprint 1',
     'SyntaxError', 'invalid syntax', (2, 7, 'print 1\n')),
    ('exec', 'def f():\n  exec "x"\n  def g(): return x',
     'SyntaxError',
     "unqualified exec is not allowed in function 'f' because it "
     "contains a nested function with free variables"),
    ('exec', 'def f(x):\n  def g():\n    exec "1"\n    return x',
     'SyntaxError',
     "unqualified exec is not allowed in function 'g' because it "
     "is a nested function"),
    ('exec', 'def f(x):\n  global x',
     'SyntaxError', "name 'x' is local and global"),
    ('exec', 'u"ab\\u12"',
     'SyntaxError',
     "(unicode error) 'unicodeescape' codec can't decode bytes "
     "in position 2-5: truncated \\uXXXX escape",
     (1, None, None)),
    ('exec', 'u"\\N{foo}"',
     'SyntaxError',
     "(unicode error) 'unicodeescape' codec can't decode bytes "
     "in position 0-6: unknown Unicode character name",
     (1, None, None)),
    ('exec', '"\\x1"', 'ValueError', 'invalid \\x escape'),
    ('eval', '', 'SyntaxError', 'unexpected EOF while parsing', (0, 0, '')),
    ('eval', '1 +',
     'SyntaxError', 'unexpected EOF while parsing', (1, 3, '1 +')),
    ('eval', '(]',
     'SyntaxError', 'unexpected EOF while parsing', (1, 2, '(]')),
    ('eval', 'x = 1', 'SyntaxError', 'invalid syntax', (1, 3, 'x = 1')),
    ('eval', ' x', 'IndentationError', 'unexpected indent', (1, 1, ' x')),
    ('eval', 'x\n y', 'IndentationError', 'unexpected indent', (2, 1, ' y')),
    ('eval', '(1\n',
     'SyntaxError', 'unexpected EOF while parsing', (1, 3, '(1\n')),
    ('single', 'if x: a\nb', 'SyntaxError', 'invalid syntax', (2, 1, 'b')),
    ('single', 'if x:',
     'SyntaxError', 'unexpected EOF while parsing', (1, 5, 'if x:')),
    ('single', '\n',
     'SyntaxError', 'unexpected EOF while parsing', (1, 1, '\n')),
]

ACCEPTED = [
    ('1if 1else 2', 'eval'),
    ('[1for x in (1,)]', 'eval'),
    ('x = 1\\\n + 1\n\\\n', 'exec'),
    ('\x0cx = 1', 'exec'),
    ('x = 1\r\nif x:\r  y = 2', 'exec'),
    ('x = 1\ny = (', 'single'),
    ('from __future__ import print_function\nprint(1, file=x)', 'exec'),
    ('del None', 'exec'),
    ('import None.x', 'exec'),
    ('from __future__ import (division, with_statement,)', 'exec'),
    ('while 1:\n try: pass\n finally:\n  while 1: continue', 'exec'),
    ('def f((a, b)=(1, 2), *d, **e): pass', 'exec'),
]


class SyntaxTest(unittest.TestCase):

    def test_refused(self):
        for row in REFUSED:
            kind, source = row[:2]
            try:
                compile(source, '<s>', kind)
            except (SyntaxError, ValueError) as error:
                found = (kind, source, type(error).__name__, error.args[0])
                if len(error.args) > 1:
                    self.assertEqual(error.args[1][0], '<s>')
                    found += (error.args[1][1:],)
                self.assertEqual(found, row)
            else:
                self.fail('%s is accepted' % (row[:2],))

    def test_accepted(self):
        for source, kind in ACCEPTED:
            compile(source, '<s>', kind)

    def test_values(self):
        self.assertEqual(eval(' \t1if 1else 2'), 1)
        self.assertEqual(eval('"\\477\\400a" + "\\\\477"'), '?\x00a\\477')
        names = {}
        exec 'x = """a\r\nb\rc"""' in names
        self.assertEqual(names['x'], 'a\nb\nc')

    def test_columns_are_bytes(self):
        for source in (u'x = "\xe9" $', '# coding: utf-8\nx = "\xc3\xa9" $'):
            with self.assertRaises(SyntaxError) as caught:
                compile(source, '<s>', 'exec')
            self.assertEqual(caught.exception.offset, 10)
            self.assertEqual(caught.exception.text, 'x = "\xc3\xa9" $\n')

    def test_error_of_names_has_a_line(self):
        with self.assertRaises(SyntaxError) as caught:
            compile('\ndef f(x, x): pass', '<s>', 'exec')
        self.assertEqual(caught.exception.filename, '<s>')
        self.assertEqual(caught.exception.lineno, 2)
        self.assertEqual(caught.exception.offset, None)

    def test_file(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        path = os.path.join(folder, 'source.py')

        def error(text):
            with open(path, 'w') as source:
                source.write(text)
            with self.assertRaises(SyntaxError) as caught:
                execfile(path, {})
            return caught.exception.args

        self.assertEqual(
            error('if 1:\n    f() = 1\n'),
            ("can't assign to function call", (path, 2, None, 'f() = 1\n')))
        self.assertEqual(
            error('x = 1\ny = "a\n'),
            ('EOL while scanning string literal', (path, 2, 6, 'y = "a\n')))

    def test_encoding_is_declared_in_a_comment_alone(self):
        compile('x = "# coding: none-such"', '<s>', 'exec')
        with self.assertRaises(SyntaxError) as caught:
            compile(' # coding: none-such\n', '<s>', 'exec')
        self.assertEqual(caught.exception.args,
                         ('unknown encoding: none-such', ('<s>', 0, 0, None)))

    def test_global_statements_that_come_late(self):
        for statement, words in (
                ('x', "name 'x' is used prior to global declaration"),
                ('x = 1',
                 "name 'x' is assigned to before global declaration")):
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter('always')
                compile('def f():\n    %s\n    global x\n' % statement,
                        '<s>', 'exec')
            self.assertEqual([words], [str(each.message) for each in told])
        with self.assertRaises(SyntaxError) as caught:
            compile('\ndef f(a):\n    b = 1\n    global a\n', '<s>', 'exec')
        self.assertEqual("name 'a' is local and global",
                         caught.exception.msg)
        self.assertEqual(2, caught.exception.lineno)


if __name__ == '__main__':
    unittest.main()
