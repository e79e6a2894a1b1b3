"""Code that is interpreted does what compiled code does, and CPython 2.7.18.

Runs in both: wsgilet run test_interpreted.py, python2.7 test_interpreted.py.
In Wsgilet the text of exec is interpreted until it has run often; that of a
file, as its name says, is compiled.
"""
import itertools
import marshal
import sys
import traceback
import unittest

CASES = '''
def f(a, (b, c), d=4, *more, **named):
    return a, b, c, d, more, sorted(named.items())
result = f(1, (2, 3)), f(1, (2, 3), 5, 6, x=7), f(*[1, 'ab'], **{'z': 2})
---
class Base(object):
    """Text."""
    kind = 'base'
    def __init__(self, value): self.value = value
    def __secret(self): return self.value
    def told(self): return self.__secret(), self._Base__secret()
class Derived(Base):
    __private = 3
    names = [n for n in ('a', 'b')]
    def told(self): return super(Derived, self).told() + (self.__private,)
class Old: pass
result = (Derived(5).told(), Base.__doc__, Derived.__module__, Derived.names,
          type(Old).__name__, sorted(k for k in vars(Derived) if '_' in k))
---
def counter():
    numbers = [0]
    def add(step=1):
        numbers[0] += step
        return numbers[0]
    return add, lambda: numbers
add, now = counter()
result = add(), add(5), now()
---
def outer(x):
    class Inner(object):
        y = x
        def get(self): return x, self.y, (lambda: x)()
    return Inner
result = outer(7)().get()
---
def finals(way):
    told = []
    def run():
        for i in range(3):
            try:
                try:
                    told.append(i)
                    if way == 'break': break
                    if way == 'continue': continue
                    if way == 'return': return 'inner'
                    if way == 'raise': raise ValueError(i)
                finally:
                    told.append('in')
            except ValueError as e:
                told.append(str(e))
            else:
                told.append('else')
            finally:
                told.append('out')
        else:
            told.append('done')
        return 'end'
    return run(), told
result = [finals(way) for way in ('', 'break', 'continue', 'return', 'raise')]
---
class Manager(object):
    def __init__(self, log, quiet): self.log, self.quiet = log, quiet
    def __enter__(self): self.log.append('enter'); return 5
    def __exit__(self, kind, value, trace):
        self.log.append(kind and kind.__name__); return self.quiet
def within(way, quiet):
    log = []
    def run():
        for i in 1, 2:
            with Manager(log, quiet) as value, Manager(log, False):
                log.append(value)
                if way == 'raise': raise KeyError(1)
                if way == 'return': return 'returned'
                if way == 'break': break
        return 'end'
    try:
        return run(), log
    except KeyError:
        return 'KeyError', log
result = [within(way, quiet) for way in ('', 'raise', 'return', 'break')
          for quiet in (True, False)]
---
def closing(log):
    try:
        for i in range(3):
            yield i
    finally:
        log.append('closed')
log = []
g = closing(log)
g.next()
g.close()
result = log, [x + y for x in closing(log) if x for y in (1, 2)], log
---
def sums(n):
    total = 0
    for i in xrange(n):
        total += yield total
        total = total + 1 if (yield) else total - 1
result = sums(2)
result = [result.next(), result.send(5), result.send(True), result.send(2)]
---
x = [1, 2, 3, 4, 5]
x[1:3] = 'abc'
del x[-1], x[0]
x[0] += '!'
x[1:2] *= 2
y = z = {}
y['k'] = 1
z['k'] |= 6
(a, b), [c, d] = (1, 2), 'cd'
result = x, y, a, b, c, d, x[::2], x[-2:], x[:], `x`, ~a, -b, not a
---
result = [1 < 2 < 3, 1 < 2 > 3, 1 and 0 or 'x', 'a' if 0 else 'b',
          2 in (1, 2), 2 not in (1, 2), None is None, 7 // 2, 7 / 2, 7 % 4,
          2 ** 10, 1 << 4, 6 & 3, 6 | 3, 6 ^ 3, {1: 2}, {3, 4}, (), [],
          {k: v for k, v in [('a', 1)]}, {n % 2 for n in range(5)},
          list(a + b for a in (1, 2) for b in (10, 20) if a * b != 20)]
---
from __future__ import division
import os.path, sys as system
from os.path import join as j, basename
result = 1 / 2, j('a', 'b'), basename('/x/y'), system is os.sys
---
def names():
    a = 1
    def inner(): return a
    exec 'b = 2'
    return sorted(locals()), b, eval('a + b'), inner()
try:
    result = names()
except NameError as e:
    result = e
---
def around(free):
    def inside():
        names = {}
        exec('made = 2', names)
        exec('more = made + 1', names, names)
        return free, names['more']
    return inside
result = around(1)()
---
count = 0
def bump():
    global count, made
    count += 1
    made = 'here'
    del made
    return 'made' in globals()
def unbound():
    if 0: x = 1
    return x
result = [bump(), count]
try:
    unbound()
except UnboundLocalError as e:
    result.append(str(e))
---
def decorate(name):
    return lambda f: lambda *a: (name, f(*a))
@decorate('outer')
@decorate('inner')
def decorated(x): return x
result = decorated(3), decorated.__name__
---
def pause():
    try:
        raise KeyError('first')
    except KeyError:
        try:
            raise ValueError('second')
        except (TypeError, ValueError), e:
            kind = sys.exc_info()[0].__name__
        return kind, str(e)
result = pause(), sys.exc_info()[0]
---
try:
    assert 1 == 1, 'fine'
    assert 1 == 2, 'not %s' % 'fine'
except AssertionError as e:
    result = str(e)
---
class Meta(type):
    def __new__(cls, name, bases, dict):
        dict['made'] = name
        return type.__new__(cls, name, bases, dict)
class Made:
    __metaclass__ = Meta
    for i in range(3): last = i
result = Made.made, Made.last, Made.i
---
n, result = 10, []
while n:
    n -= 1
    if n % 2: continue
    if n < 3: break
    result.append(n)
else:
    result.append('never')
'''.split('---\n')

