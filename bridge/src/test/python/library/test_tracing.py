# -*- coding: utf-8 -*-
"""What trace and profile functions see of running code is what CPython shows.

Runs in both: wsgilet run test_tracing.py, python2.7 test_tracing.py.
"""
import StringIO
import pdb
import sys
import threading
import traceback
import unittest


def events(function, *arguments):
    """Call a function; return its lines and events, from its first line."""
    code = function.func_code
    seen = []

    def trace(frame, event, argument):
        of_here = frame.f_code.co_filename == code.co_filename
        if of_here and not frame.f_code.co_name.startswith('__'):
            line = frame.f_lineno - code.co_firstlineno
            seen.append('%s %d' % (event, line))
        return trace

    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(None)
    return seen


def lines(function, *arguments):
    """Return the lines of a function that are seen."""
    return [int(event.split()[1]) for event in events(function, *arguments)
            if event.startswith('line')]


class Manager(object):

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True


class LineTest(unittest.TestCase):
    """Events of lines: each statement that has code, once it is begun."""

    def test_statements_of_one_line(self):
        def several():
            a = 1; b = 2
            if a: b = 3
            return b
        self.assertEqual(lines(several), [1, 2, 3])

    def test_loops(self):
        def loops():
            for i in range(2):
                if i:
                    continue
                i = 3
            while i < 5: i += 1
            while 1:
                i += 1
                if i > 6:
                    break
            for i in 'a': pass
            [i for i in 'ab']
        self.assertEqual(lines(loops), [
            1, 2, 4, 1, 2, 3, 1, 5, 5, 5, 5, 5, 6, 7, 8, 7, 8, 9, 10, 10,
            11, 11, 11])

    def test_blocks(self):
        def blocks():
            with Manager():
                {}['a']
            try:
                try:
                    {}['a']
                except ValueError:
                    pass
                except (IndexError, KeyError):
                    pass
            finally:
                pass
            try:
                pass
            except:
                pass
            else:
                pass
        self.assertEqual(lines(blocks), [1, 2, 3, 4, 5, 6, 8, 9, 11, 12, 13,
                                         17])

    def test_without_code(self):
        def without():
            'documentation'
            'text'
            1
            pass
            a = 1
            if 0:
                a = 2
            while 0:
                a = 3
            if 1:
                a = 4
            else:
                a = 5
            if a:
                global B
            pass
        self.assertEqual(lines(without), [5, 11, 14, 15, 16])

    def test_code_of_texts(self):
        found = {}
        exec """def several(a):
    while 1: a += 1; break
    for b in range(2): pass
    try:
        raise ValueError
    except ValueError:
        pass
    with Manager():
        a = 3
    if 0: a = 4
    elif a:
        pass
""" in globals(), found
        self.assertEqual(lines(found['several'], 1),
                         [1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 10, 11])

    def test_generators(self):
        def numbers():
            for i in range(2):
                yield i
        self.assertEqual(events(lambda: list(numbers())), [
            'call 0', 'line 0', 'call -3', 'line -2', 'line -1', 'return -1',
            'call -1', 'line -2', 'line -1', 'return -1', 'call -1',
            'line -2', 'return -2', 'return 0'])

    def test_traceback_of_with(self):
        try:
            a = 1
            with open('/none/of/this') as a:
                pass
        except IOError:
            line = traceback.extract_tb(sys.exc_info()[2])[0][1]
        self.assertEqual(line - sys._getframe().f_code.co_firstlineno, 3)

    def test_never(self):
        def generator():
            if 0:
                yield 1
        self.assertEqual(list(generator()), [])
        self.assertEqual(eval(compile('1 if 0 else 2', '', 'eval')), 2)
        names = {}
        exec 'if 0:\n def f(): pass\nelse:\n def f(): return 1' in names
        self.assertEqual(names['f'](), 1)
        exec 'while 0:\n def f(): pass\nelse:\n def f(): return 2' in names
        self.assertEqual(names['f'](), 2)
        exec 'while "":\n a = 1\na = 2\nif u"":\n a = 3' in names
        self.assertEqual(names['a'], 2)


