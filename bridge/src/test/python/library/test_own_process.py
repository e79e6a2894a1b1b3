"""What a process changes of itself; the same on CPython 2.7."""
import errno
import os
import subprocess
import sys
import unittest


def output(code, **options):
    """Return what a program prints, which may end as another one."""
    return subprocess.Popen([sys.executable, '-c', code],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            **options).communicate('input')[0]


class EndsByExceptions(unittest.TestCase):

    def test_the_module_of_an_exception_is_named(self):
        for code, line in (
                ('import ConfigParser\n'
                 'raise ConfigParser.NoSectionError("x")',
                 "ConfigParser.NoSectionError: No section: 'x'"),
                ('class Own(Exception): pass\n'
                 'raise Own("y")', '__main__.Own: y'),
                ('raise ValueError("z")', 'ValueError: z')):
            process = subprocess.Popen([sys.executable, '-c', code],
                                       stderr=subprocess.PIPE)
            self.assertEqual(process.communicate()[1].splitlines()[-1], line)
            self.assertEqual(process.returncode, 1)


class OutputThatNobodyTakes(unittest.TestCase):

    FOR_EVER = 'import os, sys\nwhile True:\n    %s\n    sys.stdout.flush()'
    WRITES = 'print "x" * 100', 'sys.stdout.write("x")', 'os.write(1, "x")'

    def ended(self, code, shell='exec "$0" "$@"', reads=0):
        process = subprocess.Popen(
            ['sh', '-c', shell, sys.executable, '-c', code],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(reads)
        process.stdout.close()
        errors = process.stderr.read().splitlines()
        return process.wait(), errors[-1].split(': ', 1)[1] if errors else ''

    def test_disk_that_is_full(self):
        for write in self.WRITES:
            self.assertEqual(
                self.ended(self.FOR_EVER % write, 'exec "$0" "$@" >/dev/full'),
                (1, '[Errno 28] No space left on device'))

    def test_reader_that_has_left(self):
        for write in self.WRITES:
            self.assertEqual(self.ended(self.FOR_EVER % write, reads=10),
                             (1, '[Errno 32] Broken pipe'))

    def test_errors_have_no_reader(self):
        code = 'import sys\nwhile True:\n    sys.stderr.write("x" * 100)'
        for ends in code, 'import sys; sys.exit("no")', '1/0':
            self.assertEqual(
                self.ended(ends, 'exec "$0" "$@" 2>/dev/full'), (1, ''))

    def test_child_that_has_them_as_well(self):
        with open('/dev/full', 'w') as full:
            for streams in {'stdout': full}, {'stderr': full}:
                self.assertNotEqual(0, subprocess.call(
                    ['sh', '-c', 'while echo %s; do :; done; exit 4' % (
                        'x >&2' if 'stderr' in streams else 'x')], **streams))


class OtherPrograms(unittest.TestCase):

    def test_process_becomes_another_program(self):
        lines = output(
            'import os, socket, sys, threading\n'
            'listening = socket.socket()\n'
            'listening.listen(1)\n'
            'threading.Thread(target=threading.Event().wait).start()\n'
            'print os.getpid()\n'
            'sys.stdout.flush()\n'
            'os.environ["NEW"] = "caf\\xc3\\xa9"\n'
            'os.execlp("sh", "sh", "-c", "echo $$ $NEW \\"$1\\"; cat",'
            ' "sh", "a  b")').splitlines()
        self.assertEqual(lines[1:], [lines[0] + ' caf\xc3\xa9 a  b', 'input'])

    def test_variables_are_those_given(self):
        self.assertEqual(output(
            'import os\n'
            'os.execve("/usr/bin/env", ["env"], {"A": "b", u"C": u"d"})'),
            'A=b\nC=d\n')

    def test_program_is_searched(self):
        self.assertEqual(output(
            'import os\n'
            'os.execvpe("env", ["env"], {"PATH": "/nope:/usr/bin"})'),
            'PATH=/nope:/usr/bin\n')

    def test_what_is_no_program(self):
        for args, number in (
                (('/nope', ['a']), errno.ENOENT),
                (('/etc', ('a',)), errno.EACCES),
                (('/etc/passwd', ['a'], {'a': 'b'}), errno.EACCES),
                (('./nope/nope', ['a'], {}), errno.ENOENT)):
            for name in 'execv%s', 'execvp%s':
                function = getattr(os, name % ('' if len(args) == 2 else 'e'))
                with self.assertRaises(OSError) as raised:
                    function(*args)
                self.assertEqual(raised.exception.errno, number)
        with self.assertRaises(OSError):
            os.execvpe('passwd', ['a'], {'PATH': '/nope:/etc'})

    def test_arguments_are_strings(self):
        for error, function, args in (
                (ValueError, os.execv, ('/nope', [])),
                (ValueError, os.execl, ('/nope',)),
                (TypeError, os.execv, ('/nope', 5)),
                (TypeError, os.execv, ('/nope', [1])),
                (TypeError, os.execv, ('/nope', ['a\0'])),
                (TypeError, os.execv, ('/no\0pe', ['a'])),
                (TypeError, os.execve, ('/nope', ['a'])),
                (TypeError, os.execve, ('/nope', ['a'], 5)),
                (TypeError, os.execve, ('/nope', ['a'], {'a': 1})),
                (TypeError, os.execve, ('/nope', ['a'], {'a': 'b\0'})),
                (ValueError, os.execve, ('/nope', ['a'], {'a=b': 'c'}))):
            self.assertRaises(error, function, *args)


class Identities(unittest.TestCase):

    def test_numbers_have_32_bits(self):
        for function, count in (
                (os.setuid, 1), (os.setgid, 1), (os.seteuid, 1),
                (os.setegid, 1), (os.setreuid, 2), (os.setregid, 2),
                (os.setresuid, 3), (os.setresgid, 3)):
            for error, number in ((OverflowError, 1 << 32),
                                  (OverflowError, -2),
                                  (TypeError, 'a'), (TypeError, 1.0)):
                self.assertRaises(error, function, *[number] * count)
            self.assertRaises(TypeError, function, *[0] * (count + 1))
        os.setreuid(-1, -1)
        os.setresgid(-1, -1, -1)
        self.assertRaises(TypeError, os.setgroups, 5)
        self.assertRaises(TypeError, os.initgroups, 3, 'a')

    @unittest.skipIf(os.getuid(), 'needs root')
    def test_all_threads_lose_their_rights(self):
        self.assertEqual(output(
            'import os, threading\n'
            'def enter():\n'
            '    try:\n'
            '        print os.listdir("/root")\n'
            '    except OSError as e:\n'
            '        print e.errno, os.getresuid(), os.getgroups()\n'
            'os.setgroups([7, 8])\n'
            'os.setresuid(33, 33, 33)\n'
            'enter()\n'
            'thread = threading.Thread(target=enter)\n'
            'thread.start()\n'
            'thread.join()\n', cwd='/'), '13 (33, 33, 33) [7, 8]\n' * 2)


if __name__ == '__main__':
    unittest.main()
