"""Programs that ask for the kind of the system find what they know: POSIX.

Runs in both: wsgilet run test_posix.py, python2.7 test_posix.py.
"""
import asyncore
import distutils.ccompiler
import distutils.errors
import distutils.spawn
import distutils.sysconfig
import distutils.util
import io
import os
import shutil
import site
import subprocess
import sys
import sysconfig
import tempfile
import unittest
import uuid
import zipfile

ON_JAVA = sys.platform.startswith('java')


class Folder(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w') as f:
            f.write(text)
        return path


class Variables(unittest.TestCase):

    def test_what_no_process_can_get_is_refused(self):
        for name, value, error in (
                ('A=B', 'c', ValueError), ('', 'c', ValueError),
                ('A', 5, TypeError), (5, 'a', TypeError),
                ('A\0', 'b', TypeError), ('A', 'b\0', TypeError),
                ('A', u'\xe9', UnicodeEncodeError)):
            with self.assertRaises(error):
                os.environ[name] = value
            self.assertRaises(error, os.putenv, name, value)
            self.assertNotIn(name, os.environ)
        self.assertEqual(subprocess.check_output('echo a', shell=True), 'a\n')

    def test_bytes_that_are_no_text(self):
        os.environ['WSGILET_BYTES'] = '\xe9\n\xff%s\\'
        self.addCleanup(os.environ.pop, 'WSGILET_BYTES')
        self.assertEqual(
            subprocess.check_output(['printenv', 'WSGILET_BYTES']),
            '\xe9\n\xff%s\\\n')
        self.assertEqual(
            subprocess.check_output(['echo', '\xff\xe9 ', '"$x"', u'\xe9']),
            '\xff\xe9  "$x" \xc3\xa9\n')
        self.assertEqual(
            subprocess.check_output('printf %s "$WSGILET_BYTES"; exit 0',
                                    shell=True), '\xe9\n\xff%s\\')
        self.assertEqual(
            subprocess.check_output('env', env={'A': '\x80'}).split('\n')[-2],
            'A=\x80')
        with self.assertRaises(OSError) as raised:
            subprocess.Popen(['/no/such'])
        self.assertEqual(raised.exception.errno, 2)
        with self.assertRaises(OSError) as raised:
            subprocess.Popen(['/etc/passwd'])
        self.assertEqual(raised.exception.errno, 13)
        self.assertRaises(IndexError, subprocess.Popen, [])

    def test_names_of_files_in_errors_are_bytes(self):
        for function in os.stat, os.listdir, os.mkdir, os.remove:
            with self.assertRaises(OSError) as raised:
                function(u'/no/such/\xe9')
            self.assertEqual(raised.exception.filename, '/no/such/\xc3\xa9')
            self.assertIs(type(raised.exception.filename), str)

    def test_functions_that_few_call(self):
        self.assertEqual(os.ctermid(), '/dev/tty')
        self.assertIs(os.stat_float_times(), True)
        self.assertEqual(os.strerror(9999), 'Unknown error 9999')
        path = os.path.join(tempfile.mkdtemp(), 'f')
        os.mknod(path, 0o600)
        self.assertRaises(OSError, os.mknod, path)
        self.assertEqual(os.path.getsize(path), 0)
        self.assertEqual(subprocess.call(
            [sys.executable, '-c', 'import os; os.abort()']), -6)


class Names(unittest.TestCase):

    def test_name_is_posix(self):
        self.assertEqual('posix', os.name)
        self.assertIs(str, type(os.name))
        self.assertFalse(os.name == 'java')
        self.assertIn(os.name, sys.builtin_module_names)

    def test_modules_that_ask_at_their_import(self):
        output = subprocess.check_output([
            sys.executable, '-c',
            'from os import name; import os, netrc, user, uuid, popen2; '
            'import tempfile; print name, os.name; '
            'print tempfile.TemporaryFile is tempfile.NamedTemporaryFile'])
        self.assertEqual('posix posix\nFalse\n', output)

    def test_node_of_this_machine(self):
        self.assertEqual(uuid.getnode(), uuid.getnode())
        self.assertEqual(0, uuid.getnode() >> 48)

    def test_address_of_a_virtual_interface_is_left_out(self):
        def popen(command):
            return io.BytesIO(
                '\nfake hwaddr\n'
                'tun0 HWaddr 00-00-00-00-00-00-00-00-00-00-00-00-00-00\n'
                'eth0 HWaddr 12:34:56:78:90:AB\n')

        original, os.popen = os.popen, popen
        try:
            self.assertEqual(0x1234567890ab, uuid._find_mac(
                'ls', '', ['hwaddr'], lambda index: index + 1))
        finally:
            os.popen = original


class System(Folder):

    @unittest.skipIf(os.getuid(), 'root alone gives files away')
    def test_owners_have_no_sign(self):
        path = self.write('a', '')
        for number in 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2:
            os.chown(path, number, number)
            status = os.stat(path)
            self.assertEqual((number, number), status[4:6])
            self.assertEqual((number, number),
                             (status.st_uid, status.st_gid))

    def test_process_that_aborts(self):
        process = subprocess.Popen([
            sys.executable, '-c', 'import os; os.abort()'], cwd=self.folder)
        self.assertEqual(-6, process.wait())


class Schemes(unittest.TestCase):

    def test_folders_are_those_of_a_prefix(self):
        self.assertEqual('posix_prefix', sysconfig._get_default_scheme())
        library = os.path.join(os.path.normpath(sys.prefix), 'lib',
                               'python2.7')
        paths = sysconfig.get_paths()
        self.assertEqual(library, paths['stdlib'])
        self.assertEqual(os.path.join(library, 'site-packages'),
                         paths['purelib'])
        self.assertEqual(paths['purelib'],
                         distutils.sysconfig.get_python_lib())
        self.assertEqual(paths['stdlib'],
                         distutils.sysconfig.get_python_lib(standard_lib=1))

    def test_folder_of_a_user(self):
        self.assertTrue(site.getusersitepackages().endswith(
            '/lib/python2.7/site-packages'))

    def test_variables(self):
        for get in (sysconfig.get_config_var,
                    distutils.sysconfig.get_config_var):
            self.assertEqual('.so', get('SO'))
            self.assertEqual('', get('EXE'))
            self.assertTrue(get('LDSHARED'))
        self.assertEqual('2.7', sysconfig.get_config_var('VERSION'))
        self.assertTrue(sysconfig.get_makefile_filename().endswith(
            'Makefile'))

    def test_platform_says_what_compiled_code_runs_on(self):
        expected = sys.platform if ON_JAVA else 'linux-'
        for module in sysconfig, distutils.util:
            self.assertTrue(module.get_platform().startswith(expected))

    def test_command_of_a_compiler(self):
        class Compiler(object):
            compiler_type = 'unix'

            def set_executables(self, **commands):
                self.commands = commands

        compiler = Compiler()
        distutils.sysconfig.customize_compiler(compiler)
        self.assertTrue(compiler.commands['preprocessor'].endswith(' -E'))


class Programs(Folder):

    def test_spawn(self):
        program = self.write('program', '#!/bin/sh\nprintf %s "$1" > "$2"\n')
        os.chmod(program, 0o700)
        result = os.path.join(self.folder, 'result')
        distutils.spawn.spawn([program, 'a  "b" $HOME', result])
        with open(result) as f:
            self.assertEqual('a  "b" $HOME', f.read())
        distutils.spawn.spawn(['false'], dry_run=1)

    def test_spawn_that_fails(self):
        for command, message in (
                (['false'], "command 'false' failed with exit status 1"),
                (['sh', '-c', 'exit 3'],
                 "command 'sh' failed with exit status 3"),
                (['sh', '-c', 'kill -9 $$'],
                 "command 'sh' terminated by signal 9"),
                (['/none/at/all'],
                 "command '/none/at/all' failed with exit status 1")):
            with self.assertRaises(
                    distutils.errors.DistutilsExecError) as caught:
                distutils.spawn.spawn(command)
            self.assertEqual(message, str(caught.exception))


class Files(Folder):

    def test_archive_of_a_package(self):
        package = os.path.join(self.folder, 'package')
        os.mkdir(package)
        for name in '__init__.py', 'module.py':
            self.write('package/' + name, 'a = 1\n')
        archive = os.path.join(self.folder, 'archive.zip')
        with zipfile.PyZipFile(archive, 'w') as written:
            written.writepy(package)
        sys.path.insert(0, archive)
        self.addCleanup(sys.path.remove, archive)
        import package.module
        self.assertEqual(1, package.module.a)

    def test_files_in_the_loop_do_not_wait(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, writer)
        received = []

        class Dispatcher(asyncore.file_dispatcher):

            def handle_read(self):
                received.append(self.recv(100))

        dispatcher = Dispatcher(reader, map={})
        os.close(reader)
        os.write(writer, 'text')
        asyncore.loop(timeout=10, count=1, map=dispatcher._map)
        self.assertEqual(['text'], received)
        with self.assertRaises(OSError):
            dispatcher.socket.recv(1)
        dispatcher.close()
        dispatcher.socket.close()


if __name__ == '__main__':
    unittest.main()