class SeveralLinesTest(unittest.TestCase):
    """A statement of several lines: each line that code begins in."""

    def test_calls_and_displays(self):
        def spread(a=1):
            x = dict(
                a=a,
                b=[1,
                   a])
            y = {1: 2,
                 a: int(a),
                 3: 4}
            return (x and
                    y)
        self.assertEqual(lines(spread), [1, 2, 3, 4, 5, 6, 7, 8, 9])

    def test_heads(self):
        def heads(a=1):
            if (a and
                    a > 1 or
                    a):
                a = 2
            while (a
                   and a < 4):
                a += 1
            for i in range(
                    2):
                a = i
            with Manager() \
                    as m:
                a = m
            try:
                raise KeyError(
                    a)
            except (ValueError,
                    KeyError):
                pass
        self.assertEqual(lines(heads), [
            1, 2, 3, 4, 5, 6, 7, 5, 6, 7, 5, 6, 8, 9, 10, 9, 10, 9, 11, 12,
            13, 14, 15, 16, 17, 18, 19])

    def test_begins_where_code_does(self):
        def assigned():
            a = \
                1
            b = lambda: (
                a)
            return (
                b)
        self.assertEqual(lines(assigned), [2, 3, 6])

    def test_class(self):
        def defines():
            class Named(object):
                """Text."""
                a = 1
            return Named
        self.assertEqual(lines(defines), [1, 1, 2, 3, 4])

    def test_traceback(self):
        def fails():
            return [1,
                    2 //
                    0,
                    3]
        try:
            fails()
        except ZeroDivisionError:
            trace = sys.exc_info()[2].tb_next
            self.assertEqual(
                trace.tb_lineno - fails.func_code.co_firstlineno, 3)


class JumpTest(unittest.TestCase):
    """A debugger sets f_lineno: the frame goes on at that line."""

    def jump(self, function, at, to, *arguments):
        """Call a function that jumps once; return what it returns."""
        code = function.func_code
        first = code.co_firstlineno
        left = [at]

        def trace(frame, event, argument):
            if (frame.f_code is code and event == 'line' and left
                    and frame.f_lineno == first + at):
                left.pop()
                frame.f_lineno = first + to
            return trace

        sys.settrace(trace)
        try:
            return function(*arguments)
        finally:
            sys.settrace(None)

    def test_over_statements(self):
        def steps(a):
            a.append(1)
            a.append(2)
            a.append(3)
            return a
        self.assertEqual(self.jump(steps, 1, 3, []), [3])
        self.assertEqual(self.jump(steps, 2, 1, []), [1, 1, 2, 3])
        self.assertEqual(self.jump(steps, 2, 2, []), [1, 2, 3])

    def test_inside_of_blocks(self):
        def blocks(a):
            for i in 1, 2:
                with Manager():
                    a.append(i)
                    a.append(-i)
                    a.append(0)
            try:
                a.append(3)
                a.append(4)
            finally:
                a.append(5)
                a.append(6)
            return a
        self.assertEqual(self.jump(blocks, 4, 5, []),
                         [1, 0, 2, -2, 0, 3, 4, 5, 6])
        self.assertEqual(self.jump(blocks, 3, 6, []), [3, 4, 5, 6])
        self.assertEqual(self.jump(blocks, 7, 8, []),
                         [1, -1, 0, 2, -2, 0, 4, 5, 6])
        self.assertEqual(self.jump(blocks, 10, 11, []),
                         [1, -1, 0, 2, -2, 0, 3, 4, 6])
        for to, words in (3, 'into the middle of a block'), (10, 'finally'):
            with self.assertRaises(ValueError) as caught:
                self.jump(blocks, 12, to, [])
            self.assertIn(words, str(caught.exception))

    def test_generators_and_closures(self):
        def numbers(a):
            def inner():
                return a
            yield 1
            yield 2
            a = 5
            yield inner()
        code = numbers.func_code

        def trace(frame, event, argument):
            if frame.f_code is code and event == 'line' \
                    and frame.f_lineno == code.co_firstlineno + 4:
                frame.f_lineno += 2
            return trace
        sys.settrace(trace)
        try:
            found = list(numbers(3))
        finally:
            sys.settrace(None)
        self.assertEqual(found, [1, 3])

    def test_function_that_runs_already(self):
        def runs(a):
            sys._getframe().f_trace = trace
            sys.settrace(trace)
            a.append(1)
            a.append(2)
            sys.settrace(None)
            return a
        code = runs.func_code

        def trace(frame, event, argument):
            if frame.f_code is code \
                    and frame.f_lineno == code.co_firstlineno + 3:
                frame.f_lineno += 1
            return trace
        self.assertEqual(runs([]), [2])

    def test_modules(self):
        code = compile('\n\na.append(1)\na.append(2)\n', '<here>', 'exec')
        self.assertEqual(code.co_firstlineno, 3)
        names, left = {'a': []}, [1]

        def trace(frame, event, argument):
            if frame.f_code is code and event == 'line' \
                    and frame.f_lineno == 4 and left:
                left.pop()
                frame.f_lineno = 3
            return trace
        sys.settrace(trace)
        try:
            exec code in names
        finally:
            sys.settrace(None)
        self.assertEqual(names['a'], [1, 1, 2])


