# -*- coding: utf-8 -*-
"""Bytes, encodings, code and imports are as in CPython 2.7.18.

Runs in both: wsgilet run test_core.py, python2.7 test_core.py.
"""
import array
import cPickle
import codecs
import collections
import ctypes
import ctypes.util
import hashlib
import imp
import itertools
import json
import marshal
import os
import pkgutil
import ssl
import StringIO
import struct
import sys
import threading
import types
import unittest
import zlib

JAPANESE = u'\u65e5\u672c'


class ByteOrder(unittest.TestCase):

    def test_little_endian(self):
        self.assertEqual('little', sys.byteorder)
        self.assertEqual('\1\0\0\0', struct.pack('I', 1))
        self.assertEqual('\xff\xfea\0', u'a'.encode('utf-16'))
        self.assertEqual('\xff\xfe\0\0a\0\0\0', u'a'.encode('utf-32'))
        self.assertEqual(codecs.BOM_UTF16_LE, codecs.BOM)

    def test_arrays(self):
        for code, number, packed in (
                ('i', 1, '\1\0\0\0'), ('H', 258, '\2\1'), ('h', -2, '\xfe\xff'),
                ('I', 2 ** 31, '\0\0\0\x80'), ('d', 1.5, '\0' * 6 + '\xf8?'),
                ('l', -1, '\xff' * 8), ('B', 255, '\xff')):
            numbers = array.array(code, [number])
            self.assertEqual(packed, numbers.tostring())
            read = array.array(code)
            read.fromstring(packed)
            self.assertEqual(numbers, read)
            read.byteswap()
            self.assertEqual(packed[::-1], read.tostring())
        self.assertEqual(1, array.array('i', [7]).buffer_info()[1])

    def test_broken_utf_16_and_32(self):
        for data, encoding, text in (
                ('\xff\xfea\0b', 'utf-16', u'a\ufffd'),
                ('\0\xd8a\0', 'utf-16-le', u'\ufffda'),
                ('\0\0\x11\0', 'utf-32-le', u'\ufffd')):
            self.assertRaises(UnicodeDecodeError, data.decode, encoding)
            self.assertEqual(text, data.decode(encoding, 'replace'))


class Encodings(unittest.TestCase):

    def test_texts(self):
        for encoding, encoded in (
                ('hz', '~{HU1>~}'), ('shift_jis_2004', '\x93\xfa\x96{'),
                ('euc_jis_2004', '\xc6\xfc\xcb\xdc'),
                ('gbk', '\xc8\xd5\xb1\xbe'), ('big5', '\xa4\xe9\xa5\xbb'),
                ('iso2022_jp', '\x1b$BF|K\\\x1b(B'),
                ('iso2022_kr', '\x1b$)C\x0elm\\b\x0f')):
            self.assertEqual(encoded, JAPANESE.encode(encoding))
            self.assertEqual(JAPANESE, encoded.decode(encoding))
            decoder = codecs.getincrementaldecoder(encoding)()
            self.assertEqual(JAPANESE, ''.join(map(decoder.decode, encoded)))
            reader = codecs.getreader(encoding)(StringIO.StringIO(encoded))
            self.assertEqual(JAPANESE, reader.read())

    def test_errors_of_decoders(self):
        for encoding, data, start, end, reason in (
                ('gbk', '\xc8\xd5\xff', 2, 3, 'incomplete'),
                ('gb18030', '\x810\x81A', 0, 4, 'illegal'),
                ('euc_jp', 'a\x8fAAb', 1, 4, 'illegal'),
                ('euc_kr', '\xa4\xd4z', 0, 3, 'incomplete'),
                ('shift_jis', '\x80', 0, 2, 'illegal'),
                ('iso2022_jp', '\x1b$C12', 0, 3, 'illegal')):
            with self.assertRaises(UnicodeDecodeError) as raised:
                data.decode(encoding)
            error = raised.exception
            self.assertEqual(
                (encoding, start, end, reason + ' multibyte sequence'),
                (error.encoding, error.start, error.end, error.reason))

    def test_error_handlers(self):
        text = u'a\uac00\U0001f600'
        self.assertEqual('a??', text.encode('gb2312', 'replace'))
        self.assertEqual('a&#44032;&#128512;',
                         text.encode('gb2312', 'xmlcharrefreplace'))
        self.assertEqual('a\\uac00\\U0001f600',
                         text.encode('big5', 'backslashreplace'))
        self.assertEqual('\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2',
                         u'\uac02'.encode('euc_kr'))


