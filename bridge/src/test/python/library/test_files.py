# -*- coding: utf-8 -*-
"""Files, descriptors, processes and sockets are those of CPython 2.7.18.

Runs in both: wsgilet run test_files.py, python2.7 test_files.py.
"""
import array
import bz2
import cStringIO
import contextlib
import errno
import fcntl
import gc
import hashlib
import imp
import io
import json
import logging.handlers
import mmap
import os
import pickle
import platform
import re
import runpy
import select
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import thread
import threading
import time
import unittest
import warnings
import zlib


class Folder(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'wb') as f:
            f.write(text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def error(self, function, *arguments):
        """Return the number and words of the error a function raises."""
        with self.assertRaises(EnvironmentError) as raised:
            function(*arguments)
        return raised.exception.errno, raised.exception.strerror


class ExtendedStreamTest(unittest.TestCase):

    def test_is_finalized_once_it_is_gone(self):
        gone = []

        class Stream(io.TextIOWrapper):
            def __del__(self):
                gone.append('stream')

        class Raw(io.RawIOBase):
            def __del__(self):
                gone.append(self)

        used = [Stream(io.BytesIO()), Raw()]
        for _ in range(3):  # the JVM finalizes after it has collected
            gc.collect()
        self.assertEqual(gone, [])
        self.assertFalse(used[0].closed or used[1].closed)

        def drop():  # frames that have ended hold nothing
            Stream(io.BytesIO())

        drop()
        for _ in range(100):
            if gone:
                break
            gc.collect()
            threading.Event().wait(0.05)
        self.assertEqual(gone, ['stream'])


class DroppedFilesTest(Folder):

    def test_what_is_dropped_is_written(self):
        open(self.path('a'), 'w').write('text')
        self.assertEqual(self.read('a'), 'text')
        json.dump([1], open(self.path('b'), 'w'))
        self.assertEqual(json.load(open(self.path('b'))), [1])
        io.open(self.path('c'), 'w').write(u'\xe9')
        self.assertEqual(self.read('c'), '\xc3\xa9')
        open(self.path('d'), 'w+').write('both')
        self.assertEqual(os.path.getsize(self.path('d')), 4)
        open(self.path('e'), 'w').write('child')
        self.assertEqual(subprocess.check_output(['cat', self.path('e')]),
                         'child')

    def test_what_is_dropped_is_written_before_an_end_at_once(self):
        code = ('import io, os, sys\nopen(sys.argv[1], "w").write("text")\n'
                'io.open(sys.argv[2], "w").write(u"text")\nos._exit(3)\n')
        names = self.path('file'), self.path('stream')
        self.assertEqual(3, subprocess.call(
            (sys.executable, '-c', code) + names))
        self.assertEqual(['text', 'text'], map(self.read, names))

    def test_what_is_dropped_is_read_as_a_source(self):
        sys.path.insert(0, self.folder)
        self.addCleanup(sys.path.remove, self.folder)
        open(self.path('dropped_one.py'), 'w').write('X = 1')
        import dropped_one
        self.assertEqual(dropped_one.X, 1)
        open(self.path('two'), 'w').write('X = 2')
        names = {}
        execfile(self.path('two'), names)
        self.assertEqual(names['X'], 2)
        open(self.path('three'), 'w').write('X = 3')
        self.assertEqual(imp.load_source('three', self.path('three')).X, 3)
        open(self.path('four'), 'w').write('X = 4')
        self.assertEqual(runpy.run_path(self.path('four'))['X'], 4)

    def test_folders_are_run_by_their_main_module(self):
        self.write('__main__.py', 'X = __name__')
        self.assertEqual(runpy.run_path(self.folder)['X'], '<run_path>')

    def test_scripts_are_no_compiled_files(self):
        for text, error in (('', None), ('X', NameError), ('X=1', None),
                            ('#' * 5000, None)):
            path = self.write('script', text)
            if error:
                self.assertRaises(error, runpy.run_path, path)
            else:
                runpy.run_path(path)

    def test_a_full_disk_is_told(self):
        f = open('/dev/full', 'w')
        f.write('x')
        self.assertEqual(self.error(f.close),
                         (errno.ENOSPC, 'No space left on device'))
        self.assertTrue(f.closed)

    def test_any_number_can_be_dropped(self):
        script = self.write('drop.py', '''
import os
import sys
name = os.path.join(sys.argv[1], 'f')
for n in range(1000):
    open(name + str(n % 10), 'w').write(str(n))
for n in range(1000):
    assert open(name + str(n % 10)).read() == str(990 + n % 10)
print 'all'
''')
        self.assertEqual(subprocess.check_output(
            ['/bin/sh', '-c', 'ulimit -n 256 && exec "$0" "$@"',
             sys.executable, script, self.folder]), 'all\n')


class DescriptorsTest(Folder):

    def test_numbers(self):
        with open(self.path('f'), 'w') as f, io.open(self.path('f')) as g:
            sock = socket.socket()
            numbers = [f.fileno(), g.fileno(), sock.fileno()]
            numbers += os.pipe()
            self.assertEqual([type(number) for number in numbers], [int] * 5)
            self.assertEqual(len(set(numbers)), 5)
            for number in numbers:
                os.fstat(number)
            sock.close()
        for number in numbers[:3]:
            self.assertEqual(self.error(os.fstat, number),
                             (errno.EBADF, 'Bad file descriptor'))
        self.assertEqual([f.fileno() for f in (
            sys.__stdin__, sys.__stdout__, sys.__stderr__)], [0, 1, 2])

    def test_copies_share_the_position(self):
        f = open(self.path('f'), 'w')
        copy = os.dup(f.fileno())
        f.write('abc')
        f.close()
        os.write(copy, 'def')
        self.assertEqual(self.read('f'), 'abcdef')
        os.close(copy)
        self.assertEqual(self.error(os.write, copy, 'x')[0], errno.EBADF)

    def test_one_in_place_of_another(self):
        with open(self.path('f'), 'w') as f, open(self.path('g'), 'w') as g:
            number = g.fileno()
            os.dup2(f.fileno(), number)
            os.write(number, 'text')
        self.assertEqual((self.read('f'), self.read('g')), ('text', ''))

    def test_opened_by_number(self):
        number = os.open(self.path('f'), os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(number, 'w+') as f:
            f.write('text')
            f.seek(0)
            self.assertEqual(f.read(), 'text')
        self.assertEqual(stat.S_IMODE(os.stat(self.path('f')).st_mode),
                         0o600)
        with io.open(os.open(self.path('f'), os.O_RDONLY)) as f:
            self.assertEqual(f.read(), u'text')

    def test_status_of_an_open_file(self):
        with open(self.path('f'), 'w+') as f:
            f.write('text')
            f.flush()
            os.remove(self.path('f'))
            status = os.fstat(f.fileno())
            self.assertEqual((status.st_size, status.st_nlink), (4, 0))
        status = os.stat(self.write('g', 'abc'))
        self.assertEqual((status.st_blksize, status.st_blocks), (4096, 8))

    def test_pipes(self):
        reader, writer = os.pipe()
        self.assertEqual(select.select([reader], [writer], [], 0),
                         ([], [writer], []))
        threading.Timer(0.05, os.write, (writer, 'abc')).start()
        self.assertEqual(select.select([reader], [], [], 10)[0], [reader])
        self.assertEqual(os.read(reader, 10), 'abc')
        flags = fcntl.fcntl(reader, fcntl.F_GETFL)
        fcntl.fcntl(reader, fcntl.F_SETFL, flags | os.O_NONBLOCK)
        self.assertEqual(self.error(os.read, reader, 1)[0], errno.EAGAIN)
        os.close(writer)
        self.assertEqual(os.read(reader, 1), '')
        reader, writer = os.pipe()
        os.close(reader)
        self.assertEqual(self.error(os.write, writer, 'x')[0], errno.EPIPE)

    def test_one_thread_at_a_time_polls(self):
        reader, writer = os.pipe()
        polled = select.poll()
        polled.register(reader, select.POLLIN)
        found = []

        def work():
            while not found:
                try:
                    found.extend(polled.poll())
                except RuntimeError:
                    pass

        thread = threading.Thread(target=work)
        thread.start()
        while True:  # until the other has begun
            try:
                polled.poll(0)
            except RuntimeError:
                break
        polled.unregister(reader)
        os.write(writer, 'x')
        thread.join()
        self.assertEqual(found, [(reader, select.POLLIN)])
        os.close(reader)
        os.close(writer)

    def test_arguments_of_epoll(self):
        for argument, error in (('x', TypeError), (None, TypeError),
                                (0, ValueError), (-2, ValueError)):
            self.assertRaises(error, select.epoll, argument)
        self.assertRaises(ValueError, select.epoll().poll, 0, 0)

    def test_number_of_epoll(self):
        first, second = select.epoll(), select.epoll()
        self.addCleanup(second.close)
        number = first.fileno()
        self.assertEqual((number, False), (
            first.fileno(), number == second.fileno()))
        # As tornado does.
        flags = fcntl.fcntl(number, fcntl.F_GETFD)
        fcntl.fcntl(number, fcntl.F_SETFD, flags | fcntl.FD_CLOEXEC)
        first.close()
        first.close()
        self.assertRaises(ValueError, first.fileno)
        self.assertRaises(OSError, os.fstat, number)

    def test_locks_and_maps_by_number(self):
        with open(self.write('f', 'hello'), 'r+') as f:
            fcntl.flock(f.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            with open(self.path('f'), 'r+') as g:
                self.assertEqual(self.error(
                    fcntl.flock, g.fileno(),
                    fcntl.LOCK_EX | fcntl.LOCK_NB)[0], errno.EAGAIN)
            memory = mmap.mmap(f.fileno(), 5)
            memory[0] = 'j'
            memory.close()
        self.assertEqual(self.read('f'), 'jello')

    def test_maps_are_buffers(self):
        with open(self.write('map', 'abc 123\ndef 456\n'), 'r+b') as f:
            map = mmap.mmap(f.fileno(), 0)
        self.assertEqual(re.findall('[a-z]+', map), ['abc', 'def'])
        self.assertEqual(re.search(r'\d+', map).span(), (4, 7))
        self.assertEqual(struct.unpack_from('3s', map, 8), ('def',))
        self.assertEqual(zlib.crc32(map), zlib.crc32(map[:]))
        self.assertEqual(hashlib.md5(map).digest(),
                         hashlib.md5(map[:]).digest())
        with open(self.path('copy'), 'wb') as f:
            f.write(map)
        self.assertEqual(self.read('copy'), map[:])
        self.assertEqual(list(map)[:3], ['a', 'b', 'c'])
        self.assertTrue('a' in map and 'abc' not in map)
        self.assertNotEqual(map, map[:])
        self.assertEqual({map: 1}[map], 1)
        self.assertFalse(hasattr(map, 'append'))
        with self.assertRaises(TypeError):
            del map[0]
        map[1:8:2] = 'zzzz'
        self.assertEqual(self.read('map')[:8], 'azcz1z3z')
        map.close()
        self.assertRaises(ValueError, len, map)
        map.close()

    def test_maps_of_subclasses(self):
        class Memory(mmap.mmap):
            def __new__(cls, *arguments):
                return mmap.mmap.__new__(cls, -1, *arguments)

        memory = Memory(10)
        memory.name = 'memory'
        self.assertEqual((len(memory), memory[:]), (10, '\0' * 10))

    def test_log_files_that_are_moved(self):
        handler = logging.handlers.WatchedFileHandler(self.path('log'))
        handler.emit(logging.makeLogRecord({'msg': 'one'}))
        os.rename(self.path('log'), self.path('old'))
        handler.emit(logging.makeLogRecord({'msg': 'two'}))
        handler.close()
        self.assertEqual((self.read('old'), self.read('log')),
                         ('one\n', 'two\n'))


class RawFilesTest(Folder):

    def test_standard_input_ends(self):
        for read, expected in [
                ('io.open(0, "rb").read()', "'hello'"),
                ('io.open(0, "rb", 0).readall()', "'hello'"),
                ('io.open(0).readlines()', "[u'hello']")]:
            process = subprocess.Popen(
                [sys.executable, '-c', 'import io; print repr(%s)' % read],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.assertEqual(expected,
                             process.communicate('hello')[0].strip())

    def setUp(self):
        super(RawFilesTest, self).setUp()
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)

    def test_modes(self):
        for mode, told in [('w', 'wb'), ('w+b', 'rb+'), ('a', 'ab'),
                           ('ab+', 'ab+'), ('r', 'rb'), ('r+', 'rb+')]:
            with io.FileIO('f', mode) as f:
                self.assertEqual((told, unicode), (f.mode, type(f.mode)))
        for mode in 'qwerty', 'q', 'rq':
            with self.assertRaises(ValueError) as raised:
                io.open('f', mode)
            self.assertEqual("invalid mode: '%s'" % mode,
                             str(raised.exception))

    def test_closed_by_number(self):
        def closed_by_number(opened=lambda: io.FileIO('f', 'w+')):
            f = opened()
            number = f.fileno()
            os.close(number)
            return f, number

        f, number = closed_by_number()
        self.assertEqual((number, False, False),
                         (f.fileno(), f.isatty(), f.closed))
        for call in (lambda: f.readinto(array.array('c', 'xx')),
                     lambda: f.readinto(bytearray(2)),
                     lambda: f.write('x'), f.read, f.tell, f.close):
            with self.assertRaises(IOError) as raised:
                call()
            self.assertEqual(errno.EBADF, raised.exception.errno)
        self.assertTrue(f.closed)
        f.close()
        for opened in (lambda: open('f'), lambda: io.open('f')):
            with self.assertRaises(IOError):
                closed_by_number(opened)[0].close()

    def test_numbers_that_are_none(self):
        self.assertRaises(ValueError, io.FileIO, -10)
        self.assertRaises(ValueError, io.open, -1)
        self.assertRaises(TypeError, io.FileIO, 1.5)
        self.assertRaises(OSError, io.FileIO, 12345)

    def test_a_subclass_gets_the_name(self):
        class Named(io.FileIO):
            def __setattr__(self, name, value):
                super(Named, self).__setattr__(name, [value])

        with Named('f', 'w') as f:
            self.assertEqual(['f'], f.name)

    def test_leaving_a_block(self):
        for f in open('f', 'w'), io.open('f', 'w'), io.FileIO('f'), \
                io.BytesIO(), io.StringIO():
            self.assertIs(None, f.__exit__(None, None, None))
            self.assertTrue(f.closed)
            self.assertIs(None, f.__exit__(None, None, None))


class StreamsThatDoNotBlockTest(unittest.TestCase):

    def setUp(self):
        ends = os.pipe()
        for number in ends:
            fcntl.fcntl(number, fcntl.F_SETFL, os.O_NONBLOCK
                        | fcntl.fcntl(number, fcntl.F_GETFL))
        self.reader = io.open(ends[0], 'rb')
        self.writer = io.open(ends[1], 'wb', 100)
        self.addCleanup(self.reader.close)
        self.addCleanup(self.writer.close)

    def test_nothing_to_read(self):
        raw = self.reader.raw
        for read in raw.read, lambda: raw.read(3), raw.readall, \
                lambda: raw.readinto(bytearray(3)), self.reader.read, \
                lambda: self.reader.read(3):
            self.assertIs(read(), None)
        self.assertEqual(self.reader.readline(), b'')

    def test_what_is_there_is_read(self):
        self.writer.write(b'abc')
        self.writer.flush()
        self.assertEqual(self.reader.read(10), b'abc')
        self.assertIs(self.reader.read(10), None)

    def test_no_room_to_write(self):
        self.assertEqual(self.writer.raw.write(b'x' * 70000), 65536)
        self.assertIs(self.writer.raw.write(b'x'), None)
        self.assertEqual(self.writer.write(b'a' * 60), 60)
        for call, written in ((lambda: self.writer.write(b'b' * 300), 40),
                              (self.writer.flush, 0)):
            with self.assertRaises(io.BlockingIOError) as raised:
                call()
            self.assertEqual(raised.exception.errno, errno.EAGAIN)
            self.assertEqual(raised.exception.characters_written, written)
        self.assertEqual(len(self.reader.read()), 65536)
        self.writer.flush()
        self.assertEqual(self.reader.read(), b'a' * 60 + b'b' * 40)

    def test_pipes_closed_by_number(self):
        self.writer.write(b'abc')
        os.close(self.writer.fileno())
        with self.assertRaises(IOError) as raised:
            self.writer.close()
        self.assertEqual(raised.exception.errno, errno.EBADF)
        self.assertTrue(self.writer.closed)

    def test_a_raw_stream_tells_too_much(self):
        class Raw(io.RawIOBase):
            def readable(self):
                return True

            def readinto(self, buffer):
                return len(buffer) + 1

        with self.assertRaises(IOError):
            io.BufferedReader(Raw()).read(10)


class CompressedTest(unittest.TestCase):

    def test_what_has_no_end(self):
        data = bz2.compress('abc' * 1000)
        for part in data[:-10], data[:-1], data[:4]:
            self.assertRaises(ValueError, bz2.decompress, part)
        self.assertRaises(IOError, bz2.decompress, 'abcdef')


class OpeningTest(Folder):

    def test_codecs_that_are_not_there(self):
        for mode in 'w', 'r', 'a', 'r+':
            with self.assertRaises(LookupError):
                io.open(self.path('text'), mode, encoding='nosuch')

    def test_too_many_arguments(self):
        for kind in io.BufferedReader, io.BufferedWriter, io.BufferedRandom:
            with self.assertRaisesRegexp(TypeError, kind.__name__ + '[(][)] '
                                         'takes at most . arguments .6 given'):
                kind(*[io.BytesIO()] * 6)


class NamesTest(Folder):

    def test_errors(self):
        os.mkdir(self.path('d'))
        self.write('d/f', '')
        none, folder, file = map(self.path, ('none', 'd', 'd/f'))
        for expected, function, arguments in (
                (errno.ENOENT, os.listdir, [none]),
                (errno.ENOENT, os.rename, [none, file]),
                (errno.ENOENT, os.remove, [none]),
                (errno.ENOENT, open, [os.path.join(none, 'f'), 'w']),
                (errno.ENOENT, os.mkdir, [os.path.join(none, 'f')]),
                (errno.ENOTDIR, os.listdir, [file]),
                (errno.ENOTDIR, os.rmdir, [file]),
                (errno.ENOTDIR, os.chdir, [file]),
                (errno.ENOTDIR, os.stat, [file + '/']),
                (errno.ENOTDIR, open, [os.path.join(file, 'x')]),
                (errno.ENOTEMPTY, os.rmdir, [folder]),
                (errno.EEXIST, os.mkdir, [folder]),
                (errno.EEXIST, os.symlink, ['x', file]),
                (errno.EEXIST, os.open, [file, os.O_CREAT | os.O_EXCL]),
                (errno.EISDIR, os.remove, [folder]),
                (errno.EISDIR, open, [folder]),
                (errno.EISDIR, open, [folder, 'w']),
                (errno.EINVAL, os.readlink, [folder]),
                (errno.EBADF, os.close, [999]),
                (errno.ESPIPE, os.lseek, [os.pipe()[0], 0, 0])):
            self.assertEqual(self.error(function, *arguments),
                             (expected, os.strerror(expected)), function)

    def test_modes(self):
        for mode in 'r', 'rw', 'U', 'rU', 'r+b', 'ab+', 'wt':
            open(self.write('f', ''), mode).close()
        for mode in 'z', 'br', '':
            self.assertRaises(ValueError, open, self.path('f'), mode)
        for name in 1, None, 'a\0b':
            self.assertRaises(TypeError, open, name)

    def test_names_of_any_bytes(self):
        os.mkdir(self.path('\xe9'))
        self.write('\xe9/\xff\xc3\xa9', 'text')
        os.rename(self.path('\xe9/\xff\xc3\xa9'), self.path('\xe9/\xfe'))
        os.symlink('\xfe', self.path('\xe9/link'))
        self.assertEqual(self.read('\xe9/link'), 'text')
        self.assertEqual(os.readlink(self.path('\xe9/link')), '\xfe')
        self.assertEqual(os.listdir(self.folder), ['\xe9'])
        self.assertEqual(sorted(os.listdir(unicode(self.folder))), ['\xe9'])
        self.assertEqual(
            [sorted(files) for _, _, files in os.walk(self.folder)],
            [[], ['link', '\xfe']])
        shutil.copy(self.path('\xe9/\xfe'), self.path(u'\xe9'.encode('utf-8')))
        self.assertEqual(
            sorted(map(repr, os.listdir(unicode(self.folder)))),
            [r"'\xe9'", r"u'\xe9'"])

    def test_variables_are_strings(self):
        with self.assertRaises(TypeError):
            os.environ['FILES_TEST'] = 1
        os.environ['FILES_TEST'] = 'x'
        self.addCleanup(os.environ.pop, 'FILES_TEST')
        self.assertEqual(subprocess.check_output('echo $FILES_TEST',
                                                 shell=True), 'x\n')

    def test_variables_of_children_have_names(self):
        os.putenv('FILES_TEST', 'y')
        self.assertEqual('y\n', subprocess.check_output('echo $FILES_TEST',
                                                        shell=True))
        os.unsetenv('FILES_TEST')
        for name, value in ('a\0b', 'c'), ('a', 'b\0c'), ('a', 1):
            self.assertRaises(TypeError, os.putenv, name, value)
        self.assertRaises(ValueError, os.putenv, 'a=b', 'c')
        self.assertRaises(OSError, os.environ.__delitem__, 'a=')
        self.assertRaises(KeyError, os.environ.__delitem__, 'FILES_NONE')

    def test_what_the_system_tells(self):
        name = self.write('f', '')
        with open(name) as f:
            for told in os.statvfs(name), os.fstatvfs(f.fileno()):
                self.assertLess(0, told.f_blocks)
                self.assertEqual(10, len(told))
                self.assertRaises(TypeError, setattr, told, 'f_bfree', 1)
                self.assertRaises(AttributeError, setattr, told, 'x', 1)
        self.assertRaises(TypeError, os.statvfs_result, (1,))
        self.assertEqual((os.getuid(), os.geteuid()), os.getresuid()[:2])
        self.assertEqual((os.getgid(), os.getegid()), os.getresgid()[:2])
        self.assertTrue(os.confstr('CS_PATH'))
        self.assertRaises(ValueError, os.confstr, 'CS_NONE')
        for major, minor in (8, 1), (0, 0), (4095, 255), (5000, 1 << 19):
            device = os.makedev(major, minor)
            self.assertEqual((major, minor),
                             (os.major(device), os.minor(device)))
        self.assertRaises(TypeError, os.major, 1.0)
        self.assertRaises((ValueError, OverflowError), os.minor, -1)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            made = os.tempnam(self.folder, 'pre')
            self.assertEqual(['RuntimeWarning'] * 2 if os.tmpnam() else [],
                             [w.category.__name__ for w in caught])
        self.assertTrue(os.path.basename(made).startswith('pre'))

    def test_owners_are_numbers(self):
        name = self.write('f', '')
        os.chown(name, os.getuid(), -1)
        os.lchown(name, -1, long(os.getgid()))
        for change in os.chown, os.lchown:
            self.assertRaises(TypeError, change, name, 0.0, -1)
            self.assertRaises(TypeError, change, name, -1, '0')
            self.assertRaises(OverflowError, change, name, -2, -1)
            self.assertRaises(OverflowError, change, name, -1, 1 << 32)


class ProcessesTest(Folder):

    def test_a_group_gets_a_signal(self):
        child = subprocess.Popen(
            ['setsid', 'sh', '-c', 'echo $$; sleep 60; echo late'],
            stdout=subprocess.PIPE)
        group = int(child.stdout.readline())
        os.killpg(group, signal.SIGTERM)
        self.assertEqual('', child.stdout.read())
        self.assertNotEqual(0, child.wait())
        self.assertRaises(OSError, os.killpg, 1 << 25, 0)

    def test_what_was_written_before_the_end_is_read(self):
        for end in 'terminate', 'kill':
            process = subprocess.Popen(
                ['sh', '-c', 'echo first; echo error >&2; exec sleep 60'],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual(process.stdout.read(1), 'f')
            while not select.select([process.stderr], [], [], 1)[0]:
                pass
            getattr(process, end)()
            process.wait()
            self.assertEqual(process.communicate(), ('irst\n', 'error\n'))

    def test_the_end_of_output_can_be_waited_for(self):
        child = subprocess.Popen('echo a; echo b >&2', shell=True,
                                 stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
        left, texts = [child.stdout, child.stderr], []
        while left:
            ready = select.select(left, [], [], 60)[0]
            self.assertTrue(ready)
            for stream in ready:
                text = os.read(stream.fileno(), 100)
                texts.append(text)
                if not text:
                    left.remove(stream)
        self.assertEqual(sorted(texts), ['', '', 'a\n', 'b\n'])
        child.wait()
        waits = select.poll()
        waits.register(child.stdout, select.POLLIN)
        self.assertEqual(waits.poll(60000),
                         [(child.stdout.fileno(), select.POLLHUP)])

    def test_streams_that_are_closed_at_once(self):
        with open(self.path('f'), 'w') as f:
            process = subprocess.Popen(
                ['sh', '-c', 'sleep 0.1; echo out; echo error >&2'],
                stdout=f, stderr=f.fileno())
        process.wait()
        self.assertEqual(self.read('f'), 'out\nerror\n')
        reader, writer = os.pipe()
        subprocess.call(['echo', 'text'], stdout=writer)
        self.assertEqual(os.read(reader, 10), 'text\n')

    def test_exit_codes(self):
        process = subprocess.Popen(['sleep', '60'])
        process.terminate()
        self.assertEqual(process.wait(), -signal.SIGTERM)
        self.assertEqual(os.system('exit 3'), 768)
        self.assertEqual(os.popen('exit 2').close(), 512)
        self.assertEqual(
            self.error(subprocess.Popen, [self.write('f', 'x')]),
            (errno.EACCES, 'Permission denied'))

    def test_python_by_its_name(self):
        self.assertTrue(os.access(sys.executable, os.X_OK))
        self.assertEqual(subprocess.check_output(
            [sys.executable, '-B', '-O', '-W', 'ignore', '-uESsc',
             'import sys; print sys.argv', 'a', '-b']), "['-c', 'a', '-b']\n")
        process = subprocess.Popen([sys.executable, '-'],
                                   stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        self.assertEqual(process.communicate('print 2')[0], '2\n')
        process = subprocess.Popen([sys.executable, '-V'],
                                   stderr=subprocess.PIPE)
        self.assertEqual(process.communicate()[1], 'Python 2.7.18\n')

    def test_standard_streams_are_closed_and_restored(self):
        for number, name in enumerate(('stdin', 'stdout', 'stderr')):
            saved = os.dup(number)
            os.close(number)
            try:
                bad = self.error(os.fstat, number)
                stream = getattr(sys, '__%s__' % name)
                used = (stream.read, 1) if number == 0 else (
                    stream.write, 'x' * 100000)
                failed = self.error(*used)
            finally:
                os.dup2(saved, number)
                os.close(saved)
            self.assertEqual((bad[0], failed[0]), (errno.EBADF,) * 2)
            os.fstat(number)
        sys.__stdout__.flush()
        sys.__stderr__.write('')

    def test_standard_streams_that_are_redirected(self):
        sys.stdout.flush()
        saved = os.dup(1)
        with open(self.path('f'), 'w+') as f:
            os.dup2(f.fileno(), 1)
            try:
                sys.__stdout__.write('Python\n')
                sys.__stdout__.flush()
                subprocess.call(['echo', 'child'])
                subprocess.call('echo other >&2', stderr=1, shell=True)
                os.write(1, 'descriptor\n')
            finally:
                os.dup2(saved, 1)
                os.close(saved)
        self.assertEqual(self.read('f'),
                         'Python\nchild\nother\ndescriptor\n')

    def test_communicate_with_what_does_not_read(self):
        for streams in ({}, {'stdout': subprocess.PIPE}):
            process = subprocess.Popen(['true'], stdin=subprocess.PIPE,
                                       **streams)
            process.wait()
            self.assertEqual(process.communicate('x' * 1000000)[0],
                             '' if streams else None)

    def test_system(self):
        self.assertEqual(platform.system(), 'Linux')
        self.assertTrue(platform.platform().startswith('Linux-'))


class ChildrenTest(Folder):

    def test_that_nothing_waits_in_the_pipe(self):
        for size in (0, 1):
            child = subprocess.Popen(['cat'], bufsize=size,
                                     stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE)
            child.stdin.write('asked\n')
            self.assertEqual('asked\n', child.stdout.readline())
            self.assertEqual(('', None), child.communicate())

    def test_of_programs_that_are_not_there(self):
        missing = self.path('none')
        self.assertEqual(127, os.spawnv(os.P_WAIT, missing, ['none']))
        child = os.spawnv(os.P_NOWAIT, missing, ['none'])
        self.assertEqual((child, 127 << 8), os.waitpid(child, 0))

    def test_that_waitpid_knows_children(self):
        child = os.spawnlp(os.P_NOWAIT, 'sh', 'sh', '-c', 'exit 6')
        self.assertEqual((child, 6 << 8), os.waitpid(child, 0))
        self.assertEqual((errno.ECHILD, os.strerror(errno.ECHILD)),
                         self.error(os.waitpid, child, 0))
        child = subprocess.Popen(['cat'], stdin=subprocess.PIPE)
        self.assertEqual((0, 0), os.waitpid(child.pid, os.WNOHANG))
        child.kill()
        self.assertEqual((child.pid, signal.SIGKILL),
                         os.wait4(child.pid, 0)[:2])

    def test_of_names_and_numbers(self):
        for function in (os.listdir, os.stat, os.read, os.lseek):
            self.assertIs(str, type(function.__name__))
        with open(self.write('f', 'abc')) as f:
            self.assertEqual('2', repr(os.lseek(f.fileno(), 2, 0)))

    def test_of_the_error_of_select(self):
        with self.assertRaises(select.error) as told:
            select.select([], [], [], -1)
        self.assertEqual("(22, 'Invalid argument')", str(told.exception))
        self.assertEqual(22, told.exception[0])

    def test_of_a_lock_that_another_file_has(self):
        held = open(self.write('lock', ''), 'r+')
        other = open(self.path('lock'))
        fcntl.flock(held, fcntl.LOCK_EX)
        self.assertEqual(
            (errno.EAGAIN, os.strerror(errno.EAGAIN)),
            self.error(fcntl.flock, other, fcntl.LOCK_EX | fcntl.LOCK_NB))
        held.close()
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def test_of_closed_descriptors_beside_open_ones(self):
        read, write = os.pipe()
        gone = os.dup(write)
        os.close(gone)
        poll = select.poll()
        poll.register(gone, select.POLLIN)
        poll.register(write, select.POLLOUT)
        self.assertEqual([(write, select.POLLOUT), (gone, select.POLLNVAL)],
                         sorted(poll.poll(0)))
        os.close(read)
        os.close(write)

    def test_of_the_number_of_epoll(self):
        epoll = select.epoll()
        number = epoll.fileno()
        flags = fcntl.fcntl(number, fcntl.F_GETFD)
        fcntl.fcntl(number, fcntl.F_SETFD, flags | fcntl.FD_CLOEXEC)
        self.assertEqual(number, epoll.fileno())
        epoll.close()
        self.assertRaises(ValueError, epoll.fileno)


class LibraryProgramsTest(Folder):
    """python -m MODULE, where the module is one that is changed here."""

    def python(self, *arguments):
        return subprocess.check_output((sys.executable,) + arguments,
                                       cwd=self.folder)

    def test_archives(self):
        os.makedirs(self.path('tree/empty'))
        self.write('tree/a', 'text')
        self.python('-m', 'zipfile', '-c', 'tree.zip', 'tree')
        listed = self.python('-m', 'zipfile', '-l', 'tree.zip')
        self.assertEqual(sorted(line.split()[0]
                                for line in listed.splitlines()[1:]),
                         ['tree/', 'tree/a', 'tree/empty/'])
        self.python('-m', 'zipfile', '-e', 'tree.zip', 'out')
        self.assertEqual(os.listdir(self.path('out/tree/empty')), [])
        self.assertEqual(self.read('out/tree/a'), 'text')

    def test_site_is_there(self):
        self.write('packages.pth', 'folder\nimport sys; sys.read = True\n')
        os.mkdir(self.path('folder'))
        told = self.python('-c', """if 1:
            import sys
            assert 'site' in sys.modules
            path = sys.path[:]
            from site import addsitedir, getuserbase
            import site
            assert sys.path == path, sys.path
            addsitedir('.')
            print sys.path[-1] == site.makepath('folder')[0], sys.read
            site.USER_BASE = None
            print getuserbase() == site.USER_BASE, hasattr(site, 'nosuch')
            print repr(copyright)[:9], callable(license), repr(help)[:9]
            """)
        self.assertEqual(told, 'True True\nTrue False\n'
                         'Copyright True Type help\n')

    def test_lines_come_one_by_one(self):
        import fileinput
        with open(self.write('text', u'a\u20ac\nb\x85c\n'.encode('utf-8'))):
            lines = fileinput.FileInput(
                [self.path('text')],
                openhook=fileinput.hook_encoded('utf-8'))
            self.assertEqual(list(lines), [u'a\u20ac\n', u'b\x85c\n'])
        reader, writer = [os.fdopen(number, mode, 0) for number, mode
                          in zip(os.pipe(), ('r', 'w'))]
        lines = fileinput.FileInput(['pipe'], openhook=lambda *args: reader)
        writer.write('one\n')
        self.assertEqual(lines.next(), 'one\n')
        writer.close()
        self.assertEqual(lines.readline(), '')

    def test_files_are_opened_while_another_thread_imports(self):
        self.write('waits.py', """if 1:
            import io, tempfile, threading
            def work():
                tempfile.TemporaryFile().close()
                io.open(%r, 'rb').close()
            thread = threading.Thread(target=work)
            thread.setDaemon(True)
            thread.start()
            thread.join(30)
            print thread.isAlive()
            """ % self.path('waits.py'))
        self.assertEqual(self.python('-c', 'import waits'), 'False\n')

    def test_code_that_is_run_by_another_name(self):
        for alter_sys in False, True:
            variables = runpy.run_module('zipfile', None, 'other', alter_sys)
            self.assertEqual(variables['ZIP_FILECOUNT_LIMIT'], 0xFFFF)
            self.assertEqual(variables['__name__'], 'other')
            self.assertEqual(variables['ZipInfo'].__module__, 'other')


class StreamEncodingTest(unittest.TestCase):

    def test_variable(self):
        for setting, text in [('iso-8859-15', '15\xa4'),
                              ('utf-16-le', '1\x005\x00\xac\x20'),
                              ('iso-8859-1:replace', '15?'),
                              ('ascii:backslashreplace', '15\\u20ac')]:
            environ = dict(os.environ, PYTHONIOENCODING=setting)
            self.assertEqual(text, subprocess.check_output(
                [sys.executable, '-c',
                 'import sys; sys.stdout.write(u"15\\u20ac")'],
                env=environ))


class SocketsTest(Folder):

    def test_pairs(self):
        one, other = socket.socketpair()
        one.sendall('text')
        self.assertEqual(select.select([one, other.fileno()], [], [], 10)[0],
                         [other.fileno()])
        self.assertEqual(other.recv(10), 'text')
        one.settimeout(0.05)
        self.assertRaises(socket.timeout, one.recv, 1)
        other.close()
        self.assertEqual(one.recv(1), '')
        one.close()

    def connection(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        client = socket.create_connection(server.getsockname())
        served = server.accept()[0]
        for each in client, served:
            each.settimeout(10)
            self.addCleanup(each.close)
        return client, served

    def test_each_half_ends_by_itself(self):
        client, served = self.connection()
        client.sendall('all')
        client.shutdown(socket.SHUT_WR)
        with contextlib.closing(served.makefile()) as stream:
            self.assertEqual('all', stream.read())
        self.assertEqual('', served.recv(5))
        self.assertEqual(([served], [], []),
                         select.select([served], [], [], 10))
        served.sendall('answer')
        self.assertEqual('answer', client.recv(10))
        with self.assertRaises(socket.error):
            client.sendall('more')
        served.close()
        self.assertEqual(['', ''], [client.recv(10), client.recv(10)])

    def test_errors_are_those_of_the_system(self):
        listening = socket.socket()
        self.addCleanup(listening.close)
        listening.bind(('127.0.0.1', 0))
        listening.listen(1)
        listening.settimeout(.01)
        for error, args, function, arguments in (
                (socket.timeout, ('timed out',), listening.accept, ()),
                (socket.error, (107, 'Transport endpoint is not connected'),
                 socket.socket().recv, (1,)),
                (socket.error, (22, 'Invalid argument'),
                 socket.socket().accept, ()),
                (socket.gaierror, (-2, 'Name or service not known'),
                 socket.gethostbyname, ('nowhere.invalid',)),
                (socket.error, ('illegal IP address string passed to '
                                'inet_aton',), socket.inet_aton, ('x',)),
                (socket.error, ('packed IP wrong length for inet_ntoa',),
                 socket.inet_ntoa, ('x',))):
            with self.assertRaises(error) as raised:
                function(*arguments)
            self.assertEqual(args, raised.exception.args)
        own = socket.error(5, {'own': 1}), socket.error('own'), socket.error()
        self.assertEqual([(5, {'own': 1}), ('own',), ()],
                         [error.args for error in own])
        self.assertEqual(('127.0.0.1', '80'), socket.getnameinfo(
            ('127.0.0.1', 80),
            socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))

    def test_own_end_of_receiving(self):
        client, served = self.connection()
        client.shutdown(socket.SHUT_RD)
        self.assertEqual('', client.recv(10))
        client.sendall('still')
        self.assertEqual('still', served.recv(10))
        client.shutdown(socket.SHUT_RDWR)
        self.assertEqual('', served.recv(10))
        self.assertRaises(socket.error, client.shutdown, 7)

    def test_closed_sockets_receive_nothing(self):
        client, _ = self.connection()
        client.close()
        self.assertEqual((9, 'Bad file descriptor'),
                         self.error(client.recv, 1))

    def test_protocol_is_that_which_was_asked_for(self):
        for sock, protocol in ((socket.socket(), 0),
                               (socket.socket(type=socket.SOCK_DGRAM), 0),
                               (socket.socket(proto=6), 6),
                               (socket.socketpair()[0], 0)):
            self.assertEqual(protocol, sock.proto)
            sock.close()
        self.assertIn('protocol=0', repr(socket.socket()._sock))

    def test_arguments_are_checked(self):
        sock = socket.socket(type=socket.SOCK_DGRAM)
        sock.bind(('127.0.0.1', 0))
        place = sock.getsockname()
        self.assertRaises(UnicodeEncodeError, sock.sendto, u'\u2620', place)
        self.assertEqual(1, sock.sendto(u'x', place))
        self.assertEqual(1, sock.sendto(bytearray('y'), 0, place))
        self.assertEqual(('x', place), sock.recvfrom(10))
        self.assertEqual(('y', place), sock.recvfrom(10))
        for arguments in ((5j, place), ('x', None), ('x', 'y', place),
                          ('x',), ('x', 0, place, 1)):
            self.assertRaises(TypeError, sock.sendto, *arguments)
        self.assertRaises(ValueError, sock.recvfrom, -1)
        sock.close()
        for port in -1, 65536:
            self.assertRaises(OverflowError, socket.getservbyport, port)
        self.assertRaises(OverflowError, socket.getnameinfo,
                          ('::1', 0, 1 << 20), 0)

    def test_connections_are_made_by_what_the_module_has(self):
        class Late(socket.socket):
            def connect(self, address):
                raise socket.timeout('timed out')

        original, socket.socket = socket.socket, Late
        try:
            self.assertRaises(socket.timeout, socket.create_connection,
                              ('127.0.0.1', 9))
        finally:
            socket.socket = original

    def test_what_could_not_be_sent_stays_in_the_file(self):
        class Half(object):
            sent = []

            def sendall(self, data):
                if self.sent and isinstance(self.sent[-1], str):
                    self.sent.append(None)
                    raise socket.timeout('timed out')
                self.sent.append(str(data.tobytes() if hasattr(
                    data, 'tobytes') else data))

        f = socket._fileobject(Half(), 'wb', 4)
        self.assertRaises(socket.timeout, f.write, 'a' * 8192 + 'bc\n')
        f.flush()
        self.assertEqual(['a' * 8192, None, 'bc\n'], Half.sent)

    def test_files_of_sockets_are_closed_twice(self):
        one, other = socket.socketpair()
        f = one.makefile('wb')
        f.write('text')
        f.close()
        f.close()
        self.assertTrue(f.closed)
        self.assertEqual(other.recv(10), 'text')
        one.close()
        other.close()
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        client = socket.create_connection(server.getsockname())
        f = client.makefile('wb')
        f.close()
        f.close()
        server.close()

    def test_unix_sockets(self):
        server = socket.socket(socket.AF_UNIX)
        self.assertEqual(self.error(socket.socket(socket.AF_UNIX).connect,
                                    self.path('s'))[0], errno.ENOENT)
        server.bind(self.path('s'))
        server.listen(1)
        client = socket.socket(socket.AF_UNIX)
        client.connect(self.path('s'))
        accepted, _ = server.accept()
        client.makefile('w', 0).write('text')
        self.assertEqual(accepted.recv(10), 'text')
        self.assertEqual(client.getpeername(), self.path('s'))
        for sock in server, client, accepted:
            sock.close()

    def test_ports_of_bound_sockets(self):
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        address = server.getsockname()
        self.assertNotEqual(address[1], 0)
        self.assertEqual(self.error(server.bind, address)[0], errno.EINVAL)
        self.assertEqual(self.error(socket.socket().bind, address)[0],
                         errno.EADDRINUSE)
        self.assertEqual(
            self.error(socket.socket().bind, ('192.0.2.1', 0))[0],
            errno.EADDRNOTAVAIL)
        self.assertRaises(OverflowError, socket.socket().bind,
                          ('127.0.0.1', 65536))
        server.listen(0)
        self.assertEqual(server.getsockname(), address)
        client = socket.socket()
        client.bind(('127.0.0.1', 0))
        local = client.getsockname()
        client.connect(address)
        self.assertEqual(server.accept()[1], local)
        client.close()
        server.close()

    def test_addresses_as_text(self):
        for text in ('::', '::1', '1::', 'fe80::1:0:0:2', '1:2:3:4:5:6:7:8',
                     '::ffff:192.0.2.1', '10::10', '2001:db8::1', '1:0:2::3',
                     '1:2:0:4:5:6:7:8', '::192.0.2.1', 'a::b:0:0:c'):
            packed = socket.inet_pton(socket.AF_INET6, text)
            self.assertEqual(len(packed), 16)
            self.assertEqual(socket.inet_ntop(socket.AF_INET6, packed), text)
        self.assertEqual(
            socket.inet_ntop(socket.AF_INET, '\x7f\0\0\1'), '127.0.0.1')
        server = socket.socket(socket.AF_INET6)
        server.bind(('::1', 0))
        self.assertEqual(server.getsockname()[0], '::1')
        server.close()

    def test_order_of_the_network(self):
        for number in 0, 1, 80, 0xabcd:
            self.assertEqual(struct.pack('=H', socket.htons(number)),
                             struct.pack('>H', number))
            self.assertEqual(socket.ntohs(socket.htons(number)), number)
            self.assertEqual(struct.pack('=L', socket.htonl(number)),
                             struct.pack('>L', number))
        self.assertEqual(socket.ntohl(socket.htonl(0xfedcba98)), 0xfedcba98)
        for function in (socket.htons, socket.htonl, socket.ntohs,
                         socket.ntohl):
            self.assertRaises(OverflowError, function, -1)
            self.assertRaises(OverflowError, function, 1 << 34)

    def test_port_is_free_after_close(self):
        first = socket.socket()
        first.bind(('127.0.0.1', 0))
        address = first.getsockname()
        first.close()
        for _ in range(3):
            server = socket.socket()
            server.bind(address)
            server.listen(1)
            server.close()

    def test_numbers_of_sockets(self):
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        client = socket.create_connection(server.getsockname())
        accepted, _ = server.accept()
        poll = select.poll()
        poll.register(accepted, select.POLLIN)
        self.assertEqual(poll.poll(0), [])
        client.sendall('abc')
        self.assertEqual(poll.poll(10000),
                         [(accepted.fileno(), select.POLLIN)])
        self.assertEqual(os.read(accepted.fileno(), 3), 'abc')
        epoll = select.epoll()
        epoll.register(client.fileno(), select.EPOLLOUT)
        self.assertEqual(epoll.poll(10), [(client.fileno(), 4)])
        number = client.fileno()
        client.close()
        self.assertRaises(select.error, select.select, [number], [], [], 0)
        accepted.close()
        server.close()


class SignalsTest(unittest.TestCase):

    def test_timer(self):
        rung = threading.Event()
        before = signal.signal(signal.SIGALRM, lambda *_: rung.set())
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        began = time.time()
        self.assertEqual(signal.setitimer(signal.ITIMER_REAL, 60),
                         (0.0, 0.0))
        left = signal.setitimer(signal.ITIMER_REAL, 0.05)[0]
        self.assertTrue(59.9 - (time.time() - began) < left <= 60)
        while not rung.is_set():
            rung.wait(0.05)
        self.assertEqual(signal.getitimer(signal.ITIMER_REAL), (0.0, 0.0))

    def test_locks(self):
        with self.assertRaises(thread.error) as raised:
            thread.allocate_lock().release()
        self.assertEqual(str(raised.exception), 'release unlocked lock')


class SocketFlags(unittest.TestCase):

    def setUp(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(('127.0.0.1', 0))
        server.listen(socket.SOMAXCONN)
        self.client = socket.create_connection(server.getsockname())
        self.addCleanup(self.client.close)
        self.accepted, _ = server.accept()
        self.addCleanup(self.accepted.close)

    def test_data_can_be_looked_at_before_it_is_read(self):
        self.assertEqual(self.accepted.send('abc', 0), 3)
        self.accepted.sendall('def', 0)
        self.assertEqual(self.client.recv(2, socket.MSG_PEEK), 'ab')
        self.assertEqual(self.client.recv(6, socket.MSG_WAITALL), 'abcdef')
        with self.assertRaises(socket.error) as raised:
            self.client.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        self.assertEqual(raised.exception.errno, errno.EAGAIN)
        self.assertIsNone(self.client.gettimeout())

    def test_the_end_stays_the_end(self):
        self.accepted.close()
        self.assertEqual(self.client.recv(1, socket.MSG_PEEK), '')
        self.assertEqual([self.client.recv(1) for _ in range(3)], [''] * 3)

    def test_nobody_is_there(self):
        self.client.send('x' * 300)
        self.accepted.recv(128)
        self.accepted.close()
        self.client.setblocking(0)
        # The first may be sent before the answer is there; not all of them.
        with self.assertRaises(socket.error) as raised:
            for _ in range(1000):
                select.select([self.client], [self.client], [], 10)
                self.assertTrue(self.client.send('y' * 128))
        self.assertIn(raised.exception.errno,
                      (errno.EPIPE, errno.ECONNRESET))

    def test_there_is_no_room(self):
        self.client.setblocking(0)
        sent = received = 0
        with self.assertRaises(socket.error) as raised:
            while sent < 1 << 30:
                sent += self.client.send('x' * 65536)
        self.assertEqual(raised.exception.errno, errno.EAGAIN)
        while received < sent:
            received += len(self.accepted.recv(1 << 20))
        self.assertEqual(select.select([], [self.client], [], 10)[1],
                         [self.client])
        self.assertEqual(self.client.send('more'), 4)

    def test_sizes_are_checked(self):
        with self.assertRaises(ValueError):
            self.client.recv_into(bytearray(2), 3)
        with self.assertRaises(ValueError):
            self.client.recvfrom_into(bytearray(2), -1)

    def test_accepted_connections_have_the_default_timeout(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        server.settimeout(60)
        self.addCleanup(socket.create_connection(server.getsockname()).close)
        self.assertIsNone(server.accept()[0].gettimeout())


class NamesOfHosts(unittest.TestCase):

    def error(self, function, *arguments):
        with self.assertRaises(socket.error) as raised:
            function(*arguments)
        return raised.exception.errno

    def test_addresses_of_ipv6(self):
        for host, text in (('::1', '::1'), ('2001:DB8::ffff', '2001:db8::ffff'),
                           ('::', '::'), ('fe80::1:0:0:2', 'fe80::1:0:0:2')):
            for family in socket.AF_UNSPEC, socket.AF_INET6:
                self.assertEqual(
                    [(text, 80, 0, 0)],
                    [found[4] for found in socket.getaddrinfo(
                        host, 80, family, socket.SOCK_STREAM)])
        self.assertEqual(('::1', '80'), socket.getnameinfo(
            ('::1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))

    def test_addresses_of_another_family(self):
        for host, family in (('127.0.0.1', socket.AF_INET6),
                             ('::1', socket.AF_INET)):
            with self.assertRaises(socket.gaierror) as raised:
                socket.getaddrinfo(host, 80, family, socket.SOCK_STREAM)
            self.assertEqual(raised.exception.errno, socket.EAI_ADDRFAMILY)
        self.assertEqual(self.error(socket.gethostbyname, '::1'),
                         socket.EAI_ADDRFAMILY)

    def test_this_host(self):
        for family, host in ((socket.AF_INET, '127.0.0.1'),
                             (socket.AF_INET6, '::1')):
            found = socket.getaddrinfo(None, 80, family, socket.SOCK_STREAM)
            self.assertEqual(found[0][4][:2], (host, 80))

    def test_errors(self):
        self.assertEqual(self.error(socket.getaddrinfo, None, None),
                         socket.EAI_NONAME)
        self.assertEqual(self.error(socket.getaddrinfo, '127.0.0.1', 80, 77),
                         socket.EAI_FAMILY)
        for arguments in (1, 'a'), (8, 'b'), (20001, 'c'), ('d',):
            self.assertEqual(arguments, socket.gaierror(*arguments).args)

    def test_names_of_addresses(self):
        name, aliases, addresses = socket.gethostbyaddr('127.0.0.1')
        self.assertEqual(addresses, ['127.0.0.1'])
        self.assertNotIn(name, aliases)
        # No name has an address for documentation.
        self.assertRaises(socket.herror, socket.gethostbyaddr, '2001:DB8::1')
        self.assertEqual(socket.getfqdn('2001:DB8::1'), '2001:DB8::1')


class SocketOptions(unittest.TestCase):

    def socket(self, *arguments):
        made = socket.socket(*arguments)
        self.addCleanup(made.close)
        return made

    def check(self, made, level, name, before, value):
        number = getattr(socket, name)
        self.assertEqual(made.getsockopt(level, number), before, name)
        made.setsockopt(level, number, value)
        self.assertEqual(made.getsockopt(level, number), value, name)
        self.assertIs(type(made.getsockopt(level, number)), int)

    def test_of_connections(self):
        for family in socket.AF_INET, socket.AF_INET6:
            made = self.socket(family)
            self.check(made, socket.SOL_SOCKET, 'SO_REUSEPORT', 0, 1)
            self.check(made, socket.IPPROTO_IP, 'IP_TOS', 0, 8)
            self.check(made, socket.SOL_TCP, 'TCP_KEEPIDLE', 7200, 60)
            self.check(made, socket.SOL_TCP, 'TCP_KEEPINTVL', 75, 10)
            self.check(made, socket.SOL_TCP, 'TCP_KEEPCNT', 9, 3)
            self.check(made, socket.SOL_TCP, 'TCP_QUICKACK', 1, 0)
            self.check(made, socket.SOL_TCP, 'TCP_NODELAY', 0, 1)

    def test_of_datagrams(self):
        made = self.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.check(made, socket.IPPROTO_IP, 'IP_MULTICAST_TTL', 1, 4)
        self.check(made, socket.IPPROTO_IP, 'IP_MULTICAST_LOOP', 1, 0)
        with self.assertRaises(socket.error):
            made.setsockopt(socket.SOL_TCP, socket.TCP_KEEPIDLE, 60)

    def test_values_are_checked(self):
        made = self.socket()
        with self.assertRaises(socket.error) as raised:
            made.setsockopt(socket.SOL_TCP, socket.TCP_KEEPIDLE, 0)
        self.assertEqual(raised.exception.errno, errno.EINVAL)

    def test_of_an_open_connection(self):
        server, client = self.socket(), self.socket()
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        client.setsockopt(socket.SOL_TCP, socket.TCP_KEEPIDLE, 33)
        client.connect(server.getsockname())
        self.check(client, socket.SOL_TCP, 'TCP_KEEPIDLE', 33, 44)

    def test_a_port_for_several(self):
        first, second, other = self.socket(), self.socket(), self.socket()
        for made in first, second:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        first.bind(('127.0.0.1', 0))
        first.listen(1)
        second.bind(first.getsockname())
        second.listen(1)
        with self.assertRaises(socket.error):
            other.bind(first.getsockname())

    def test_ipv6_alone(self):
        made = self.socket(socket.AF_INET6)
        self.check(made, socket.IPPROTO_IPV6, 'IPV6_V6ONLY', 0, 1)
        with self.assertRaises(socket.error):
            self.socket().setsockopt(
                socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


class Streams(unittest.TestCase):

    def test_a_slice_of_a_memoryview_takes_bytes(self):
        data = bytearray('hello world')
        view = memoryview(data)
        view[:5] = 'HELLO'
        view[6:] = memoryview('WORLD')
        view[3:][0] = '_'
        self.assertEqual(data, 'HEL_O WORLD')
        with self.assertRaises(ValueError):
            view[:2] = 'abc'
        self.assertEqual(io.BytesIO('xyz').readinto(view), 3)
        self.assertEqual(data, 'xyz_O WORLD')

    def test_stringio_reads_newlines_as_they_are_asked_for(self):
        for newline, text in ((None, u'a\nb\nc\n'), ('', u'a\r\nb\rc\n'),
                              ('\n', u'a\r\nb\rc\n')):
            stream = io.StringIO(u'a\r\nb\rc\n', newline=newline)
            self.assertEqual(stream.getvalue(), text)

    def test_positions_in_stringio_are_characters(self):
        text = io.StringIO(u'h\xe9llo\nw\xf6rld')
        self.assertEqual(text.seek(2), 2)
        self.assertEqual((text.read(3), text.tell()), (u'llo', 5))
        text.seek(1)
        text.write(u'\u20ac')
        self.assertEqual((text.read(1), text.tell()), (u'l', 3))
        self.assertEqual(text.truncate(8), 8)
        self.assertEqual(text.getvalue(), u'h\u20acllo\nw\xf6')
        text.seek(10)
        text.write(u'z')
        self.assertEqual(text.getvalue(), u'h\u20acllo\nw\xf6\0\0z')
        self.assertRaises(TypeError, text.write, 'bytes')
        copied = pickle.loads(pickle.dumps(text, 2))
        self.assertEqual((copied.getvalue(), copied.tell()),
                         (text.getvalue(), 11))
        self.assertFalse(isinstance(text, io.TextIOWrapper))
        text.close()
        for call in text.getvalue, text.isatty, lambda: text.writelines([]):
            self.assertRaises(ValueError, call)

    def test_lines_of_stringio(self):
        text = u'a\nb\r\nc\rd'
        for newline, lines in ((None, [u'a\n', u'b\n', u'c\n', u'd']),
                               ('', [u'a\n', u'b\r\n', u'c\r', u'd']),
                               ('\n', [u'a\n', u'b\r\n', u'c\rd']),
                               ('\r', [u'a\r', u'b\r', u'\r', u'c\r', u'd']),
                               ('\r\n', [u'a\r\n', u'b\r\r\n', u'c\rd'])):
            self.assertEqual(list(io.StringIO(text, newline)), lines)

    def test_text_is_written_where_reading_has_ended(self):
        stream = io.TextIOWrapper(io.BytesIO('test'), encoding='ascii')
        self.assertEqual(stream.read(1), u't')
        stream.write(u'x')
        self.assertEqual(stream.tell(), 5)

    def test_a_copy_of_a_descriptor_that_is_closed_can_be_closed(self):
        stream = io.open(os.devnull, 'wb')
        copy = io.open(stream.fileno(), 'wb', closefd=False)
        stream.close()
        copy.close()
        self.assertTrue(copy.closed)

    def test_both_ends_of_a_pair_are_closed(self):
        class Broken(io.BytesIO):
            def close(self):
                raise NameError('broken')

        reader = io.BytesIO()
        pair = io.BufferedRWPair(reader, Broken())
        self.assertRaises(NameError, pair.close)
        self.assertTrue(reader.closed)


class StringFiles(unittest.TestCase):

    def test_attributes_of_files_of_strings(self):
        for file in cStringIO.StringIO(), cStringIO.StringIO('text'):
            self.assertEqual([name for name in (
                'value', 'atty', 'pos', 'writeChar', 'readlineNoNl',
                '__doc__read') if hasattr(file, name)], [])
            self.assertEqual((file.closed, file.tell(), list(file)),
                             (False, 0, file.getvalue().split()))

    def test_bytes(self):
        out = cStringIO.StringIO()
        for data in 'a\xff', u'b', bytearray('c\xfe'), buffer('d'):
            out.write(data)
        out.write(memoryview('e'))
        out.writelines(['f', u'g'])
        print >>out, 'h',
        self.assertEqual('a\xffbc\xfedefgh', out.getvalue())

    def test_what_is_no_bytes(self):
        self.assertRaises(TypeError, cStringIO.StringIO().write, None)
        for data in 5, [1], object():
            with self.assertRaises(TypeError) as caught:
                cStringIO.StringIO().write(data)
            self.assertEqual('write() argument 1 must be string or buffer, '
                             'not ' + type(data).__name__,
                             str(caught.exception))
        for data in u'\xe9', u'\u20ac':
            self.assertRaises(UnicodeEncodeError,
                              cStringIO.StringIO().write, data)
            self.assertRaises(UnicodeEncodeError,
                              cStringIO.StringIO().writelines, [data])


class AppendedAndReadTest(unittest.TestCase):
    """'a+' begins to read at the start, and writes at the end."""

    def setUp(self):
        handle, self.name = tempfile.mkstemp()
        os.write(handle, 'hello')
        os.close(handle)
        self.addCleanup(os.remove, self.name)

    def test_file(self):
        with open(self.name, 'a+') as f:
            self.assertEqual((f.tell(), f.read(2), f.tell()), (0, 'he', 2))
            f.seek(0)
            f.write('!')
        with open(self.name, 'a+b') as f:
            self.assertEqual(list(f), ['hello!'])

    def test_descriptor(self):
        for flags in os.O_RDWR | os.O_APPEND, os.O_RDWR:
            with os.fdopen(os.open(self.name, flags), 'a+') as f:
                self.assertEqual((f.tell(), f.read()), (0, 'hello'))

    def test_io(self):
        with io.open(self.name, 'a+') as f:
            self.assertEqual((f.tell(), f.read()), (5, u''))


class WrongDirectionTest(unittest.TestCase):
    """A file that is not open for what is asked says so, and no more."""

    def setUp(self):
        handle, self.name = tempfile.mkstemp()
        os.close(handle)
        self.addCleanup(os.remove, self.name)

    def test_reading(self):
        with open(self.name, 'w') as f:
            f.write('abc')
            for _ in range(2):
                for read in (f.read, f.readline, f.readlines, f.next,
                             lambda: f.read(2)):
                    with self.assertRaises(IOError) as raised:
                        read()
                    self.assertEqual(raised.exception.args,
                                     ('File not open for reading',))
            data = bytearray('zz')
            self.assertRaises(IOError, f.readinto, data)
            self.assertEqual(data, 'zz')
            self.assertEqual(f.tell(), 3)

    def test_writing(self):
        with open(self.name) as f:
            for write in (lambda: f.write('x'), lambda: f.writelines(['x']),
                          f.truncate):
                with self.assertRaises(IOError) as raised:
                    write()
                self.assertEqual(raised.exception.args,
                                 ('File not open for writing',))


class SocketNamesTest(unittest.TestCase):
    """Classes are those of the module socket; arguments are checked."""

    def test_modules(self):
        for cls in (socket.error, socket.timeout, socket.gaierror,
                    socket.herror, socket.socket):
            self.assertEqual(cls.__module__, 'socket')
        e = pickle.loads(pickle.dumps(socket.error(1, 'a')))
        self.assertIs(type(e), socket.error)
        self.assertEqual(e.errno, 1)

    def test_sizes(self):
        one, other = socket.socketpair()
        listener = socket.socket()
        listener.bind(('127.0.0.1', 0))
        listener.listen(1)
        client = socket.create_connection(listener.getsockname(), 5)
        server, _ = listener.accept()
        for s in one, other, listener, client, server:
            self.addCleanup(s.close)
        with self.assertRaisesRegexp(ValueError,
                                     '^negative buffersize in recv$'):
            client.recv(-1)
        self.assertRaises(TypeError, client.recv, 'x')
        server.send('abc')
        self.assertEqual(client.recv(2), 'ab')


class TextWriteTest(unittest.TestCase):

    def test_bytes(self):
        with io.open(os.devnull, 'w') as f:
            for value, name in ('x', 'str'), (5, 'int'):
                with self.assertRaisesRegexp(
                        TypeError, r'^write\(\) argument 1 must be unicode, '
                        'not ' + name):
                    f.write(value)


class WholeReadTest(unittest.TestCase):
    """read(n) of a pipe is short at its end alone."""

    def fed(self, mode, size):
        reading, writing = os.pipe()
        file = os.fdopen(reading, mode, size)
        self.addCleanup(file.close)

        def feed():
            for piece in ('hello', ' world\n', 'more'):
                os.write(writing, piece)
                time.sleep(0.05)
            os.close(writing)

        thread = threading.Thread(target=feed)
        thread.start()
        self.addCleanup(thread.join)
        return file

    def test_read(self):
        for mode in 'r', 'rb', 'rU':
            for size in -1, 0, 1, 4096:
                file = self.fed(mode, size)
                self.assertEqual(['hel', 'lo world', '\nmore', ''],
                                 [file.read(n) for n in (3, 8, 50, 5)])

    def test_behind_a_line(self):
        file = self.fed('r', -1)
        self.assertEqual(('hello world\n', 'mo', 're'),
                         (file.readline(), file.read(2), file.read(9)))

    def test_readinto(self):
        for room in bytearray(16), array.array('c', 16 * '.'):
            count = self.fed('rb', -1).readinto(room)
            self.assertEqual((16, 'hello world\nmore'),
                             (count, str(bytearray(room))))

    def test_streams_of_programs(self):
        command = 'printf hello; sleep 0.1; printf " world"; sleep 0.1; echo'
        for options in {}, {'bufsize': -1}, {'universal_newlines': True}:
            program = subprocess.Popen(command, shell=True,
                                       stdout=subprocess.PIPE, **options)
            self.assertEqual(('hello wo', 'rld\n'), (
                program.stdout.read(8), program.stdout.read(50)))
            program.wait()
        pipe = os.popen(command)
        self.assertEqual('hello world\n', pipe.read(50))
        pipe.close()

    def test_what_does_not_wait_gives_what_is_there(self):
        reading, writing = os.pipe()
        fcntl.fcntl(reading, fcntl.F_SETFL, os.O_NONBLOCK)
        file = os.fdopen(reading, 'rb')
        self.addCleanup(file.close)
        os.write(writing, 'abc')
        self.assertEqual('abc', file.read(10))
        self.assertRaises(IOError, file.read, 10)
        os.close(writing)
        self.assertEqual('', file.read(10))


if __name__ == '__main__':
    unittest.main()