class ExceptionTest(unittest.TestCase):
    """Events of exceptions, and what returns by them."""

    def test_through_functions(self):
        def outer():
            def raises():
                raise KeyError('a')
            try:
                raises()
            finally:
                pass
        seen = events(lambda: self.assertRaises(KeyError, outer))
        self.assertEqual(seen[2:-1], [
            'call -7', 'line -6', 'line -4', 'line -3', 'call -6', 'line -5',
            'exception -5', 'return -5', 'exception -3', 'line -1',
            'return -1'])

    def test_of_java_or_c(self):
        def quiet():
            getattr(quiet, 'none', None)
            for a in iter(()):
                pass
            'a' in {}
            hasattr(quiet, 'none')
        self.assertFalse([event for event in events(quiet)
                          if event.startswith('exception')])

    def test_argument(self):
        arguments = []

        def trace(frame, event, argument):
            if event in ('exception', 'return'):
                arguments.append(argument)
            return trace

        def fails():
            int('a')

        sys.settrace(trace)
        try:
            fails()
        except ValueError:
            pass
        finally:
            sys.settrace(None)
        kind, value, trace_of = arguments[0]
        self.assertIs(kind, ValueError)
        self.assertIn('a', str(value))
        self.assertIs(trace_of.tb_frame.f_code, fails.func_code)
        self.assertIsNone(arguments[1])

    def test_profile(self):
        seen = []

        def fails():
            raise ValueError

        def calls():
            try:
                fails()
            except ValueError:
                return 1

        def profile(frame, event, argument):
            if not event.startswith('c_'):
                seen.append((frame.f_code.co_name, event, argument))

        sys.setprofile(profile)
        calls()
        sys.setprofile(None)
        self.assertEqual(seen, [
            ('calls', 'call', None), ('fails', 'call', None),
            ('fails', 'return', None), ('calls', 'return', 1)])