class Compressed(unittest.TestCase):

    def test_copies(self):
        for bits in 15, -15, 31:
            first = zlib.compressobj(6, zlib.DEFLATED, bits)
            start = first.compress('begin ' * 9000)
            second = first.copy()
            for compressor, end in (first, 'one'), (second, 'two'):
                data = start + compressor.compress(end) + compressor.flush()
                self.assertEqual('begin ' * 9000 + end,
                                 zlib.decompress(data, bits))

    def test_copies_of_decompressors(self):
        data = zlib.compress('begin ' * 9000) + 'rest'
        first = zlib.decompressobj()
        start = first.decompress(data[:30])
        second = first.copy()
        for each in first, second:
            self.assertEqual('begin ' * 9000,
                             start + each.decompress(data[30:]))
            self.assertEqual('rest', each.unused_data)

    def test_errors(self):
        for data, reason in (
                ('garbage', '-3 while decompressing data: '
                            'incorrect header check'),
                (zlib.compress('text')[:-1],
                 '-5 while decompressing data: '
                 'incomplete or truncated stream')):
            with self.assertRaises(zlib.error) as raised:
                zlib.decompress(data)
            self.assertEqual('Error ' + reason, str(raised.exception))
        self.assertEqual(1420981654, zlib.adler32('\xff' * 5000))


class Hashes(unittest.TestCase):

    def test_of_openssl(self):
        for name, start in (
                ('blake2b512', 'ba80a53f98'), ('blake2s256', '508c5e8c32'),
                ('sm3', '66c7f0f462'), ('sha3-256', '3a985da74f'),
                ('sha512-256', '53048e2681'), ('md4', 'a448017aaf'),
                ('whirlpool', '4e2448a4c6'), ('RIPEMD160', '8eb208f7e0')):
            hash = hashlib.new(name)
            hash.update('ab')
            copy = hash.copy()
            hash.update('c')
            self.assertEqual(start, hash.hexdigest()[:10])
            self.assertNotEqual(copy.digest(), hash.digest())
            self.assertEqual(hash.digest_size, len(hash.digest()))
        with self.assertRaises(ValueError) as raised:
            hashlib.new('nothing')
        self.assertEqual('unsupported hash type nothing',
                         str(raised.exception))


class Libraries(unittest.TestCase):

    def test_find_and_load(self):
        self.assertEqual((None, '', '', imp.PKG_DIRECTORY),
                         imp.find_module('json')[:1]
                         + imp.find_module('json')[2])
        file, path, description = imp.find_module('colorsys')
        self.assertEqual('colorsys.py', os.path.basename(path))
        module = imp.load_module('colors', file, path, description)
        self.assertEqual((0.0, 1, 1), module.rgb_to_hsv(1, 0, 0))
        self.assertRaises(ImportError, imp.find_module, 'nothing')

    def test_modules_of_packages(self):
        names = [name for _, name, _ in pkgutil.iter_modules(json.__path__)]
        self.assertEqual(
            ['decoder', 'encoder', 'scanner', 'tool'],
            [name for name in names if name != 'tests'])
        self.assertTrue(dict(
            (name, package) for _, name, package in pkgutil.iter_modules()
        )['json'])
        loader = pkgutil.get_loader('json.tool')
        self.assertEqual('tool.py', os.path.basename(
            loader.get_filename('json.tool')))
        self.assertRaises(IOError, pkgutil.get_data, 'json', 'nothing')

    def test_c(self):
        libc = ctypes.CDLL(None)
        self.assertEqual(os.getpid(), libc.getpid())
        text = ctypes.create_string_buffer(20)
        libc.snprintf(text, 20, '%s %d', 'number', 5)
        self.assertEqual(('number 5', 20), (text.value, len(text)))
        self.assertEqual('libc.so.6', ctypes.util.find_library('c'))

    def test_alpn(self):
        context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
        context.set_alpn_protocols(['h2', 'http/1.1'])
        self.assertRaises(ssl.SSLError, context.set_alpn_protocols, [''])


def _function(a, b=2):
    return a + b