# What Jython's compiler does otherwise than CPython, or not at all.
FINALLY = '''
def overridden():
    for i in range(2):
        try:
            return 'first'
        finally:
            for j in 1, 2:
                try:
                    return 'second'
                finally:
                    break
result = overridden()
'''
PRINT = '''
def talk():
    try:
        while True:
            got = (yield 'one') or 'none'
            other = [got, (yield got)][1] if got != 'skip' else 'skipped'
            print >> out, got, (yield other)
    except ValueError as e:
        yield 'caught %s' % e
    finally:
        yield 'last'
class Out(object):
    def __init__(self): self.text = ''
    def write(self, text): self.text += text
out = Out()
g = talk()
result = [g.next(), g.send(None), g.send('b'), g.send('c'), g.send('skip'),
          g.send('d'), g.throw(ValueError('bad')), g.next(), list(g), out.text]
'''

UNQUALIFIED = 'exec \'b = 2\''


def run(text, name, rounds=1):
    variables = {'__name__': 'case', 'sys': sys}
    exec compile(text, name, 'exec', 0, True) in variables
    return variables


class Interpreted(unittest.TestCase):

    def test_gives_what_compiled_code_gives(self):
        for text in CASES:
            if UNQUALIFIED in text:
                text = text.replace('    def inner(): return a\n', '')
                text = text.replace(', inner()', '')
            self.assertEqual(run(text, 'case.py')['result'],
                             run(text, '<case>')['result'], text)

    def test_gives_what_cpython_gives(self):
        self.assertEqual('first', run(FINALLY, '<text>')['result'])
        self.assertEqual(
            ['one', 'none', 'b', 'one', 'skipped', 'one', 'caught bad',
             'last', [], 'none c\nskip d\n'], run(PRINT, '<text>')['result'])

    def test_keywords_of_functions_of_java(self):
        """Jython compares their names by identity."""
        zipped = [('a', 'c'), ('b', 0)]
        call = "list(itertools.izip_longest('ab', 'c', fillvalue=0))"
        names = {'itertools': itertools}
        self.assertEqual(zipped, eval(call, names))
        exec 'zipped = ' + call in names
        self.assertEqual(zipped, names['zipped'])

    def test_functions_have_the_same_attributes(self):
        text = '\n'.join(CASES[0].splitlines()[:3])
        codes = [run(text, name)['f'].__code__ for name in ('<x>', 'x.py')]
        for name in ('co_name', 'co_argcount', 'co_varnames', 'co_flags',
                     'co_firstlineno', 'co_nlocals', 'co_freevars'):
            self.assertEqual(getattr(codes[1], name),
                             getattr(codes[0], name), name)

    def test_goes_on_where_it_is_compiled(self):
        text = ('def numbers(n):\n'
                '    for i in xrange(n):\n'
                '        try:\n'
                '            yield i\n'
                '        finally:\n'
                '            last.append(i)\n'
                'def twice(x):\n'
                '    return (lambda: x * 2)()\n'
                'last = []\n')
        variables = run(text, '<text>')
        numbers, twice = variables['numbers'], variables['twice']
        begun = numbers(5000)
        self.assertEqual([0, 1], [begun.next(), begun.next()])
        self.assertEqual(range(0, 6000, 2), map(twice, xrange(3000)))
        self.assertEqual(range(3000), list(numbers(3000)))
        self.assertEqual(range(2, 5000), list(begun))

    def test_tracebacks_have_the_same_lines(self):
        text = ('def fails(x):\n'
                '    y = (x +\n'
                '         1)\n'
                '    try:\n'
                '        return [\n'
                '            y / n for n in (1, 0)]\n'
                '    finally:\n'
                '        y = 2\n'
                '\n'
                'def calls():\n'
                '    with manager:\n'
                '        return fails(1)\n')
        lines = []
        for name in ('<x>', 'x.py'):
            variables = run(text, name)
            variables['manager'] = Manager()
            try:
                variables['calls']()
            except ZeroDivisionError:
                trace = traceback.extract_tb(sys.exc_info()[2])
                lines.append([entry[1:3] for entry in trace[1:]])
        self.assertEqual(lines[1], lines[0])

    def test_errors_of_syntax(self):
        for text in ('return 1', 'break', 'def f():\n continue',
                     'def f():\n return 1\n yield 2', 'x = yield',
                     'try: pass\nexcept: pass\nexcept ValueError: pass',
                     'def f(a, a): pass', 'def f(x):\n global x',
                     'from __future__ import braces', '__debug__ = 1'):
            with self.assertRaises(SyntaxError):
                print compile(text, '<text>', 'exec'), text

    def test_deep_recursion(self):
        text = ('def deep(n):\n'
                '    for x in (1,):\n'
                '        try:\n'
                '            return 0 if n == 0 else deep(n - 1) + 1\n'
                '        finally:\n'
                '            pass\n')
        deep = run(text, '<text>')['deep']
        self.assertEqual(900, deep(900))
        self.assertRaises(RuntimeError, deep, 10000)

    def test_marshal(self):
        code = compile('def f(n):\n    return [x * n for x in (1, 2)]\n',
                       '<text>', 'exec')
        variables = {}
        exec marshal.loads(marshal.dumps(code)) in variables
        self.assertEqual([3, 6], variables['f'](3))


class Manager(object):
    def __enter__(self):
        pass

    def __exit__(self, *exception):
        pass


if __name__ == '__main__':
    unittest.main()