class FunctionTest(unittest.TestCase):
    """What trace functions return, raise and change."""

    def tearDown(self):
        sys.settrace(None)
        sys.setprofile(None)

    def traced(self, function, trace):
        sys.settrace(trace)
        try:
            return function()
        finally:
            sys.settrace(None)

    def test_none(self):
        seen = []

        def trace(frame, event, argument):
            def local(frame, event, argument):
                seen.append(event)
            return local

        def two():
            a = 1
            return a
        self.traced(two, trace)
        self.assertEqual(seen[:3], ['line', 'line', 'return'])

        del seen[:]
        self.traced(two, lambda *arguments: seen.append(arguments[1]))
        self.assertEqual(seen, ['call'])

    def test_raises(self):
        def raises(event):
            def trace(frame, what, argument):
                if what == event:
                    raise KeyError(what)
                return trace
            return trace

        def fails():
            try:
                int('a')
            except ValueError:
                pass

        before = sys._getframe()
        for event in 'call', 'line', 'exception', 'return':
            self.assertRaises(KeyError, self.traced, fails, raises(event))
            self.assertIsNone(sys.gettrace())
            self.assertIs(sys._getframe(), before)

    def test_variables(self):
        def trace(frame, event, argument):
            if event == 'line':
                frame.f_locals.update(a=5, c=6)
            return trace

        def changed(b):
            a = 1
            c = 1
            b += a
            return a, b, c, (lambda: c)()
        self.assertEqual(self.traced(lambda: changed(1), trace), (5, 6, 6, 6))

        def kept():
            a = [1]
            for b in range(3):
                a.append(b)
            return a

        def looks(frame, event, argument):
            frame.f_locals
            return looks
        self.assertEqual(self.traced(kept, looks), [1, 0, 1, 2])

        def assigned():
            a = 1
            return a
        self.assertEqual(self.traced(assigned, trace), 5)

    def test_of_frame(self):
        frame = sys._getframe()
        self.assertIsNone(frame.f_trace)
        frame.f_trace = len
        self.assertIs(frame.f_trace, len)
        frame.f_trace = None
        self.assertIsNone(frame.f_trace)
        del frame.f_trace
        for line, word in ('a', 'integer'), (1, 'trace function'):
            try:
                frame.f_lineno = line
            except ValueError as e:
                self.assertIn(word, str(e))
            else:
                self.fail(line)

    def test_jump(self):
        said = []

        def trace(frame, event, argument):
            try:
                frame.f_lineno = -1
            except ValueError as e:
                said.append((event, str(e)))
            return trace

        def fails():
            raise KeyError
        self.assertRaises(KeyError, self.traced, fails, trace)
        self.assertEqual(said[:4], [
            ('call', "can't jump from the 'call' trace event of a new frame"),
            ('line', 'line -1 comes before the current code block'),
            ('exception', "can only jump from a 'line' trace event"),
            ('return', "can only jump from a 'line' trace event")])

    def test_functions_of_sys(self):
        self.assertRaises(TypeError, sys.settrace)
        self.assertRaises(TypeError, sys.settrace, len, len)
        self.assertRaises(TypeError, sys.call_tracing, len, [()])
        sys.settrace(len and None)
        self.assertIsNone(sys.gettrace())
        sys.setprofile(None)
        self.assertIsNone(sys.getprofile())
        self.assertEqual(sys.call_tracing(max, (1, 2)), 2)

    def test_call_tracing(self):
        seen = []

        def inner():
            seen.append('inner')

        def trace(frame, event, argument):
            seen.append((frame.f_code.co_name, event))
            if frame.f_code.co_name == 'outer' and event == 'call':
                inner()
                sys.call_tracing(inner, ())

        def outer():
            pass
        self.traced(outer, trace)
        self.assertEqual(seen, [('outer', 'call'), 'inner',
                                ('inner', 'call'), 'inner'])

    def test_threads(self):
        seen = []

        def trace(frame, event, argument):
            if frame.f_code.co_name == 'count' and event == 'call':
                seen.append(event)
            return trace

        def count():
            for _ in range(100):
                pass
        threading.settrace(trace)
        try:
            threads = [threading.Thread(target=count) for _ in range(4)]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        finally:
            threading.settrace(None)
        self.assertEqual(len(seen), 4)

    def test_pdb(self):
        def stepped():
            a = 1
            a += 1
            return a
        output = StringIO.StringIO()
        commands = 'step\n!a = 7\nnext\np a\ncontinue\n'
        debugger = pdb.Pdb(stdin=StringIO.StringIO(commands), stdout=output)
        debugger.use_rawinput = False
        debugger.prompt = ''
        self.assertEqual(debugger.runcall(stepped), 8)


if __name__ == '__main__':
    unittest.main()
