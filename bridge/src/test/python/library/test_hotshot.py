"""The profiler hotshot; the same on CPython 2.7."""
import hotshot
import os
import tempfile
import unittest
from hotshot import stats
from hotshot.log import ENTER, EXIT, LINE, LogReader


def inner(number):
    twice = number * 2
    return twice


def outer():
    total = inner(1)
    try:
        failing()
    except ValueError:
        pass
    return total + inner(2)


def failing():
    raise ValueError


def recursive(depth):
    if depth:
        recursive(depth - 1)


class Profiles(unittest.TestCase):

    def setUp(self):
        handle, self.log = tempfile.mkstemp()
        os.close(handle)
        self.addCleanup(os.remove, self.log)

    def events(self):
        return [(what, name) for what, (_, _, name), _ in LogReader(self.log)]

    def test_calls(self):
        profile = hotshot.Profile(self.log)
        self.assertEqual(profile.runcall(outer), 6)
        profile.close()
        self.assertEqual(self.events(), [
            (ENTER, 'outer'), (ENTER, 'inner'), (EXIT, 'inner'),
            (ENTER, 'failing'), (EXIT, 'failing'), (ENTER, 'inner'),
            (EXIT, 'inner'), (EXIT, 'outer')])

    def test_lines(self):
        profile = hotshot.Profile(self.log, lineevents=1)
        profile.runcall(inner, number=1)
        profile.close()
        first = inner.func_code.co_firstlineno
        self.assertEqual(
            [(what, line) for what, (_, line, _), _ in LogReader(self.log)],
            [(ENTER, first), (LINE, first + 1), (LINE, first + 2),
             (EXIT, first)])

    def test_code(self):
        profile = hotshot.Profile(self.log)
        self.assertIs(profile.runctx('a = inner(1)\n', {'inner': inner}, {}),
                      profile)
        profile.close()
        self.assertEqual([name for _, name in self.events()],
                         ['<module>', 'inner', 'inner', '<module>'])

    def test_failing_call(self):
        profile = hotshot.Profile(self.log)
        self.assertRaises(ValueError, profile.runcall, failing)
        profile.close()
        self.assertEqual(self.events(),
                         [(ENTER, 'failing'), (EXIT, 'failing')])

    def test_start_and_stop(self):
        profile = hotshot.Profile(self.log)
        profile.start()
        self.assertRaises(hotshot.ProfilerError, profile.start)
        inner(1)
        profile.stop()
        inner(1)
        profile.close()
        self.assertIn((ENTER, 'inner'), self.events())
        self.assertEqual(self.events().count((ENTER, 'inner')), 1)
        self.assertRaises(hotshot.ProfilerError, profile.start)

    def test_statistics(self):
        profile = hotshot.Profile(self.log)
        profile.runcall(outer)
        profile.runcall(recursive, 3)
        profile.close()
        calls = dict((key[2], value) for key, value
                     in stats.load(self.log).stats.items())
        self.assertEqual(calls['inner'][:2], (2, 2))
        self.assertEqual(calls['recursive'][:2], (1, 4))
        self.assertEqual(sorted((caller[2], count) for caller, count
                                in calls['recursive'][4].items()),
                         [('profiler', 1), ('recursive', 3)])

    def test_texts(self):
        profile = hotshot.Profile(self.log)
        profile.addinfo('a key', 'one\ntwo \xe9')
        profile.addinfo('a key', 'two')
        profile.runcall(inner, 1)
        profile.close()
        log = LogReader(self.log)
        list(log)
        self.assertEqual(log._info['a key'], ['one\ntwo \xe9', 'two'])
        self.assertEqual(log._info['requested-line-events'], ['no'])

    def test_texts_that_are_refused(self):
        profile = hotshot.Profile(self.log)
        self.assertRaises(ValueError, profile.addinfo, 'a', 'a' * 0xfceb)
        self.assertRaises(TypeError, profile.addinfo, 'a', 5)
        profile.close()

    def test_what_is_no_log(self):
        self.assertRaises((IOError, EOFError), LogReader, self.log)
        self.assertRaises(IOError, LogReader, '/none/such')
        self.assertRaises(IOError, hotshot.Profile, '/none/such')


if __name__ == '__main__':
    unittest.main()