class Code(unittest.TestCase):

    def test_marshal(self):
        code = marshal.loads(marshal.dumps(_function.func_code))
        self.assertEqual(5, types.FunctionType(code, {})(2, 3))
        self.assertEqual(('a', 'b'), code.co_varnames)
        for text in 'x = 6 * 7', 'def f():\n  return 42\nx = f()':
            code = compile(text, 'a file', 'exec')
            names = {}
            exec marshal.loads(marshal.dumps([code]))[0] in names
            self.assertEqual(42, names['x'])

    def test_marshal_of_something_else(self):
        data = marshal.dumps(compile('def f(): pass', 'a file', 'exec'))
        self.assertRaises((EOFError, ValueError), marshal.loads, data[:20])
        self.assertRaises(ValueError, marshal.loads, '\xff')
        self.assertRaises((ValueError, EOFError, TypeError), marshal.loads,
                          data[:5] + 'x' * len(data))

    def test_names_that_are_not_found(self):
        self.assertRaises(TypeError, cPickle.dumps, lambda: 1)
        self.assertRaises(cPickle.PicklingError, cPickle.dumps,
                          type('Lost', (object,), {}))

    def test_tracebacks(self):
        try:
            1 / 0
        except ZeroDivisionError:
            traceback = sys.exc_info()[2]
            self.assertTrue(traceback.tb_lasti >= 0)
            self.assertFalse(traceback.tb_frame.f_restricted)


class Atomic(unittest.TestCase):
    """What the GIL makes one step, and programs rely on."""

    THREADS, TIMES = 4, 5000

    def in_threads(self, step):
        """Return what each thread's steps gave, all in one list."""
        results, start = [], threading.Event()

        def run():
            start.wait()
            results.append([step() for _ in xrange(self.TIMES)])

        threads = [threading.Thread(target=run) for _ in range(self.THREADS)]
        for thread in threads:
            thread.start()
        start.set()
        for thread in threads:
            thread.join()
        self.assertEqual(self.THREADS, len(results))
        return [value for values in results for value in values]

    def assert_each_once(self, values):
        self.assertEqual(self.THREADS * self.TIMES, len(set(values)))

    def test_next(self):
        most = self.THREADS * self.TIMES
        for iterator in (itertools.count(), iter(range(most)),
                         iter(xrange(most)), iter(tuple(range(most))),
                         enumerate(xrange(most)),
                         iter(set(range(most))), reversed(range(most)),
                         dict.fromkeys(range(most)).iterkeys(),
                         dict.fromkeys(range(most)).iteritems(),
                         iter(dict.fromkeys(range(most)).viewkeys()),
                         iter(dict.fromkeys(map(str, range(most)))),
                         dict(zip(range(most), range(most))).itervalues(),
                         iter(frozenset(range(most)))):
            self.assert_each_once(self.in_threads(iterator.next))

    def test_lists_and_deques(self):
        for sequence in [], collections.deque():
            numbers = itertools.count()
            self.in_threads(lambda: sequence.append(next(numbers)))
            self.assert_each_once(sequence)
            self.assert_each_once(self.in_threads(sequence.pop))
            self.assertEqual(0, len(sequence))

    def test_next_in_names(self):
        most = self.THREADS * self.TIMES
        names = type('Names', (), {'n%d' % i: i for i in xrange(most)})
        instance = names()
        instance.__dict__.update(('n%d' % i, i) for i in xrange(most))
        for iterator in (instance.__dict__.iterkeys(),
                         instance.__dict__.itervalues(),
                         instance.__dict__.iteritems()):
            self.assert_each_once(self.in_threads(iterator.next))

    def test_sets(self):
        numbers, found = itertools.count(), set()
        self.in_threads(lambda: found.add(next(numbers)))
        self.assert_each_once(self.in_threads(found.pop))
        self.assertEqual(0, len(found))

    def test_counts(self):
        counts, numbers = collections.defaultdict(list), itertools.count()
        self.in_threads(lambda: counts[next(numbers) % 100].append(1))
        self.assertEqual([self.THREADS * self.TIMES / 100] * 100,
                         map(len, counts.values()))

    def test_dicts(self):
        numbers = itertools.count()
        found = {}
        pairs = self.in_threads(
            lambda: (lambda n: (n % 1000, found.setdefault(n % 1000, n)))(
                next(numbers)))
        self.assertEqual(1000, len(set(pairs)))
        found = dict.fromkeys(range(self.THREADS * self.TIMES))
        self.assert_each_once(self.in_threads(found.popitem))


if __name__ == '__main__':
    unittest.main()
