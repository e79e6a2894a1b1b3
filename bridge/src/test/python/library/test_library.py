# -*- coding: utf-8 -*-
"""The standard library gives what CPython 2.7.18 gives.

Runs in both: wsgilet run test_library.py, python2.7 test_library.py.
"""
import __builtin__
import array
import ast
import binascii
import bisect
import bz2
import cgi
import codecs
import collections
import contextlib
import copy
import cPickle
import crypt
import csv
import cStringIO
import datetime
import decimal
import fcntl
import functools
import gc
import hashlib
import heapq
import hmac
import imp
import inspect
import io
import json
import linecache
import locale
import logging
import marshal
import math
import mmap
import multiprocessing
import multiprocessing.dummy
import ntpath
import operator
import os
import pickle
import posixpath
import pwd
import pkgutil
import py_compile
import random
import re
import resource
import runpy
import select
import shutil
import socket
import stringprep
import string
import StringIO
import struct
import subprocess
import sys
import syslog
import tarfile
import tempfile
import termios
import thread
import threading
import time
import types
import unicodedata
import unittest
import urlparse
import uu
import uuid
import warnings
import weakref
import xml.etree.cElementTree
import xml.etree.ElementTree as ElementTree
import xmlrpclib
import zipfile
import zlib
from Cookie import SimpleCookie
from multiprocessing import connection
from multiprocessing.pool import ThreadPool
from xml.dom import minidom
from xml.parsers import expat


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


class TextTest(unittest.TestCase):

    def decoding(self, data):
        try:
            return data.decode('utf-8')
        except UnicodeDecodeError as e:
            return str(e).split(' ', 1)[1]

    def test_what_follows_a_broken_byte_stays(self):
        for data, replaced, ignored in [
                ('caf\xe9 noir', u'caf\ufffd noir', u'caf noir'),
                ('\xff', u'\ufffd', u''), ('a\xc3', u'a\ufffd', u'a'),
                ('\xe2\x82x', u'\ufffdx', u'x'),
                ('\xf0\x9f\x98x', u'\ufffdx', u'x'),
                ('\xc0\x80', u'\ufffd\ufffd', u''),
                ('\xf4\x90\x80\x80!', u'\ufffd\ufffd\ufffd!', u'!')]:
            self.assertEqual(data.decode('utf-8', 'ignore'), ignored)
            if data[0] != '\xf4':
                self.assertEqual(data.decode('utf-8', 'replace'), replaced)

    def test_errors_name_bytes_and_reason(self):
        for data, text in [
                ('\xff', "codec can't decode byte 0xff in position 0: "
                         'invalid start byte'),
                ('ab\xc3', "codec can't decode byte 0xc3 in position 2: "
                           'unexpected end of data'),
                ('\xe2\x82x', "codec can't decode bytes in position 0-1: "
                              'invalid continuation byte'),
                ('\xe9 ', "codec can't decode byte 0xe9 in position 0: "
                          'unexpected end of data')]:
            self.assertEqual(self.decoding(data), text)

    def test_decoder_waits_for_the_rest_of_a_character(self):
        decoder = codecs.getincrementaldecoder('utf-8')()
        self.assertEqual([decoder.decode(byte) for byte in '\xe2\x82\xac!'],
                         [u'', u'', u'\u20ac', u'!'])

    def test_surrogates_are_characters(self):
        self.assertEqual(eval(r"u'a\ud800b'"), u'a' + unichr(0xD800) + u'b')
        self.assertEqual(len(u'[\ud800-\udbff]'), 5)
        self.assertEqual(ur'\ud800', unichr(0xD800))
        self.assertEqual('\xed\xa0\x80'.decode('utf-8'), u'\ud800')
        self.assertEqual(u'x\ud800'.encode('utf-8'), 'x\xed\xa0\x80')
        self.assertEqual(u'?\ud800?'.encode('utf-8'), '?\xed\xa0\x80?')
        self.assertEqual(json.loads(r'"\ud83d x"'), u'\ud83d x')
        self.assertEqual(json.loads(r'"\ud83d\ude00"'), u'\U0001f600')
        self.assertEqual(json.dumps(u'\ud800'), r'"\ud800"')
        text = u'\ud800a\U0001f600b'
        self.assertEqual(list(text)[:2], [u'\ud800', u'a'])
        found = re.search(u'[\ud800-\udbff]', u'x\ud801y')
        self.assertEqual(found.span(), (1, 2))

    def test_what_follows_an_emoji_stays(self):
        text = u'a\U0001f600bc'
        for errors, encoded in [
                ('ignore', 'abc'), ('replace', 'a?bc'),
                ('xmlcharrefreplace', 'a&#128512;bc'),
                ('backslashreplace', 'a\\U0001f600bc')]:
            self.assertEqual(text.encode('ascii', errors), encoded)
            self.assertEqual(text.encode('latin-1', errors=errors), encoded)
        with self.assertRaises(UnicodeEncodeError) as raised:
            text.encode('ascii')
        self.assertEqual((raised.exception.start, raised.exception.end),
                         (1, 2))

    def test_handler_sees_what_cannot_be_encoded(self):
        seen = []

        def handler(e):
            seen.append(e.object[e.start:e.end])
            return u'*', e.end

        codecs.register_error('wsgilet.test', handler)
        self.assertEqual(u'a\U0001f600\u20acb'.encode('ascii',
                                                      'wsgilet.test'), 'a*b')
        self.assertEqual(seen, [u'\U0001f600\u20ac'])


class DomainsTest(unittest.TestCase):
    """The codec idna, and its functions, are those of RFC 3490."""

    def test_of_what_is_none(self):
        for name, why in ((u'\u200d', 'label empty or too long'),
                          (u'\u0627a', 'Violation of BIDI requirement 2'),
                          (u'\u0661\u0627', 'Violation of BIDI requirement 3'),
                          (u'\ud800', "Invalid character u'\\ud800'"),
                          (u'xn--\xfc', 'Label starts with ACE prefix')):
            with self.assertRaises(UnicodeError) as told:
                name.encode('idna')
            self.assertEqual(why, str(told.exception))
        for name in 'xn--', 'xn--a', 'xn--0':
            self.assertRaises(UnicodeError, name.decode, 'idna')

    def test_of_letters_that_are_folded(self):
        for letter, folded in ((u'\xb5', u'\u03bc'), (u'\u017f', u's'),
                               (u'\u037a', u' \u03b9'), (u'\u03d3', u'\u03cd'),
                               (u'\u20a8', u'rs'), (u'I', u'i'),
                               (u'\xdf', u'ss'), (u'\u0221', u'\u0221')):
            self.assertEqual(folded, stringprep.map_table_b2(letter))
        self.assertEqual([False, True], map(
            stringprep.in_table_a1, (u'\u0220', u'\u0221')))

    def test_of_names(self):
        for name, encoded in ((u'B\xdcCHER.example', 'xn--bcher-kva.example'),
                              (u'a\u3002b', 'a.b'), (u'\xdf', 'ss'),
                              (u'\u2460', '1'), (u'A\u0130', 'xn--ai-sub')):
            self.assertEqual(encoded, name.encode('idna'))
        self.assertEqual(u'b\xfccher', 'xn--bcher-kva'.decode('idna'))
        self.assertEqual(u'XN--BCHER-KVA', 'XN--BCHER-KVA'.decode('idna'))


class HandlersOfErrorsTest(unittest.TestCase):
    """What is to be done with what cannot be encoded."""

    def test_of_surrogates(self):
        self.assertEqual('a\\ud800', u'a\ud800'.encode(
            'ascii', 'backslashreplace'))
        self.assertEqual('&#55296;', u'\ud800'.encode(
            'latin-1', 'xmlcharrefreplace'))

    def test_of_what_replaces(self):
        replace = codecs.lookup_error('replace')
        self.assertEqual((u'??', 3), replace(UnicodeEncodeError(
            'ascii', u'a\u20ac\U0001f600', 1, 3, 'why')))
        self.assertEqual((u'\ufffd', 2), replace(UnicodeDecodeError(
            'ascii', 'a\xff\xff', 1, 2, 'why')))

    def test_of_answers(self):
        for answer in (None, u'x', (u'x',), ('x', 1), (1, 2)):
            codecs.register_error('wsgilet.answer', lambda error: answer)
            with self.assertRaises(TypeError) as told:
                u'\u20ac'.encode('ascii', 'wsgilet.answer')
            self.assertEqual('encoding error handler must return '
                             '(unicode, int) tuple', str(told.exception))

    def test_of_quotes(self):
        self.assertEqual("\\'\\n\\xff\"",
                         '\'\n\xff"'.encode('string_escape'))


class EscapesTest(unittest.TestCase):

    def handled(self, decode, data):
        """What is decoded, with the errors in between."""
        def tell(e):
            return u'<%d-%d %s>' % (e.start, e.end, e.reason), e.end

        codecs.register_error('tell', tell)
        return decode(data, 'tell')[0]

    def test_escapes_that_are_broken(self):
        decode = codecs.unicode_escape_decode
        for data, expected in (
                ('[\\x0]\\x', u'[<1-4 truncated \\xXX escape>]'
                 u'<5-7 truncated \\xXX escape>'),
                ('\\u12g', u'<0-4 truncated \\uXXXX escape>g'),
                ('\\U00110000', u'<0-10 illegal Unicode character>'),
                ('\\N', u'<0-2 malformed \\N character escape>'),
                ('\\Nx', u'<0-2 malformed \\N character escape>x'),
                ('\\N{NONE}', u'<0-8 unknown Unicode character name>'),
                ('a\\', u'a<1-2 \\ at end of string>'),
                ('\\N{SPACE}\\777\\q\\\n\xe9', u' \u01ff\\q\xe9')):
            self.assertEqual(expected, self.handled(decode, data))
        decode = codecs.raw_unicode_escape_decode
        for data, expected in (
                ('\\u12g', u'<0-4 truncated \\uXXXX>g'),
                ('\\\\u12', u'\\\\u12'),
                ('\\U00110000', u'<0-10 \\Uxxxxxxxx out of range>'),
                ('\\u0041\\', u'A\\')):
            self.assertEqual(expected, self.handled(decode, data))
        self.assertEqual(1, codecs.unicode_escape_encode(u'\U0001d120')[1])

    def test_utf_7(self):
        for data, expected in (
                ('+2AHcoA-!', u'\U000104a0!'), ('a+IKx-', u'a\u20ac<1-6 '
                 'non-zero padding bits in shift sequence>'),
                ('+2AE-b', u'\ud801b'), ('+I-', u'<0-3 partial character '
                 'in shift sequence>'),
                ('+IK', u'<0-3 unterminated shift sequence>'),
                ('a\xe9', u'a<1-2 unexpected special character>'),
                ('+-+AOk', u'+\xe9')):
            self.assertEqual(expected, self.handled(
                lambda data, errors: codecs.utf_7_decode(data, errors, True),
                data))
        self.assertEqual((u'a', 1), codecs.utf_7_decode('a+IK'))
        for text in u'\U0001f600\\+', u'a\U0001f600-', u'+\U0001f600':
            self.assertEqual(text, text.encode('utf-7').decode('utf-7'))
        self.assertEqual('+2D3eAABcACs-',
                         u'\U0001f600\\+'.encode('utf-7'))

    def test_numbers_are_not_decoded(self):
        for name in 'string_escape', 'rot_13', 'utf_7', 'unicode_escape':
            self.assertRaises(TypeError, codecs.getdecoder(name), 42)
        self.assertEqual(u'nop', codecs.getdecoder('rot_13')(u'abc')[0])
        self.assertEqual('a\n', codecs.escape_decode(u'a\\n')[0])
        self.assertIn('getreader', codecs.__all__)

    def test_unicode_internal(self):
        for text in u'', u'a', u'\U0010ffff\ud800':
            data = text.encode('unicode_internal')
            self.assertEqual(text, data.decode('unicode_internal'))
        with self.assertRaises(UnicodeDecodeError) as caught:
            '\0\0\0\0\0\x11\x11\0'.decode('unicode_internal')
        self.assertEqual(('unicode_internal', 4, 8), (
            caught.exception.encoding, caught.exception.start,
            caught.exception.end))
        self.assertRaises(UnicodeDecodeError, 'abc'.decode,
                          'unicode_internal')


class PickleFaultsTest(unittest.TestCase):

    def error(self, data):
        """The kind of error that reading data raises, of a file, too."""
        kinds = []
        for read in (cPickle.loads,
                     lambda data: cPickle.load(StringIO.StringIO(data)),
                     lambda data: cPickle.load(cStringIO.StringIO(data))):
            try:
                read(data)
            except Exception as e:
                kinds.append(type(e))
        self.assertEqual([kinds[0]] * 3, kinds, data)
        return kinds[0]

    def test_marks_at_the_wrong_place(self):
        for data in ('c__builtin__\nlist\n)(R', ']N(a', '(Nd', '}NN(s',
                     'c__builtin__\nlist\n()\x81', '}(NNs', 'N(p1\n'):
            self.assertIs(EOFError, self.error(data))

    def test_what_is_missing_on_the_stack(self):
        for data in '.', '1', 'NR.', '}(Nu.', '(o.', 't.', 'p1\n.', 'Na.':
            self.assertIs(cPickle.UnpicklingError, self.error(data))

    def test_data_that_is_cut_off(self):
        for data in ('', 'G\0', 'K', 'T\3\0\0\0ab', 'U\3ab', 'I1\n', '\x80',
                     'X\3\0\0', 'Nh'):
            self.assertIs(EOFError, self.error(data))
        for data in 'I', 'S', '(c', '(i__builtin__\n', 'L':
            self.assertIs(cPickle.UnpicklingError, self.error(data))

    def test_what_objects_raise_themselves(self):
        data = cPickle.dumps([Unreadable(), (1, {'a': (2, 3)})], 2)
        self.assertIs(KeyError, self.error(data))
        self.assertIs(ImportError, self.error('cno_such\nx\n.'))

    def test_classes_that_are_gone(self):
        self.assertIs(AttributeError, self.error('cos\nno_such\n.'))
        with self.assertRaises(AttributeError) as raised:
            cPickle.loads('cos\nno_such\n.')
        self.assertEqual(str(raised.exception),
                         "'module' object has no attribute 'no_such'")


class PickledTextTest(unittest.TestCase):

    def test_of_floats_that_are_no_numbers(self):
        for number in (float('inf'), float('-inf'), 1e300, -0.0):
            for module in (pickle, cPickle):
                self.assertEqual(repr(number), repr(
                    module.loads(module.dumps(number, 0))))
        self.assertEqual('nan', repr(cPickle.loads('Fnan\n.')))
        self.assertRaises(ValueError, cPickle.loads, 'Fx\n.')

    def test_of_classes_that_are_gone(self):
        for module in (pickle, cPickle):
            for text in 'cos\nnope\n.', '(ios\nNope\n.':
                with self.assertRaises(AttributeError) as told:
                    module.loads(text)
                self.assertIn("'module' object has no attribute",
                              str(told.exception))


class LocaleErrorTest(unittest.TestCase):

    def test_of_its_class(self):
        with self.assertRaises(locale.Error) as told:
            locale.setlocale(locale.LC_ALL, 'xx_YY')
        self.assertEqual("Error('unsupported locale setting',)",
                         repr(told.exception))
        self.assertFalse(issubclass(locale.Error, ValueError))


class Unreadable(object):

    def __reduce__(self):
        return fail, ()


def fail():
    raise KeyError('fails')


class DocumentsTest(unittest.TestCase):

    def test_json_in_python(self):
        others = dict((name, sys.modules.pop(name)) for name in list(
            sys.modules) if name.split('.')[0] in ('json', '_json'))
        sys.modules['_json'] = None  # cannot be imported
        try:
            decoder = __import__('json.decoder', fromlist=['x'])
        finally:
            for name in list(sys.modules):
                if name.split('.')[0] in ('json', '_json'):
                    del sys.modules[name]
            sys.modules.update(others)
        for text, expected in (('{}', []), (' { } ', []), ('[{}, {"a": {}}]',
                               [[], [('a', [])]])):
            self.assertEqual(expected, decoder.JSONDecoder(
                object_pairs_hook=list).decode(text))
        scan = decoder.py_scanstring
        self.assertEqual((u'z\ud834yx', 16),
                         scan('"z\\ud834\\u0079x"', 1, None, True))
        for text in '"\\u', '"\\u12 4"', '"\\ud834\\u-123"', '"\\', '"abc':
            self.assertRaises(ValueError, scan, text, 1)
        self.assertRaises(ValueError, json.JSONDecoder().raw_decode, 'a' * 9,
                          -5000)

    def test_templates_of_other_patterns(self):
        class At(string.Template):
            pattern = r"""
            \$(?:(?P<escaped>\$)|(?P<named>[a-z]+)|@(?P<braced>[a-z]+)@
            |(?P<invalid>))"""

        self.assertEqual('$@a@ 1 $ $', At('$@a@ $b $$ $').safe_substitute(b=1))

    def test_a_wrong_mode_leaves_no_file(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, folder)
        for make in (tempfile.NamedTemporaryFile, tempfile.TemporaryFile):
            self.assertRaises((ValueError, OSError), make, mode='z',
                              dir=folder)
        self.assertEqual([], os.listdir(folder))

    def test_files_without_a_name(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, folder)
        f = tempfile.TemporaryFile(dir=folder)
        self.assertEqual(([], '<fdopen>'), (os.listdir(folder), f.name))
        f.write('a' * 100000 + 'end')
        f.seek(-3, 2)
        self.assertEqual('end', f.read())
        f.truncate(5)
        self.assertEqual(5, os.fstat(f.fileno()).st_size)
        f.close()
        f.close()
        with tempfile.SpooledTemporaryFile(max_size=2, dir=folder) as f:
            f.write('abc')
            f.seek(0)
            self.assertEqual('abc', f.read())
            self.assertEqual([], os.listdir(folder))

    def test_functions_of_java_are_no_methods(self):
        self.assertTrue(inspect.isbuiltin(sys.exit))
        for other in inspect.ismethod, inspect.isgeneratorfunction:
            self.assertFalse(other(sys.exit))
        self.assertTrue(inspect.ismethod(self.setUp))


class ReadersTest(unittest.TestCase):

    def test_readers_give_all_after_a_line(self):
        text = 'first\n' + 'x' * 5000 + '\nlast'
        for encoding in 'utf-8', 'utf-16', 'latin-1':
            def reader():
                return codecs.getreader(encoding)(
                    StringIO.StringIO(text.encode(encoding)))

            lines = reader()
            self.assertEqual(lines.readline(), 'first\n')
            self.assertEqual(lines.read(), text[6:])
            self.assertEqual(lines.read(), '')
            lines = reader()
            self.assertEqual(lines.readline(), 'first\n')
            self.assertEqual(lines.read(1), 'x')
            self.assertEqual(lines.readlines(), ['x' * 4999 + '\n', 'last'])
            lines = reader()
            self.assertEqual(lines.read(40, 5), 'first')
            self.assertEqual(lines.read(), text[5:])

    def test_bytes_of_buffers(self):
        self.assertEqual(codecs.readbuffer_encode(array.array('c', 'ab')),
                         ('ab', 2))
        self.assertEqual(codecs.charbuffer_encode('spam'), ('spam', 4))


class ArchivesTest(Folder):

    def archive(self, mode):
        with tarfile.open(self.path('a.tar'), mode) as archive:
            for name in 'one', 'two':
                info = tarfile.TarInfo(name)
                info.size = 2000
                archive.addfile(info, StringIO.StringIO('x' * 2000))
        with open(self.path('a.tar'), 'rb') as f:
            return f.read()

    def test_a_short_file_is_no_archive(self):
        name = self.path('short')
        with open(name, 'w') as file:
            file.write('x')
        self.assertFalse(zipfile.is_zipfile(name))
        self.assertFalse(tarfile.is_tarfile(name))

    def test_places_before_the_beginning(self):
        name = self.path('short')
        open(name, 'w').close()
        for act in (lambda: open(name).seek(-1),
                    lambda: open(name).seek(-5, 2),
                    lambda: io.open(name, 'rb').seek(-5, 2),
                    lambda: open(name, 'w').truncate(-1)):
            try:
                act()
            except IOError as e:
                self.assertEqual(22, e.errno)
            else:
                self.fail('no IOError')

    def test_archive_that_ends_in_a_member(self):
        whole = self.archive('w')
        for end in 512 + 1500, 2560 + 512 + 1500:
            for mode in 'r', 'r|':
                archive = tarfile.open(
                    fileobj=StringIO.StringIO(whole[:end]), mode=mode)
                self.assertRaises(tarfile.ReadError, list, archive)
            archive = tarfile.open(fileobj=StringIO.StringIO(whole[:end]))
            with self.assertRaises(tarfile.ReadError):
                for member in archive:
                    archive.extractfile(member).read()

    def test_iterators_of_an_archive(self):
        archive = tarfile.open(fileobj=StringIO.StringIO(self.archive('w')))
        names = [(one.name, other.name)
                 for one, other in zip(archive, archive)]
        self.assertEqual(names, [('one', 'one'), ('two', 'two')])
        self.assertEqual(archive.getnames(), ['one', 'two'])

    def test_zeros_skipped_in_a_compressed_archive(self):
        for mode in 'w:gz', 'w:bz2':
            archive = tarfile.open(
                fileobj=StringIO.StringIO(self.archive(mode)),
                ignore_zeros=True)
            self.assertEqual(archive.getnames(), ['one', 'two'])

    def test_modes_of_archives(self):
        for opened in (tarfile.TarFile.taropen, tarfile.TarFile.gzopen,
                       tarfile.TarFile.bz2open):
            self.assertRaises(ValueError, opened, self.path('x'), '')
        self.assertEqual(tarfile.nti('       \0'), 0)


class ArchiveNamesTest(Folder):

    def setUp(self):
        super(ArchiveNamesTest, self).setUp()
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)

    def test_archives_of_shutil(self):
        os.makedirs('top/sub')
        open('top/file', 'w').close()
        for kind, members in [('zip', ['top/', 'top/file', 'top/sub/']),
                              ('tar', ['top', 'top/file', 'top/sub'])]:
            name = shutil.make_archive('made', kind, None, 'top')
            self.assertEqual('made.' + kind, name)
            with (zipfile.ZipFile(name) if kind == 'zip'
                  else contextlib.closing(tarfile.open(name))) as archive:
                self.assertEqual(members, sorted(
                    archive.namelist() if kind == 'zip'
                    else archive.getnames()))
        self.assertEqual(os.path.abspath('made.zip'), shutil.make_archive(
            os.path.abspath('made'), 'zip', 'top'))
        with zipfile.ZipFile('made.zip') as archive:
            self.assertEqual(['file', 'sub/'], sorted(archive.namelist()))

    def test_own_errors_of_files_that_bzip2_writes(self):
        class Full(object):
            def write(self, data):
                raise EOFError('full')

        with self.assertRaises(EOFError):
            tarfile.open('x', 'w:bz2', Full()).close()
        with self.assertRaises(tarfile.ReadError):
            tarfile.open('x', 'r:bz2', io.BytesIO('plain'))

    def test_name_of_what_is_encoded(self):
        encoded = io.BytesIO()
        uu.encode(io.BytesIO('text'), encoded, 'a\n\rb')
        self.assertEqual('begin 666 a\\n\\rb',
                         encoded.getvalue().splitlines()[0])

    def test_spooled_files(self):
        with tempfile.SpooledTemporaryFile() as f:
            self.assertFalse(hasattr(f, 'encoding') or hasattr(f, 'newlines'))


@contextlib.contextmanager
def changed_environ(changes):
    before = dict(os.environ)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class PathsTest(unittest.TestCase):

    def test_variables(self):
        with changed_environ({'spam': 'ham', '\xc3\xa9': 'e\xc3\xa9'}):
            for module in posixpath, ntpath:
                for path, expanded in [
                        ('$spam bar', 'ham bar'), ('${spam}$no', 'ham$no'),
                        (u'$spam/\xe9', u'ham/\xe9'), (u'${\xe9}', u'e\xe9'),
                        ('${\xc3\xa9}$', 'e\xc3\xa9$'), ('${spam', '${spam'),
                        ('$(spam)$spam/x', '$(spam)ham/x')]:
                    value = module.expandvars(path)
                    self.assertEqual((expanded, type(path)),
                                     (value, type(value)))
            self.assertEqual(u'e\xe9 x', posixpath.expandvars(u'$\xe9 x'))
            for path, expanded in [
                    ('%spam%%no%x', 'ham%no%x'), ('%%$$', '%$'),
                    ("'%spam%'%spam%", "'%spam%'ham"), ("'%spam%", "'%spam%"),
                    ('50%', '50%'), ('$spam-$spam', '$spam-ham')]:
                self.assertEqual(expanded, ntpath.expandvars(path))

    def test_users_that_are_none(self):
        def unknown(*args):
            raise KeyError

        known = pwd.getpwuid
        pwd.getpwuid = unknown
        try:
            with changed_environ({}):
                os.environ.pop('HOME', None)
                self.assertEqual('~/x', posixpath.expanduser('~/x'))
        finally:
            pwd.getpwuid = known
        self.assertTrue(posixpath.ismount('/'))
        self.assertFalse(posixpath.ismount('/no/where'))

    def test_shares_are_drives(self):
        share = r'\\host\share'
        self.assertEqual((share, r'\a'), ntpath.splitdrive(share + r'\a'))
        self.assertEqual((share, ''), ntpath.splitunc(share))
        self.assertEqual(('', '///host/a'), ntpath.splitunc('///host/a'))
        self.assertEqual((share + '\\', ''), ntpath.split(share + '\\'))
        for parts, joined in [
                (('c:a/b', '/x'), 'c:/x'), (('c:a', 'd:b'), 'd:b'),
                (('c:a', 'C:b'), r'C:a\b'), ((share, 'a'), share + r'\a'),
                (('a', '', 'b'), r'a\b'), (('a/', 'b', ''), 'a/b\\'),
                (('', 'a'), 'a'), (('c:', 'a'), 'c:a')]:
            self.assertEqual(joined, ntpath.join(*parts))


class LinesTest(unittest.TestCase):

    def test_lines_of_the_library(self):
        name = linecache.__file__.replace('.pyc', '.py')
        self.assertIn('"""Cache lines', linecache.getline(name, 1))

    def test_no_memory(self):
        def full(*args):
            raise MemoryError

        update = linecache.updatecache
        linecache.updatecache = full
        try:
            self.assertEqual([], linecache.getlines('no such file'))
        finally:
            linecache.updatecache = update


class XmlTest(unittest.TestCase):

    def test_encodings_that_python_alone_has(self):
        for encoding, text in (('iso8859', u'\xe9'), ('mac-latin2', u'\u0141'),
                               ('cp720', u'\u0627'), ('cp437', u'\u221a')):
            document = u'<?xml version="1.0" encoding="%s"?><a>%s</a>' % (
                encoding, text)
            self.assertEqual(ElementTree.fromstring(
                document.encode(encoding)).text, text)
        self.assertEqual(ElementTree.fromstring(
            '\xef\xbb\xbf<?xml version="1.0" encoding="utf-8-sig"?><a/>').tag,
            'a')
        for encoding, error in (('nowhere', LookupError),
                                ('undefined', ValueError),
                                ('utf-7', ValueError)):
            self.assertRaises(
                error, ElementTree.fromstring,
                '<?xml version="1.0" encoding="%s"?><a/>' % encoding)

    def test_element_tree(self):
        root = ElementTree.fromstring('<a x="1">t<b/>u<!-- c --></a>')
        self.assertEqual((root.tag, root.attrib, root.text, root[0].tail),
                         ('a', {'x': '1'}, 't', 'u'))
        self.assertEqual(ElementTree.tostring(root),
                         '<a x="1">t<b />u</a>')
        root = xml.etree.cElementTree.XML(
            '<p:a xmlns:p="urn:x"><p:b y="\xc3\xa9"/></p:a>')
        self.assertEqual(root.find('{urn:x}b').get('y'), u'\xe9')

    def test_errors_are_those_of_expat(self):
        for text, message in [
                ('<a></b>', 'mismatched tag: line 1, column 5'),
                ('<a>\n  <b>\n </c></a>', 'mismatched tag: line 3, column 3'),
                ('', 'no element found: line 1, column 0'),
                ('<a>', 'no element found: line 1, column 3'),
                ('<a', 'unclosed token: line 1, column 0'),
                ('x', 'syntax error: line 1, column 0'),
                ('x?', 'syntax error: line 1, column 0'),
                (']', 'syntax error: line 1, column 0'),
                ('x\ny<', 'syntax error: line 1, column 0'),
                ('xyz<', 'not well-formed (invalid token): line 1, column 3'),
                ('=', 'not well-formed (invalid token): line 1, column 0'),
                ('<a/>b&', 'not well-formed (invalid token): line 1, '
                           'column 5'),
                ('<a/>b', 'junk after document element: line 1, column 4'),
                ('<a/><b/>', 'junk after document element: line 1, column 4'),
                ('<a x="1" x="2"/>', 'duplicate attribute: line 1, column 9'),
                ('<a>&x;</a>', 'undefined entity: line 1, column 3'),
                ('<a b=1/>', 'not well-formed (invalid token): line 1, '
                             'column 5'),
                ('<a>\x01</a>', 'not well-formed (invalid token): line 1, '
                                'column 3'),
                ('<a>\xff</a>', 'not well-formed (invalid token): line 1, '
                                'column 3')]:
            with self.assertRaises(ElementTree.ParseError) as raised:
                ElementTree.fromstring(text)
            self.assertEqual(str(raised.exception), message, repr(text))

    def test_handlers_are_called(self):
        events = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda *a: events.append(a)
        parser.EndElementHandler = events.append
        parser.CharacterDataHandler = events.append
        parser.CommentHandler = events.append
        self.assertEqual(parser.Parse('<a b="c">t<![CDATA[<]]><!--x--></a>',
                                      1), 1)
        self.assertEqual(events, [(u'a', {u'b': u'c'}), u't<', u'x', u'a'])

    def test_exception_of_a_handler_comes_out(self):
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: {}['x']
        self.assertRaises(KeyError, parser.Parse, '<a/>', True)

    def test_external_entity_is_not_fetched(self):
        text = ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                '<a>[&x;]</a>')
        seen = []
        parser = expat.ParserCreate()
        parser.CharacterDataHandler = seen.append
        parser.Parse(text, True)
        self.assertEqual(''.join(seen), '[]')

    def test_entities_that_grow_are_refused(self):
        text = ['<!DOCTYPE a [<!ENTITY e0 "0123456789">']
        for i in range(1, 10):
            text.append('<!ENTITY e%d "%s">' % (i, '&e%d;' % (i - 1) * 10))
        text.append(']><a>&e9;</a>')
        self.assertRaises(expat.ExpatError, expat.ParserCreate().Parse,
                          ''.join(text), True)

    def test_handlers_are_called_for_each_piece(self):
        events = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, _: events.append(name)
        parser.EndElementHandler = lambda name: events.append('/' + name)
        parser.CharacterDataHandler = events.append
        for piece, told in (
                ('<?xml version="1.0"?><str', []), ('eam>', ['stream']),
                ('<m k="', []), ('>">x', ['m', 'x']), ('y\r', ['y']),
                ('\nz\xc3', ['\n', 'z']), ('\xa9&am', [u'\xe9']),
                ('p;</m', ['&']), ('>', ['/m']), ('<!-- > --><m/>', ['m', '/m']),
                ('</stream>', ['/stream']), (' ', [])):
            parser.Parse(piece, 0)
            self.assertEqual(told, events, piece)
            del events[:]
        self.assertEqual(1, parser.Parse('', 1))
        self.assertRaises(expat.ExpatError, parser.Parse, '', 1)

    def test_pieces_tell_what_the_whole_does(self):
        text = (u"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE r [<!ENTITY "
                u"e 'x<b/>y'><!ENTITY f 'f'>]><r xmlns:n='v' k='&lt;&e2;>'>]"
                u"&e;a&f;b\r\n<n:c/>&#65;&amp;q<![CDATA[<\n]]>\U0001f600"
                u"<?p d?>&f;&e;</r><!-- t -->\n").encode('utf-8')
        text = text.replace('&e2;', '&f;')
        whole = self.events([text])
        self.assertEqual('EndElement', whole[-2][0])
        for size in 1, 2, 3, 7, 20, 100:
            pieces = [text[at:at + size]
                      for at in range(0, len(text), size)] + ['']
            self.assertEqual(whole, self.events(pieces), size)

    def events(self, pieces):
        events = []

        def keeper(name):
            def keep(*arguments):
                if events and name == 'CharacterData' == events[-1][0]:
                    arguments = events.pop()[1][0] + arguments[0],
                events.append((name, arguments))
            return keep

        parser = expat.ParserCreate(namespace_separator=' ')
        for name in ('StartElement', 'EndElement', 'CharacterData', 'Comment',
                     'ProcessingInstruction', 'StartNamespaceDecl',
                     'StartDoctypeDecl', 'EndDoctypeDecl', 'EntityDecl'):
            setattr(parser, name + 'Handler', keeper(name))
        for piece in pieces:
            parser.Parse(piece, piece is pieces[-1])
        return events

    def test_errors_come_with_their_piece(self):
        for pieces, message in (
                (['<?xml version="1.0"?><a>', '\xf0\x9f\x98\x80', '</b>'],
                 'mismatched tag: line 1, column 27'),
                (['<a>\n', '<b>\xff'],
                 'not well-formed (invalid token): line 2, column 3'),
                (['<aaaa/>', '\n x '],
                 'junk after document element: line 2, column 1')):
            parser = expat.ParserCreate()
            for piece in pieces[:-1]:
                parser.Parse(piece)
            with self.assertRaises(expat.ExpatError) as raised:
                parser.Parse(pieces[-1])
            self.assertEqual(message, str(raised.exception), pieces)

    def test_documents_that_end_within_a_character(self):
        for text, message in (
                ('<a>\xc3', 'partial character: line 1, column 3'),
                ('<\0a\0>\0x\0y', 'unclosed token: line 1, column 4'),
                ('<?xml verson="1.0"?><a/>',
                 'XML declaration not well-formed: line 1, column 6'),
                ('<?xml ', 'unclosed token: line 1, column 0')):
            with self.assertRaises(expat.ExpatError) as raised:
                expat.ParserCreate().Parse(text, True)
            self.assertEqual(message, str(raised.exception))

    def test_places_are_those_of_expat(self):
        places = []
        parser = expat.ParserCreate()

        def keep(*_):
            places.append((parser.CurrentLineNumber,
                           parser.CurrentColumnNumber))

        parser.StartElementHandler = keep
        parser.EndElementHandler = keep
        parser.CharacterDataHandler = keep
        parser.Parse(u'<a>\n <b/>x\n\U0001f600<c></c></a>'
                     .encode('utf-8'), True)
        self.assertEqual([
            (1, 0), (1, 3), (2, 0), (2, 1), (2, 5), (2, 5), (2, 6), (3, 0),
            (3, 1), (3, 4), (3, 8)], places)

    def test_text_waits_in_a_buffer(self):
        seen = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda *_: seen.append(
            parser.buffer_used)
        parser.CharacterDataHandler = seen.append
        parser.buffer_size = 10
        self.assertTrue(parser.buffer_text)
        parser.Parse(u'<a>12345\n678\xe9<b/></a>'.encode('utf-8'), True)
        self.assertEqual([0, '12345\n', u'678\xe9', 0], seen)

    def test_nothing_is_called_after_an_exception(self):
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: {}['x']
        self.assertRaises(KeyError, parser.Parse, '<document>')
        self.assertIsNone(parser.StartElementHandler)
        with self.assertRaises(expat.ExpatError) as raised:
            parser.Parse('<a/>')
        self.assertEqual('parsing finished: line 1, column 10',
                         str(raised.exception))

    def test_dtds_are_asked_for(self):
        for text, asked in (
                ('<element/>', (None, None, None, None)),
                ('<!DOCTYPE a PUBLIC "p" "s"><a/>', (None, None, 's', 'p'))):
            seen = []
            parser = expat.ParserCreate()
            parser.UseForeignDTD()
            self.assertEqual(1, parser.SetParamEntityParsing(
                expat.XML_PARAM_ENTITY_PARSING_ALWAYS))
            parser.ExternalEntityRefHandler = lambda *a: seen.append(a) or 1
            parser.Parse(text, True)
            self.assertEqual([asked], seen)

    def test_iterparse_reads_no_more_than_it_tells(self):
        class Source(object):
            read_ = 0

            def read(self, size):
                self.read_ += 1
                return '<a>' if self.read_ == 1 else '<b>%s</b>' % ('x' * 99)

        source = Source()
        events = ElementTree.iterparse(source)
        for _ in range(10):
            self.assertEqual('b', next(events)[1].tag)
        self.assertLess(source.read_, 20)

    def test_xmlrpc(self):
        call = xmlrpclib.dumps((1, u'\xe9', {'x': [1.5, None]}), 'm',
                               allow_none=True)
        self.assertEqual(xmlrpclib.loads(call),
                         ((1, u'\xe9', {'x': [1.5, None]}), 'm'))


class PlacesInXmlTest(unittest.TestCase):

    def test_that_sax_tells_the_line_of_each_element(self):
        import xml.sax.handler
        places = []

        class Handler(xml.sax.handler.ContentHandler):

            def setDocumentLocator(self, locator):
                self.locator = locator

            def startElement(self, name, attributes):
                places.append((name, self.locator.getLineNumber(),
                               self.locator.getColumnNumber()))

        xml.sax.parseString('<a>\n <b/>\n  <c>x</c><d/></a>', Handler())
        self.assertEqual([('a', 1, 0), ('b', 2, 1), ('c', 3, 2),
                          ('d', 3, 10)], places)

    def test_that_expat_has_one_place(self):
        parser, places = expat.ParserCreate(), []
        parser.StartElementHandler = lambda *_: places.append((
            parser.ErrorLineNumber, parser.ErrorColumnNumber,
            parser.ErrorByteIndex, parser.CurrentLineNumber))
        parser.Parse('<a>\n <b/></a>', True)
        self.assertEqual([(1, 0, 0, 1), (2, 1, 5, 2)], places)


class EncodingsOfXmlTest(unittest.TestCase):

    def test_of_names_that_java_has_otherwise(self):
        for name in ('latin-1', 'latin1', 'ISO_8859-1', 'koi8-r', 'cp1252'):
            parser = ElementTree.XMLParser(encoding=name)
            parser.feed(u'<a>\xa9</a>'.encode(name))
            self.assertEqual(u'\xa9', parser.close().text)


class TimestampsTest(unittest.TestCase):

    def test_of_what_is_no_number(self):
        date, moment = datetime.date, datetime.datetime
        for make in (date.fromtimestamp, moment.fromtimestamp,
                     moment.utcfromtimestamp):
            for value in None, 'x', u'1', []:
                self.assertRaises(TypeError, make, value)

    def test_of_numbers(self):
        second = datetime.timedelta(seconds=1)
        for value in 86400, 86400L, 86400.0, decimal.Decimal(86400):
            self.assertEqual(datetime.datetime(1970, 1, 2),
                             datetime.datetime.utcfromtimestamp(value))
            self.assertIsInstance(datetime.date.fromtimestamp(value),
                                  datetime.date)
            self.assertEqual(second, datetime.datetime.fromtimestamp(
                value + 1) - datetime.datetime.fromtimestamp(value, tz=None))


class StructTest(unittest.TestCase):

    def test_values_beyond_their_range_are_refused(self):
        for code, value in [
                ('B', 300), ('B', -1), ('b', 200), ('H', 70000), ('>H', -1),
                ('I', 2 ** 33), ('<I', -1), ('q', 2 ** 63), ('!B', 256)]:
            self.assertRaises(struct.error, struct.pack, code, value)

    def test_sizes_and_order_are_the_machine_s(self):
        self.assertEqual(struct.pack('IlP', 1, 2, 3),
                         '\1\0\0\0' + '\0' * 4 + '\2' + '\0' * 7 +
                         '\3' + '\0' * 7)
        self.assertEqual(struct.calcsize('@iPl'), 24)
        self.assertEqual(struct.pack('=l', 1), '\1\0\0\0')

    def test_arrays_of_bytes_are_packed_into(self):
        for typecode, items in ('c', list('\0\xff\1')), ('B', [0, 255, 1]), \
                ('b', [0, -1, 1]):
            target = array.array(typecode, '\0\0\0')
            struct.pack_into('BB', target, 1, 255, 1)
            self.assertEqual(target.tolist(), items)
            self.assertEqual(struct.unpack_from('B', target, 1), (255,))

    def test_round_trips(self):
        for code, values in [
                ('<bBhHiIlLqQ', (-1, 255, -2, 65535, -3, 2 ** 32 - 1, -4, 5,
                                 -6, 2 ** 64 - 1)),
                ('>fd?c3s4p', (1.5, -2.25, True, 'x', 'abc', 'def'))]:
            packed = struct.pack(code, *values)
            self.assertEqual(struct.unpack(code, packed), values)
            target = bytearray(3 + len(packed))
            struct.pack_into(code, target, 3, *values)
            self.assertEqual(struct.unpack_from(code, buffer(target), 3),
                             values)


class OldStyleHalf:

    def __float__(self):
        return 0.5


class MathTest(unittest.TestCase):

    def test_numbers_are_what_has_float(self):
        half = decimal.Decimal('0.5')
        for function in (math.acos, math.ceil, math.cos, math.exp, math.fabs,
                         math.floor, math.isinf, math.isnan, math.log,
                         math.log10, math.modf, math.radians, math.sqrt):
            self.assertEqual(function(half), function(0.5))
            self.assertEqual(function(OldStyleHalf()), function(0.5))
        self.assertEqual(math.pow(half, half), math.sqrt(half))
        self.assertEqual(math.ldexp(half, 3), 4.0)
        self.assertTrue(math.isnan(decimal.Decimal('NaN')))
        self.assertEqual(math.factorial(5), 120)
        self.assertEqual(math.fsum([half, 1, 2L]), 3.5)
        self.assertEqual(math.trunc(decimal.Decimal('1.5')), 1)

    def test_what_is_no_number_is_refused(self):
        for other in '1', u'1', None, 1j, [], object():
            self.assertRaises(TypeError, math.sqrt, other)
        self.assertRaises(OverflowError, math.sqrt, 10 ** 400)
        self.assertEqual(math.log10(10 ** 400), 400)


class FormatTest(unittest.TestCase):

    def test_text_is_that_of_unicode(self):
        class New(object):
            def __unicode__(self):
                return u'\u0441'

            def __str__(self):
                return 's'

        class Old:
            __unicode__, __str__ = New.__unicode__.im_func, lambda self: 's'

        for value in New(), Old():
            self.assertEqual(format(value, u''), u'\u0441')
            self.assertEqual(format(value, u'>3'), u'  \u0441')
            self.assertEqual(format(value), 's')
        formatter = string.Formatter()
        self.assertEqual(formatter.format_field(New(), u''), u'\u0441')
        self.assertEqual(New().__format__(u'>3'), u'  \u0441')

    def test_result_is_as_the_specification(self):
        for value in True, 3, 3L, 1.5, datetime.date(2000, 1, 2), 'x', None:
            self.assertEqual(format(value), str(value))
            self.assertIs(type(format(value)), str)
            self.assertIs(type(format(value, u'')), unicode)
        self.assertEqual(format(datetime.date(2000, 1, 2), u'%Y'), u'2000')
        self.assertEqual(format(255, 'x'), 'ff')
        self.assertRaises(TypeError, format)
        self.assertRaises(TypeError, format, 1, 2)
        self.assertRaises(TypeError, format, 1, '', 3)


class ImportHookTest(unittest.TestCase):

    def test_a_function_has_no_locals(self):
        seen = []
        original = __builtin__.__import__

        def hook(name, globals=None, locals=None, fromlist=None, level=-1):
            seen.append((name, locals))
            return original(name, globals, locals, fromlist, level)

        def importing():
            here = 1
            import os
            from os import path
            return here, os, path

        __builtin__.__import__ = hook
        try:
            importing()
            exec 'import os' in {}, {'local': 1}
        finally:
            __builtin__.__import__ = original
        self.assertEqual([locals for name, locals in seen[:2]], [None, None])
        self.assertEqual(seen[-1][1]['local'], 1)


    def test_what_java_imports_has_no_namespace(self):
        seen = []
        original = __builtin__.__import__

        def hook(name, globals=None, locals=None, fromlist=None, level=-1):
            seen.append((name, locals))
            return original(name, globals, locals, fromlist, level)

        __builtin__.__import__ = hook
        try:
            with warnings.catch_warnings(record=True):
                compile('assert(1, 2)', 'file', 'exec')
        finally:
            __builtin__.__import__ = original
        self.assertEqual(set(type(locals) for name, locals in seen)
                         - {dict, type(None)}, set())


class CookieTest(unittest.TestCase):

    def test_flags_need_no_value(self):
        cookie = SimpleCookie('a=b; Path=/; httponly; Secure; Max-Age=3; c=d')
        self.assertIs(cookie['a']['httponly'], True)
        self.assertIs(cookie['a']['secure'], True)
        self.assertEqual(cookie['a']['max-age'], '3')
        self.assertEqual(cookie['c'].value, 'd')
        self.assertEqual(cookie['a'].OutputString(),
                         'a=b; httponly; Max-Age=3; Path=/; secure')

    def test_reading_ends_at_what_is_no_cookie(self):
        self.assertEqual(SimpleCookie('a=b; "c=d; e=f').keys(), ['a'])
        self.assertEqual(SimpleCookie('a="x\\"y"; b=[1]')['b'].value, '[1]')

    def test_a_morsel_is_set_as_it_is(self):
        first, second = SimpleCookie('a=b; secure'), SimpleCookie()
        second['a'] = first['a']
        self.assertIs(second['a'], first['a'])
        self.assertEqual(pickle.loads(pickle.dumps(first)), first)


class NamespaceTest(unittest.TestCase):

    def test_f_locals_of_a_class_are_its_own(self):
        outer = 1

        class WithFree(object):
            own = outer
            sys._getframe().f_locals['put'] = 2

        names = [name for name in vars(WithFree) if name[:2] != '__']
        self.assertEqual(sorted(names), ['own', 'put'])

        def function():
            sys._getframe().f_locals
            return outer, sys._getframe().f_locals

        self.assertEqual(function()[1], {'outer': 1})

    def test_of_an_instance_is_made_as_a_dict(self):
        class Row(object):
            def __init__(self, *args, **kwargs):
                self.__dict__.__init__(*args, **kwargs)

        class Mapping(object):
            def keys(self):
                return ['a']

            def __getitem__(self, name):
                return 1

        for row in (Row({'a': 1}), Row([('a', 1)]), Row(a=1), Row(Mapping()),
                    Row(vars(Row(a=1)))):
            self.assertEqual({'a': 1}, vars(row))
        self.assertEqual({}, vars(Row()))
        self.assertEqual({'a': 1, 'b': 2}, vars(Row({'a': 1}, b=2)))
        self.assertRaises(TypeError, Row, 5)

    def test_of_an_instance_is_written_as_a_dict(self):
        class Plain(object):
            pass
        plain = Plain()
        plain.b, plain.a = [1], None
        for names in vars(plain), (lambda b, a: locals())([1], None):
            self.assertEqual({'a': None, 'b': [1]},
                             json.loads(json.dumps(names)))
            self.assertEqual('{"a": null, "b": [1]}',
                             json.dumps(names, sort_keys=True))
        self.assertEqual('[{}]', json.dumps([vars(Plain())]))
        self.assertEqual('{"a": 1}', json.dumps(
            type('Made', (Plain,), {'__init__': lambda self: vars(
                self).update(a=1)})(), default=vars))
        plain.b = vars(plain)
        self.assertRaises(ValueError, json.dumps, vars(plain))

    def test_of_an_instance_compares_as_a_dict(self):
        class Plain(object):
            pass
        one, other = Plain(), Plain()
        one.a = other.a = 1
        namespace = one.__dict__
        self.assertTrue(namespace.__eq__({'a': 1}))
        self.assertTrue(namespace.__eq__(other.__dict__))
        self.assertTrue(namespace.__ne__({}))
        for other in namespace.__eq__([]), namespace.__lt__({}):
            self.assertIs(other, NotImplemented)


class ReprTest(unittest.TestCase):

    def test_of_a_subclass_is_by_its_repr(self):
        for base in (dict, collections.defaultdict, collections.OrderedDict,
                     list, tuple, set, frozenset, collections.deque):
            class Named(base):
                def __repr__(self):
                    return 'named'
            for text in (str(Named()), unicode(Named()), '%s' % (Named(),),
                         repr(Named()), str([Named()])[1:-1]):
                self.assertEqual(text, 'named', base)
        self.assertEqual(str({1: 'a'}), "{1: 'a'}")
        self.assertEqual(dict.__str__({1: 'a'}), "{1: 'a'}")
        self.assertEqual(str(vars(OldStyleHalf())), '{}')

    def test_names_of_hashes(self):
        for name in hashlib.algorithms:
            for hash in getattr(hashlib, name)(), hashlib.new(name):
                self.assertEqual(hash.name.lower(), name)
                self.assertEqual(hash.copy().name, hash.name)
            self.assertEqual(
                hashlib.pbkdf2_hmac(hash.name, b'a', b'b', 1),
                hashlib.pbkdf2_hmac(name, b'a', b'b', 1))


class BytesIOTest(unittest.TestCase):

    def test_lines(self):
        data = io.BytesIO(b'a\nbc\n\nd')
        self.assertEqual(list(data), [b'a\n', b'bc\n', b'\n', b'd'])
        data.seek(0)
        self.assertEqual([data.readline(1), data.readline(0),
                          data.readline(9), data.readline(None)],
                         [b'a', b'', b'\n', b'bc\n'])
        self.assertIs(type(data.readline()), bytes)
        data.seek(99)
        self.assertEqual(data.readline(), b'')
        self.assertRaises(TypeError, data.readline, 'x')
        data.close()
        self.assertRaises(ValueError, data.readline)

    def test_a_long_line_comes_at_once(self):
        data = io.BytesIO(b'x' * 3000000)
        self.assertEqual(map(len, data), [3000000])


class NamesTest(unittest.TestCase):

    def test_of_threading(self):
        self.assertEqual(threading._get_ident(), thread.get_ident())
        self.assertIs(threading._time, time.time)
        for name in '_allocate_lock', '_start_new_thread', '_sleep':
            self.assertTrue(callable(getattr(threading, name)))

    def test_of_the_node_of_a_set(self):
        value = ast.parse('{1}').body[0].value
        self.assertIs(type(value), ast.Set)
        self.assertEqual(ast.dump(value), 'Set(elts=[Num(n=1)])')


class DatesTest(unittest.TestCase):
    """Objects of datetime, made of what is a number and of what is not."""

    class Day(datetime.date):
        def __new__(cls, *args):
            return super(DatesTest.Day, cls).__new__(cls, *args)

    class Moment(datetime.datetime):
        __slots__ = ('extra',)

    def test_numbers(self):
        zone = type('Zone', (datetime.tzinfo,), {})()
        moment = datetime.datetime(2020, 2, 29, 23, 59, 58, 999999, zone)
        self.assertEqual((moment.date(), moment.time(), moment.tzinfo),
                         (datetime.date(2020, 2, 29),
                          datetime.time(23, 59, 58, 999999), zone))
        self.assertEqual(repr(datetime.datetime(True, 2L, 3)),
                         'datetime.datetime(1, 2, 3, 0, 0)')
        self.assertEqual(repr(datetime.time(1, 2)), 'datetime.time(1, 2)')
        self.assertEqual(repr(datetime.date(day=1, month=2, year=3)),
                         'datetime.date(3, 2, 1)')
        for numbers in ((2019, 2, 29), (1900, 2, 29), (2020, 4, 31),
                        (0, 1, 1), (10000, 1, 1), (2020, 1, 0)):
            self.assertRaises(ValueError, datetime.date, *numbers)
            self.assertRaises(ValueError, datetime.datetime, *numbers)
        self.assertRaises(TypeError, datetime.date, 2020, 1, 1, 1)
        self.assertRaises(TypeError, datetime.date, '2020', 1, 1)
        self.assertRaises(TypeError, datetime.time, 1, 2, 3, 4, 5)

    def test_spans(self):
        span = datetime.timedelta
        for made, expected in (
                (span(1, 2, 3), (1, 2, 3)),
                (span(1, -1, -1), (0, 86398, 999999)),
                (span(hours=25, minutes=-3), (1, 3420, 0)),
                (span(weeks=-1, milliseconds=-1), (-8, 86399, 999000)),
                (span(1.5, seconds=0.5), (1, 43200, 500000)),
                (span(hours=2 ** 31 - 1), (89478485, 25200, 0)),
                (span(seconds=2 ** 40), (12725829, 2176, 0))):
            self.assertEqual((made.days, made.seconds, made.microseconds),
                             expected)
        self.assertRaises(TypeError, span, 1, days=2)
        self.assertRaises(TypeError, span, years=2)
        with self.assertRaises(OverflowError) as caught:
            span(-999999999, -1)
        self.assertEqual(str(caught.exception),
                         'days=-1000000000; must have magnitude <= 999999999')

    def test_classes_that_extend_dates(self):
        self.assertEqual(type(self.Day(2020, 1, 2)), self.Day)
        self.assertRaises(ValueError, self.Day, 2020, 1, 32)
        moment = self.Moment(2020, 1, 2)
        moment.extra = 3
        self.assertEqual((moment.year, moment.extra), (2020, 3))
        self.assertEqual(datetime.datetime.__new__(self.Moment, 2020, 1, 2),
                         moment)
        for refused in int, datetime.date:
            self.assertRaises(TypeError, datetime.datetime.__new__,
                              refused, 2020, 1, 2)
        self.assertRaises(TypeError, datetime.date.__new__, 3, 2020, 1, 2)


class TimeTest(unittest.TestCase):

    def test_time_is_told_in_microseconds(self):
        def distinct(clock):
            return len(set(clock() for _ in xrange(100000)))
        self.assertGreater(distinct(time.time), 1000)
        fractions = [datetime.datetime.now().microsecond % 1000
                     for _ in range(20)]
        self.assertNotEqual(set(fractions), {0})
        self.assertIsInstance(time.time, types.BuiltinFunctionType)
        self.assertRaises(TypeError, time.time, 1)
        self.assertIs(pickle.loads(pickle.dumps(time.time)), time.time)

    def test_codes_of_c(self):
        self.assertEqual(
            time.strftime('%D|%e|%F|%G|%h|%k|%l|%n|%R|%s|%T|%t|%u|%V|%C|%%|'
                          '%-d|%_H|%P|%j|%U|%W|%q', time.gmtime(1234567890)),
            '02/13/09|13|2009-02-13|2009|Feb|23|11|\n|23:31|%d|23:31:30|\t|'
            '5|07|20|%%|13|23|pm|044|06|06|%%q'
            % time.mktime(time.gmtime(1234567890)))

    def test_text_of_a_moment(self):
        moment = time.gmtime(0)
        self.assertEqual(time.asctime(moment), 'Thu Jan  1 00:00:00 1970')
        self.assertEqual(time.ctime(86400 * 45)[:7], 'Sun Feb')

    def test_weeks_of_iso_8601(self):
        for day, week in [((2005, 1, 1), '2004-53-6'),
                          ((2007, 1, 1), '2007-01-1'),
                          ((2008, 12, 29), '2009-01-1'),
                          ((2010, 1, 3), '2009-53-7')]:
            fields = time.gmtime(time.mktime(day + (12,) + (0,) * 5))
            self.assertEqual(time.strftime('%G-%V-%u', fields), week)

    def test_bytes_of_a_format_stay(self):
        self.assertEqual(time.strftime('%Y\xe5\xb9\xb4', time.gmtime(0)),
                         '1970\xe5\xb9\xb4')

    def test_zone_changes(self):
        before = os.environ.get('TZ')

        def restore():
            os.environ.pop('TZ', None)
            if before is not None:
                os.environ['TZ'] = before
            time.tzset()

        self.addCleanup(restore)
        for zone, names, offset, hour in [
                ('America/New_York', ('EST', 'EDT'), 18000, '08 EDT'),
                ('EST+05EDT,M4.1.0,M10.5.0', ('EST', 'EDT'), 18000, '08 EDT'),
                ('UTC+0', ('UTC', 'UTC'), 0, '12 UTC'),
                ('Asia/Tokyo', ('JST', 'JST'), -32400, '21 JST')]:
            os.environ['TZ'] = zone
            time.tzset()
            self.assertEqual((time.tzname[0], time.timezone),
                             (names[0], offset))
            moment = 1184760000  # 2007-07-18 12:00 UTC
            local = time.localtime(moment)
            self.assertEqual(time.strftime('%H %Z', local), hour)
            self.assertEqual(time.mktime(local), moment)


class ModulesTest(Folder):

    def test_locks_hold_others(self):
        name = self.write('lock', '')
        with open(name, 'r+') as one, open(name, 'r+') as other:
            fcntl.flock(one, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.assertRaises(IOError, fcntl.flock, other,
                              fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(one, fcntl.LOCK_UN)
            fcntl.flock(other.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def test_limits_and_use(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        self.assertTrue(0 < soft <= hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        core, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
        self.assertEqual(resource.getrlimit(resource.RLIMIT_CORE), (0, most))
        resource.setrlimit(resource.RLIMIT_CORE, (core, most))
        self.assertTrue(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    def test_pool_of_threads(self):
        pool = ThreadPool(2)
        self.assertEqual(pool.map(abs, [-1, 2, -3]), [1, 2, 3])
        self.assertEqual(list(pool.imap(abs, iter([-1, -2]))), [1, 2])
        self.assertEqual(sorted(pool.imap_unordered(abs, [-1, -2])), [1, 2])
        self.assertEqual(pool.apply(divmod, (7, 2)), (3, 1))
        self.assertRaises(ZeroDivisionError, pool.apply, divmod, (1, 0))
        pool.close()
        pool.join()

    def test_connections_of_multiprocessing(self):
        listener = connection.Listener(authkey='key')
        clients = []

        def connect():
            clients.append(connection.Client(listener.address, authkey='key'))
            clients[0].send({'a': [1, 2.5, None]})

        thread = threading.Thread(target=connect)
        thread.start()
        accepted = listener.accept()
        thread.join()
        self.assertEqual(accepted.recv(), {'a': [1, 2.5, None]})
        self.assertFalse(accepted.poll(0.01))
        clients[0].send_bytes('0123456789', 2, 3)
        self.assertTrue(accepted.poll(10))
        buffer = bytearray('......')
        self.assertEqual(accepted.recv_bytes_into(buffer, 1), 3)
        self.assertEqual(buffer, '.234..')
        clients[0].close()
        self.assertRaises(EOFError, accepted.recv)
        self.assertRaises(IOError, clients[0].send, 1)
        accepted.close()
        listener.close()

    def test_pipes_of_multiprocessing(self):
        reader, writer = multiprocessing.Pipe(duplex=False)
        self.assertRaises(IOError, reader.send, 1)
        self.assertRaises(IOError, writer.recv)
        writer.send('x' * 10)
        self.assertEqual(select.select([reader], [], [], 10)[0], [reader])
        self.assertEqual(reader.recv(), 'x' * 10)
        self.assertRaises(ValueError, writer.send_bytes, 'abc', 2, 2)
        one, other = multiprocessing.dummy.Pipe()
        function = lambda: None
        one.send(function)
        self.assertTrue(other.recv() is function)
        self.assertFalse(other.poll())

    def test_conditions_without_a_lock(self):
        for make in threading.Condition, multiprocessing.Condition:
            for condition in make(), make(None):
                with condition:
                    condition.wait(0.001)
        self.assertTrue(threading.ThreadError is thread.error)

    def test_iterables_of_a_pool_that_raise(self):
        def numbers():
            for number in 1, 2, 3:
                yield number
            raise KeyError('end')

        pool = ThreadPool(2)
        for chunksize, expected in ((1, [1, 2, 3]), (2, [1, 2])):
            results = pool.imap(abs, numbers(), chunksize)
            self.assertEqual([next(results) for _ in expected], expected)
            self.assertRaises(KeyError, next, results)
        pool.close()
        pool.terminate()
        pool.join()

    def test_shared_without_lock(self):
        lock = multiprocessing.Lock()
        for make in (lambda **lock: multiprocessing.Array('i', 3, **lock),
                     lambda **lock: multiprocessing.Value('i', 3, **lock)):
            self.assertIs(make(lock=lock).get_lock(), lock)
            self.assertTrue(make().get_lock().acquire())
            self.assertFalse(hasattr(make(lock=False), 'get_lock'))
            self.assertRaises(AttributeError, make, lock='none')
        self.assertEqual(list(multiprocessing.RawArray('i', 3)), [0, 0, 0])

    def test_queue_leaves_out_what_cannot_be_pickled(self):
        queue, before = multiprocessing.Queue(), sys.stderr
        sys.stderr = StringIO.StringIO()
        try:
            queue.put(lambda: None)
            queue.put('next')
            self.assertEqual(queue.get(timeout=60), 'next')
            self.assertIn('PicklingError', sys.stderr.getvalue())
        finally:
            sys.stderr = before

    def test_multiprocessing_by_threads(self):
        self.assertTrue(multiprocessing.cpu_count() >= 1)
        self.assertEqual(multiprocessing.current_process().name,
                         'MainProcess')
        queue = multiprocessing.Queue()
        queue.put({'a': 1})
        self.assertEqual(queue.get(timeout=10), {'a': 1})
        one, other = multiprocessing.Pipe()
        one.send([1])
        self.assertEqual(other.recv(), [1])
        with multiprocessing.Lock():
            pass
        process = multiprocessing.dummy.Process(target=queue.put, args=(2,))
        process.start()
        process.join()
        self.assertEqual(queue.get(timeout=10), 2)

    def test_syslog_takes_messages(self):
        syslog.openlog('test', syslog.LOG_PID, syslog.LOG_MAIL)
        syslog.syslog(syslog.LOG_DEBUG, 'x')
        self.assertEqual(syslog.LOG_UPTO(syslog.LOG_ERR), 15)
        syslog.closelog()

    # Where ctypes.util is there, uuid takes buffers of ctypes, which are not.
    def test_identifiers_are_random(self):
        self.assertNotEqual(uuid.uuid4(), uuid.uuid4())
        self.assertEqual(uuid.uuid1().version, 1)

    def test_no_terminal(self):
        self.assertRaises(termios.error, termios.tcgetattr,
                          open(self.write('f', '')))

    def test_tables_of_stringprep(self):
        self.assertTrue(stringprep.in_table_c12(u'\xa0'))
        self.assertFalse(stringprep.in_table_c12(u' '))
        self.assertTrue(stringprep.in_table_d1(u'\u05be'))
        self.assertEqual(stringprep.map_table_b2(u'\xdf'), u'ss')

    def test_memory_map_without_a_file(self):
        memory = mmap.mmap(-1, 8)
        memory.write('abcd')
        memory[1:3] = 'XY'
        self.assertEqual(memory[:5], 'aXYd\0')
        memory.seek(0)
        self.assertEqual(memory.find('Y'), 2)
        memory.close()
        self.assertRaises(ValueError, len, memory)


class BuiltinModulesTest(Folder):

    def test_are_modules(self):
        for name in 'math', 'itertools', 'operator', 'errno', 'binascii':
            module = __import__(name)
            self.assertTrue(inspect.ismodule(module), name)
            self.assertTrue(repr(module).startswith('<module %r ' % name))
            with self.assertRaises(AttributeError) as raised:
                module.no_such
            self.assertEqual(str(raised.exception),
                             "'module' object has no attribute 'no_such'")

    def test_functions_are_those_of_the_module(self):
        for function in math.sin, operator.add, binascii.hexlify:
            self.assertTrue(inspect.isbuiltin(function), function)
            for protocol in 0, 1, 2:
                self.assertIs(
                    pickle.loads(pickle.dumps(function, protocol)), function)
        self.assertEqual(math.sin.__module__, 'math')
        self.assertEqual(repr(math.sin), '<built-in function sin>')

        class Shape(object):
            root = math.sqrt

        self.assertEqual(Shape().root(4), 2)

    def test_names_of_characters_are_found(self):
        self.assertEqual(eval("u'\\N{GREEK SMALL LETTER ALPHA}'"), u'\u03b1')
        self.assertEqual(
            '\\N{EURO SIGN}'.decode('unicode_escape'), u'\u20ac')

    def test_take_attributes(self):
        math.of_test = 1
        self.assertEqual(vars(math).pop('of_test'), 1)

    def test_version_of_the_c_interface(self):
        self.assertEqual(sys.api_version, 1013)

    def test_small_ints_of_java_are_those_of_literals(self):
        self.assertIs(subprocess.call(['sh', '-c', 'exit 128']), 128)

    def test_file_is_the_source_also_of_a_compiled_module(self):
        name = self.write('of_compiled_test.py', 'x = 1')
        py_compile.compile(name)
        sys.path.insert(0, self.folder)
        try:
            import of_compiled_test
        finally:
            sys.path.remove(self.folder)
        self.assertIn(of_compiled_test.__file__, (name, name + 'c'))


class ByteCodeTest(Folder):
    """Modules of which there is a .pyc alone."""

    def setUp(self):
        Folder.setUp(self)
        sys.path.insert(0, self.folder)
        self.addCleanup(sys.path.remove, self.folder)
        self.addCleanup(self.forget)

    def forget(self):
        for name in [n for n in sys.modules if n.startswith('byte_code_')]:
            del sys.modules[name]

    def compile(self, name, source, target=None):
        source = self.write(name, source)
        target = target or source + 'c'
        py_compile.compile(source, target)
        os.remove(source)
        return target

    def test_import_it(self):
        file = self.compile('byte_code_a.py', """if True:
            X = u'\\xe9'
            def f(a, b=2): return a + b, __name__, __file__
            class C(object): x = property(lambda self: X)
            """)
        import byte_code_a
        self.assertEqual(byte_code_a.f(1), (3, 'byte_code_a', file))
        self.assertEqual((byte_code_a.__file__, byte_code_a.C().x),
                         (file, u'\xe9'))

    def test_import_a_package(self):
        package = os.path.join(self.folder, 'byte_code_p')
        os.mkdir(package)
        self.compile('byte_code_p/__init__.py', 'from byte_code_p.m import Y')
        self.compile('byte_code_p/m.py', 'Y = __name__')
        import byte_code_p
        self.assertEqual(byte_code_p.Y, 'byte_code_p.m')
        self.assertEqual(byte_code_p.__path__, [package])

    def test_the_source_goes_before(self):
        source = self.write('byte_code_s.py', 'x = "source"')
        with open(source + 'c', 'wb') as f:
            f.write('no byte code')
        import byte_code_s
        self.assertEqual(byte_code_s.x, 'source')

    def test_what_is_no_byte_code(self):
        for content in ('no byte code', '', imp.get_magic()[:3]):
            with open(os.path.join(self.folder, 'byte_code_n.pyc'), 'wb') as f:
                f.write(content)
            with self.assertRaises(ImportError) as caught:
                import byte_code_n
            self.assertEqual(str(caught.exception), 'Bad magic number in %s'
                             % os.path.join(self.folder, 'byte_code_n.pyc'))

    def test_what_is_no_code(self):
        with open(os.path.join(self.folder, 'byte_code_o.pyc'), 'wb') as f:
            f.write(imp.get_magic() + 'time' + marshal.dumps([1]))
        with self.assertRaises(ImportError) as caught:
            import byte_code_o
        self.assertEqual(str(caught.exception), 'Non-code object in %s'
                         % os.path.join(self.folder, 'byte_code_o.pyc'))

    def test_an_exception_leaves_no_module(self):
        self.compile('byte_code_e.py', '1 / 0')
        with self.assertRaises(ZeroDivisionError):
            import byte_code_e
        self.assertNotIn('byte_code_e', sys.modules)

    def test_byte_code_of_cpython(self):
        # def f(a, b=2):
        #     return [a * i for i in range(b)]
        data = (
            'c\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00@\x00\x00'
            '\x00s\x10\x00\x00\x00d\x00\x00d\x01\x00\x84\x01\x00Z\x00'
            '\x00d\x02\x00S(\x03\x00\x00\x00i\x02\x00\x00\x00c\x02\x00'
            '\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00C\x00\x00\x00s!'
            '\x00\x00\x00g\x00\x00t\x00\x00|\x01\x00\x83\x01\x00D]\x10'
            '\x00}\x02\x00|\x00\x00|\x02\x00\x14^\x02\x00q\x0d\x00S('
            '\x01\x00\x00\x00N(\x01\x00\x00\x00t\x05\x00\x00\x00range('
            '\x03\x00\x00\x00t\x01\x00\x00\x00at\x01\x00\x00\x00bt\x01'
            '\x00\x00\x00i(\x00\x00\x00\x00(\x00\x00\x00\x00t\x01\x00'
            '\x00\x00mt\x01\x00\x00\x00f\x01\x00\x00\x00s\x02\x00\x00'
            '\x00\x00\x01N(\x01\x00\x00\x00R\x05\x00\x00\x00(\x00\x00'
            '\x00\x00(\x00\x00\x00\x00(\x00\x00\x00\x00R\x04\x00\x00'
            '\x00t\x08\x00\x00\x00<module>\x01\x00\x00\x00t\x00\x00\x00'
            '\x00')
        with open(os.path.join(self.folder, 'byte_code_c.pyc'), 'wb') as f:
            f.write('\x03\xf3\r\n' + 'time' + data)
        import byte_code_c
        self.assertEqual(byte_code_c.f(3), [0, 3])

    def test_load_and_find_it(self):
        file = self.compile('byte_code_l.py', 'x = 1')
        module = imp.load_compiled('byte_code_other', file)
        self.assertEqual((module.x, module.__name__, module.__file__),
                         (1, 'byte_code_other', file))
        found, path, description = imp.find_module('byte_code_l',
                                                   [self.folder])
        self.assertEqual((path, description), (file, ('.pyc', 'rb', 2)))
        with found:
            module = imp.load_module('byte_code_l', found, path, description)
        self.assertEqual(module.x, 1)
        self.assertEqual(inspect.getmodulename('/x/byte_code_l.pyc'),
                         'byte_code_l')
        self.assertIn(('byte_code_l', False), [
            (name, is_package) for _, name, is_package
            in pkgutil.iter_modules([self.folder])])

    def test_run_it(self):
        file = self.compile('byte_code_r.py', 'x = __name__, __file__')
        self.assertEqual(runpy.run_path(file)['x'], ('<run_path>', file))
        self.assertEqual(runpy.run_module('byte_code_r')['x'],
                         ('byte_code_r', file))

    def test_a_file_of_any_name(self):
        """web2py compiles its applications so."""
        file = self.compile('byte_code_w.py', 'x = 1', os.path.join(
            self.folder, 'models.db.pyc'))
        with open(file, 'rb') as f:
            data = f.read()
        self.assertEqual(data[:4], imp.get_magic())
        variables = {}
        exec marshal.loads(data[8:]) in variables
        self.assertEqual(variables['x'], 1)

    def test_what_does_not_compile(self):
        file = self.write('byte_code_x.py', 'x = (')
        with self.assertRaises(py_compile.PyCompileError):
            py_compile.compile(file, file + 'c', doraise=True)
        self.assertFalse(os.path.exists(file + 'c'))


class MendsTest(Folder):

    def test_main_is_a_module(self):
        self.assertTrue('__main__' in sys.modules)

    def test_version_is_the_last_of_python_2(self):
        self.assertEqual(sys.version_info[:4], (2, 7, 18, 'final'))
        self.assertEqual(sys.version_info.micro, 18)
        self.assertEqual(sys.hexversion, 0x020712F0)

    def test_domain_names(self):
        self.assertEqual(u'\u65e5\u672c.jp'.encode('idna'), 'xn--wgv71a.jp')
        for name in u'a' * 64 + u'.com', u'a..b', u'\xe4' * 80:
            self.assertRaises(UnicodeError, name.encode, 'idna')

    def test_functions_of_the_system(self):
        self.assertEqual(os.system('exit 3'), 3 << 8)
        self.assertEqual(os.WEXITSTATUS(os.system('exit 3')), 3)
        self.assertEqual(len(os.getloadavg()), 3)
        self.assertTrue(os.getpgid(0) > 0 and os.getsid(0) >= 0)
        self.assertTrue(os.statvfs('/').f_bsize > 0)
        result = os.statvfs('/')
        for protocol in 0, 1, 2:
            self.assertEqual(
                pickle.loads(pickle.dumps(result, protocol)), result)
            self.assertIs(type(cPickle.loads(cPickle.dumps(
                result, protocol))), os.statvfs_result)
        self.assertTrue(os.sysconf('SC_NPROCESSORS_ONLN') > 0)
        self.assertEqual(os.spawnvp(os.P_WAIT, 'true', ['true']), 0)
        self.assertEqual(os.nice(0), os.nice(0))

    def test_collector_takes_orders(self):
        gc.disable()
        self.assertFalse(gc.isenabled())
        gc.enable()
        before = gc.get_threshold()
        gc.set_threshold(500)
        self.assertEqual(gc.get_threshold()[0], 500)
        gc.set_threshold(*before)
        self.assertEqual(len(gc.get_count()), 3)

    def test_of_gc_tell_what_they_can(self):
        self.assertIsInstance(gc.get_objects(), list)
        self.assertIsInstance(gc.get_referrers(self), list)
        self.assertEqual([gc.is_tracked(x) for x in ([], 1, 'a', u'a', self)],
                         [True, False, False, False, True])

    def test_collect_calls_callbacks_of_weak_references(self):
        class Thing(object):
            pass

        def called(reference):
            seen.append(1)

        seen = []
        thing = Thing()
        thing.itself = thing
        kept = [weakref.ref(thing, called), weakref.proxy(thing, called),
                weakref.ref(thing, called), weakref.ref(thing)]
        values = weakref.WeakValueDictionary(a=thing)
        keys = weakref.WeakKeyDictionary({thing: 1})
        things = weakref.WeakSet([thing])
        thing = None
        gc.collect()
        self.assertEqual(len(seen), 3)
        self.assertEqual((len(values), len(keys), len(things)), (0, 0, 0))
        self.assertIs(kept[0](), None)

    def test_collect_within_a_callback(self):
        class Thing(object):
            pass

        seen = []
        things = [Thing(), Thing()]
        for thing in things:
            thing.itself = thing
        kept = [weakref.ref(thing, lambda _: seen.append(gc.collect()))
                for thing in things]
        del things, thing
        gc.collect()
        self.assertEqual((len(seen), len(kept)), (2, 2))

    def test_new_module_has_all_names(self):
        """toolz asks each module for its package."""
        module = imp.new_module('new')
        self.assertEqual(
            vars(module),
            {'__name__': 'new', '__doc__': None, '__package__': None})
        for module in sys, __builtin__, os, threading:
            self.assertIs(module.__package__, None)
        self.assertRaises(TypeError, imp.new_module)
        self.assertRaises(TypeError, imp.new_module, None)

    def test_hashes_take_bytes_of_any_kind(self):
        for data in 'abc', bytearray('abc'), buffer('abc'), \
                memoryview('abc'), u'abc':
            self.assertEqual(hashlib.md5(data).hexdigest(),
                             '900150983cd24fb0d6963f7d28e17f72')
            sha = hashlib.new('sha1')
            sha.update(data)
            self.assertEqual(sha.hexdigest()[:8], 'a9993e36')
        self.assertTrue('md5' in hashlib.algorithms_available)

    def test_hash_in_a_class_is_no_method(self):
        class Hasher(object):
            digest = hashlib.sha256
            derive = hashlib.pbkdf2_hmac
        self.assertEqual(Hasher().digest('abc').hexdigest()[:8], 'ba7816bf')
        self.assertEqual(
            Hasher().derive('sha1', 'password', 'salt', 1)[:4].encode('hex'),
            '0c60c80f')

    def test_hashed_password_is_a_string(self):
        hashed = crypt.crypt('pw', '$6$salt$x')
        self.assertEqual(type(hashed), str)
        self.assertEqual(crypt.crypt('pw', hashed), hashed)

    def test_sequence_of_random_numbers(self):
        numbers = random.Random(42)
        self.assertEqual(
            (numbers.random(), numbers.randint(1, 100), numbers.choice('abc'),
             numbers.sample(range(10), 3), numbers.getrandbits(64)),
            (0.6394267984578837, 3, 'a', [2, 6, 5], 10060236952204337488L))
        state = numbers.getstate()
        first = numbers.random()
        numbers.setstate(state)
        self.assertEqual(numbers.random(), first)
        items = range(10)
        random.Random('seed').shuffle(items)
        self.assertEqual(items, [0, 2, 1, 6, 7, 4, 3, 8, 5, 9])

    def test_partial_is_copied_and_pickled(self):
        partial = functools.partial(int, base=2)
        self.assertEqual(copy.copy(partial)('101'), 5)
        for protocol in 0, 1, 2:
            again = pickle.loads(pickle.dumps(partial, protocol))
            self.assertEqual(again('101'), 5)

    def test_total_ordering_knows_inequality(self):
        def ordered(base, **methods):
            class Value(base):
                def __init__(self, value):
                    self.value = value

                def __gt__(self, other):
                    return self.value > other.value

                def __eq__(self, other):
                    return self.value == other.value

                __hash__ = None
            for name, method in methods.items():
                setattr(Value, name, method)
            return functools.total_ordering(Value)

        class Old:
            pass

        for base in object, Old:
            Value = ordered(base)
            self.assertTrue(Value(1) != Value(2))
            self.assertFalse(Value(1) != Value(1))
            self.assertTrue(Value(1) <= Value(1) < Value(2))
            Own = ordered(base, __ne__=lambda self, other: 'own')
            self.assertEqual(Own(1) != Own(1), 'own')

            class Derived(Own):
                pass
            self.assertEqual(
                functools.total_ordering(Derived)(1) != Derived(1), 'own')

    def test_number_of_fields_is_limited(self):
        self.assertEqual(urlparse.parse_qsl('a=1&b=2', max_num_fields=2),
                         [('a', '1'), ('b', '2')])
        self.assertRaises(ValueError, urlparse.parse_qsl, 'a=1&b=2',
                          max_num_fields=1)
        self.assertRaises(ValueError, cgi.parse_qsl, 'a=1&b=2',
                          max_num_fields=1)
        self.assertEqual(urlparse.parse_qs('a=1;2&a=3', separator='&'),
                         {'a': ['1;2', '3']})

    def test_file_of_load_source_stays_open(self):
        name = self.write('loaded.py', 'x = 5')
        with open(name) as f:
            self.assertEqual(imp.load_source('loaded', name, f).x, 5)
            self.assertFalse(f.closed)

    def test_unknown_locale_is_an_error_of_the_module(self):
        self.assertRaises(locale.Error, locale.setlocale, locale.LC_ALL,
                          'xx_YY.none')
        self.assertEqual(locale.nl_langinfo(locale.DAY_1), 'Sunday')

    def test_cookie_with_brackets(self):
        self.assertEqual(SimpleCookie('x=a]b')['x'].value, 'a]b')

    def test_zlib_error_is_worded_as_in_c(self):
        with self.assertRaises(zlib.error) as raised:
            zlib.decompress('garbage')
        self.assertEqual(str(raised.exception), 'Error -3 while decompressing'
                         ' data: incorrect header check')

    def test_threads_are_counted(self):
        let_go, running = threading.Event(), threading.Event()
        before = thread._count()

        def wait():
            running.set()
            let_go.wait()

        thread.start_new(wait, ())
        running.wait()
        self.assertEqual(thread._count(), before + 1)
        let_go.set()
        self.assertTrue(thread.allocate().acquire())


class FunctionsOfC(unittest.TestCase):
    def test_are_no_methods_of_a_class(self):
        class Clock(object):
            convert = time.localtime
            make = time.mktime
            open = os.open
            lock = thread.allocate_lock

        clock = Clock()
        self.assertEqual(clock.make(clock.convert(86400)), 86400)
        os.close(clock.open(os.devnull, os.O_RDONLY))
        self.assertFalse(clock.lock().locked())

    def test_of_all_modules(self):
        for module, names in (
                (bisect, 'bisect bisect_left insort'), (codecs, 'encode'),
                (cPickle, 'dump dumps load loads'), (fcntl, 'flock lockf'),
                (hmac, 'compare_digest'), (locale, 'strcoll nl_langinfo'),
                (marshal, 'dumps loads'), (os, 'execv kill setuid'),
                (pwd, 'getpwnam getpwuid'), (resource, 'getrlimit'),
                (select, 'select'), (socket, 'getaddrinfo htons socketpair'),
                (struct, 'calcsize pack unpack'), (syslog, 'syslog'),
                (termios, 'tcgetattr'), (time, 'sleep'),
                (unicodedata, 'category normalize'),
                (warnings, 'warn warn_explicit'), (zlib, 'compress crc32')):
            for name in names.split():
                class Holder(object):
                    function = getattr(module, name)

                self.assertIs(Holder.__dict__['function'],
                              Holder().function, (module, name))

    def test_two_names_of_one_function(self):
        self.assertEqual(bisect.bisect, bisect.bisect_right)
        self.assertEqual(bisect.insort, bisect.insort_right)

    def test_work_as_attributes_of_a_class(self):
        class Store:
            dumps, loads = cPickle.dumps, cPickle.loads
            pack, select, sleep = struct.pack, select.select, time.sleep
            find = bisect.bisect_left

        store = Store()
        self.assertEqual(store.loads(store.dumps({'a': [1]}, protocol=2)),
                         {'a': [1]})
        self.assertEqual(store.pack('>H', 3), '\0\3')
        self.assertEqual(store.select([], [], [], 0), ([], [], []))
        self.assertIsNone(store.sleep(0))
        self.assertEqual(store.find([1, 2, 3], 2, lo=1, hi=3), 1)

    def test_in_python_stay_functions(self):
        for function in os.walk, os.makedirs, socket.getfqdn, hmac.new:
            self.assertIs(type(function), types.FunctionType)

    def test_keep_names_and_arguments(self):
        self.assertEqual(time.strftime.__name__, 'strftime')
        self.assertRaises(TypeError, time.localtime, 1, 2)

    def test_log_records_have_their_time(self):
        record = logging.LogRecord('x', 20, 'f', 1, 'text', (), None)
        text = logging.Formatter('%(asctime)s %(message)s').format(record)
        self.assertTrue(re.match(r'\d{4}-\d\d-\d\d .* text', text), text)


class SetsTest(unittest.TestCase):

    def test_operators_work_on_either_side(self):
        class Listed(collections.Set):
            def __init__(self, items):
                self.items = list(items)

            def __iter__(self):
                return iter(self.items)

            def __len__(self):
                return len(self.items)

            def __contains__(self, item):
                return item in self.items

        left, right = set([1, 2]), Listed([2, 3])
        self.assertEqual(
            map(sorted, (left & right, left ^ right, left - right,
                         frozenset(left) - right, right - left)),
            [[2], [1, 3], [1], [1], [3]])
        self.assertEqual(set(left | right), set([1, 2, 3]))
        self.assertRaises(TypeError, lambda: 1 & right)


class UrlsTest(unittest.TestCase):

    def test_what_is_unsafe_is_left_out(self):
        self.assertEqual(
            tuple(urlparse.urlsplit(' \x01http://ex\nam\tple.com/a\r b ')),
            ('http', 'example.com', '/a b ', '', ''))
        self.assertEqual(tuple(urlparse.urlsplit('x', '\nhttp ')),
                         ('http', '', 'x', '', ''))

    def test_schemes_begin_with_a_letter(self):
        self.assertEqual(tuple(urlparse.urlsplit('1a:b?c#d')),
                         ('', '', '1a:b', 'c', 'd'))
        self.assertEqual(urlparse.urlsplit('a1:b').scheme, 'a1')

    def test_characters_that_become_others_are_refused(self):
        for char in u'\u2100\uff03\uff1a\uff20\ufe56\uff0f':
            self.assertRaises(ValueError, urlparse.urlsplit,
                              u'http://example%sx.com/' % char)
        self.assertEqual(urlparse.urlsplit(u'http://caf\xe9.fr/\u2100').netloc,
                         u'caf\xe9.fr')

    def test_ports(self):
        for netloc, port in (('h:80', 80), ('h:', None), ('h', None),
                             ('[::1]:8080', 8080), ('[::1]', None),
                             ('u:p@h:70000', None)):
            self.assertEqual(urlparse.urlsplit('http://%s/' % netloc).port,
                             port)

    def test_unquote(self):
        self.assertEqual(urlparse.unquote('%41%zz%4%'), 'A%zz%4%')
        self.assertEqual(urlparse.unquote(u'\u20ac%C3%A9'), u'\u20ac\xc3\xa9')
        self.assertEqual(urlparse.unquote('%20' * 200000), ' ' * 200000)


class ThreadsTest(unittest.TestCase):

    def test_a_thread_shows_its_state(self):
        wait = threading.Event()
        thread = threading.Thread(target=wait.wait, name='T')
        self.assertEqual(repr(thread), '<Thread(T, initial)>')
        thread.daemon = True
        thread.start()
        self.assertEqual(repr(thread), '<Thread(T, started daemon %d)>'
                         % thread.ident)
        wait.set()
        thread.join()
        self.assertEqual(repr(thread), '<Thread(T, stopped daemon %d)>'
                         % thread.ident)

    def test_before_they_start_and_after_they_end(self):
        others = len(threading.enumerate())
        wait = threading.Event()
        made = threading.Thread(target=wait.wait)
        self.assertIsNone(made.ident)
        self.assertEqual(others, threading.activeCount())
        made.start()
        self.assertIsNotNone(made.ident)
        self.assertIn(made, threading.enumerate())
        wait.set()
        made.join()
        self.assertNotIn(made, threading.enumerate())
        self.assertEqual(others, threading.activeCount())

    def test_an_exception_ends_a_thread(self):
        thread = threading.Thread(target=lambda: 1 / 0, name='T')
        before, sys.stderr = sys.stderr, StringIO.StringIO()
        try:
            thread.start()
            thread.join()
            said = sys.stderr.getvalue()
        finally:
            sys.stderr = before
        self.assertEqual(said.splitlines()[:2], [
            'Exception in thread T:', 'Traceback (most recent call last):'])
        self.assertTrue(said.endswith(
            '\nZeroDivisionError: integer division or modulo by zero\n\n'))

    def test_names_are_bytes(self):
        made = threading.Thread(name=u'x')
        for name in (made.name, made.getName(), threading.Thread().name,
                     threading.current_thread().name):
            self.assertIs(str, type(name))
        record = logging.LogRecord('a', 20, 'p', 1, '\xc3\xa9', (), None)
        self.assertTrue(logging.Formatter('%(threadName)s %(message)s')
                        .format(record).endswith(' \xc3\xa9'))


class HeapsTest(unittest.TestCase):

    def test_heaps_are_lists(self):
        for heap in ((1, 2), None, 'ab', {}, collections.deque([1])):
            for call in (heapq.heapify, heapq.heappop,
                         lambda heap: heapq.heappush(heap, 1),
                         lambda heap: heapq.heappushpop(heap, 1),
                         lambda heap: heapq.heapreplace(heap, 1)):
                with self.assertRaises(TypeError) as raised:
                    call(heap)
                self.assertEqual('heap argument must be a list',
                                 str(raised.exception))
        for call in (lambda: heapq.heappop([]),
                     lambda: heapq.heapreplace([], 1)):
            with self.assertRaises(IndexError) as raised:
                call()
            self.assertEqual('index out of range', str(raised.exception))

    def test_what_they_hold(self):
        heap = [5, 3, 4, 1]
        heapq.heapify(heap)
        heapq.heappush(heap, 2)
        self.assertEqual(1, heapq.heappushpop(heap, 6))
        self.assertEqual(2, heapq.heapreplace(heap, 0))
        self.assertEqual(7, heapq.heappushpop([], 7))
        self.assertEqual([0, 3, 4, 5, 6],
                         [heapq.heappop(heap) for _ in range(5)])
        self.assertEqual('heapq', heapq.merge.__module__)


class RandomNumbersTest(unittest.TestCase):

    def test_states_that_are_none(self):
        numbers = random.Random(1)
        for state in ((2, ('a',) * 625, None), (3, ('a',) * 624, None),
                      (2, (0,) * 624 + ('a',), None),
                      (3, (1,) * 624 + (625,), None),
                      (3, (1,) * 624 + (-1,), None),
                      (3, (-1,) * 624 + (1,), None)):
            self.assertRaises((TypeError, ValueError, OverflowError),
                              numbers.setstate, state)
        numbers.setstate((3, (1,) * 624 + (624,), None))

    def test_triangle_of_no_width(self):
        self.assertEqual(3.0, random.triangular(3.0, 3.0, 3.0))
        self.assertEqual(3, random.triangular(3, 3, 3))

    def test_bits_that_are_not_enough(self):
        class Quarter(random.Random):
            def random(self):
                return 0.25

        class Bits(Quarter):
            def getrandbits(self, k):
                return 7

        for numbers, warned in ((random.WichmannHill(1), 1), (Quarter(), 1),
                                (random.Random(1), 0), (Bits(), 0)):
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter('always')
                self.assertLess(numbers.randrange(1 << 60), 1 << 60)
            self.assertEqual(warned, len(told), numbers)
        self.assertEqual(7, Bits().randrange(1 << 60))


class FieldsOfTimesTest(unittest.TestCase):

    def test_years(self):
        rest = (6, 1) + (0,) * 6
        for year, told in ((1999, '1999'), (5, '2005'), (69, '1969'),
                           (2147483647, '2147483647')):
            text = time.asctime((year,) + rest)
            self.assertEqual(told, text.split()[-1])
            self.assertIs(str, type(text))
        for year in 100, 1899, -1:
            for call in (time.asctime, time.mktime,
                         lambda fields: time.strftime('%Y', fields)):
                self.assertRaises(ValueError, call, (year,) + rest)

    def test_numbers_are_those_of_c(self):
        for place in range(9):
            for value, error in ((2 ** 31, OverflowError),
                                 (2 ** 70, OverflowError), (1.5, TypeError),
                                 ('1', TypeError), (None, TypeError)):
                fields = [2000, 6, 1, 0, 0, 0, 0, 1, 0]
                fields[place] = value
                for call in (time.asctime, time.mktime,
                             lambda fields: time.strftime('%Y', fields)):
                    self.assertRaises(error, call, tuple(fields))


class NamesOfItemsTest(unittest.TestCase):

    def test_of_an_ordered_dict(self):
        made = collections.OrderedDict
        self.assertEqual([('self', 42)], made(self=42).items())
        self.assertEqual([(1, 2), ('self', 3)],
                         made([(1, 2)], self=3).items())
        self.assertRaises(TypeError, made, 1, 2)
        self.assertRaises(TypeError, made.__init__)

    def test_sets_with_an_order_of_their_own(self):
        class Listed(collections.Set):
            def __init__(self, items=()):
                self.items = list(items)

            def __contains__(self, item):
                return item in self.items

            def __iter__(self):
                return iter(self.items)

            def __len__(self):
                return len(self.items)

        class Contrary(Listed):
            def __le__(self, other):
                return NotImplemented

            __lt__ = __le__

        self.assertTrue(Listed('abc') > Listed('ab') >= Listed('a'))
        self.assertFalse(Listed('ab') > Listed('ab'))
        self.assertFalse(Listed('ab') >= Listed('abc'))
        self.assertTrue(Contrary('ab') < Listed('abc'))
        self.assertTrue(Contrary('ab') <= Listed('ab'))
        self.assertFalse(Contrary('ab') < Listed('ab'))


class DequesTest(unittest.TestCase):

    def test_copies_have_the_same_maxlen(self):
        class Named(collections.deque):
            pass

        for made in (collections.deque('abcd', 3), collections.deque('ab'),
                     Named('abc', 2), collections.deque(maxlen=0)):
            copies = [copy.copy(made), copy.deepcopy(made), made.__copy__()]
            if type(made) is not Named:
                copies += [module.loads(module.dumps(made, protocol))
                           for module in (pickle, cPickle)
                           for protocol in (0, 1, 2)]
            for copied in copies:
                self.assertIs(type(made), type(copied))
                self.assertEqual(list(made), list(copied))
                self.assertEqual(made.maxlen, copied.maxlen)

    def test_rotates_by_any_number(self):
        for steps, expected in ((1, 'cab'), (-1, 'bca'), (2 ** 40, 'cab'),
                                (-2 ** 62, 'bca'), (0, 'abc'), (5, 'bca')):
            rotated = collections.deque('abc')
            rotated.rotate(steps)
            self.assertEqual(expected, ''.join(rotated), steps)
        rotated.rotate()
        self.assertEqual('abc', ''.join(rotated))
        for steps, error in ((1.5, TypeError), ('x', TypeError),
                             (2 ** 70, OverflowError)):
            self.assertRaises(error, rotated.rotate, steps)

    def test_what_it_says(self):
        made = collections.deque('ab')

        def change():
            for item in made:
                made.append(item)

        for call, expected in (
                (change, 'deque mutated during iteration'),
                (lambda: hash(made),
                 "unhashable type: 'collections.deque'")):
            with self.assertRaises(Exception) as raised:
                call()
            self.assertEqual(expected, str(raised.exception))


class NumbersNearZeroTest(unittest.TestCase):

    def test_complementary_error_function(self):
        for number, expected in ((1e-10, 0.999999999887162),
                                 (-1e-10, 1.000000000112838),
                                 (2.0 ** -25, 0.9999999663716803),
                                 (0.0, 1.0), (1e-300, 1.0)):
            self.assertAlmostEqual(expected, math.erfc(number), places=14)


class CorruptPickleTest(unittest.TestCase):

    def test_marks_are_no_objects(self):
        for data in '(.', '(N1.':
            with self.assertRaisesRegexp(cPickle.UnpicklingError,
                                         '^bad pickle data$'):
                cPickle.loads(data)
            self.assertRaises(cPickle.UnpicklingError, cPickle.load,
                              StringIO.StringIO(data))

    def test_unknown_opcode(self):
        with self.assertRaises(cPickle.UnpicklingError) as raised:
            cPickle.loads('\xff')
        self.assertEqual(str(raised.exception),
                         "invalid load key, '\xff'.")

    def test_arguments(self):
        for data, words in ((u'N.', 'unicode'), (5, 'int'), (None, 'None'),
                            (bytearray('N.'), 'bytearray')):
            with self.assertRaises(TypeError) as raised:
                cPickle.loads(data)
            self.assertEqual(
                str(raised.exception),
                'loads() argument 1 must be string, not ' + words)
        self.assertRaises(ValueError, cPickle.dumps, 1, 3)
        self.assertEqual(cPickle.dumps(1, -1), cPickle.dumps(1, 2))


class CsvWriterTest(unittest.TestCase):

    def test_returns_nothing(self):
        writer = csv.writer(StringIO.StringIO())
        self.assertIsNone(writer.writerow(['a']))
        self.assertIsNone(writer.writerows([['a']]))

    def test_delimiter(self):
        for delimiter in '', None:
            with self.assertRaisesRegexp(
                    TypeError, '"delimiter" must be an 1-character string'):
                csv.reader([], delimiter=delimiter)


class BzipLevelTest(unittest.TestCase):

    def test_out_of_range(self):
        for level in 0, 10, -1:
            with self.assertRaisesRegexp(
                    ValueError, '^compresslevel must be between 1 and 9$'):
                bz2.compress('a', level)
        # Of a library that Jython calls: no exception of Java.
        self.assertRaises(ValueError, bz2.BZ2Compressor, 10)
        self.assertEqual(bz2.decompress(bz2.compress('abc', 1)), 'abc')


class InternalSubsetTest(unittest.TestCase):
    """What a document type declares is kept."""

    SUBSET = '<!ENTITY e "v]">\n<!ELEMENT a ANY><!-- c -->'

    def test_minidom(self):
        source = '<!DOCTYPE a [%s]><a>&e;</a>' % self.SUBSET
        document = minidom.parseString(source)
        self.assertEqual(document.doctype.internalSubset, self.SUBSET)
        self.assertIn(self.SUBSET, document.toxml())
        self.assertEqual(document.documentElement.firstChild.data, 'v]')

    def test_without(self):
        document = minidom.parseString('<!DOCTYPE a SYSTEM "b"><a/>')
        self.assertIsNone(document.doctype.internalSubset)

    def test_with_handlers(self):
        told = []
        parser = expat.ParserCreate()
        parser.DefaultHandler = told.append
        parser.Parse('<!DOCTYPE a [<!ELEMENT a ANY>]><a/>', True)
        self.assertEqual(''.join(told),
                         '<!DOCTYPE a [<!ELEMENT a ANY>]><a/>')


class ZoneFileTest(unittest.TestCase):
    """TZ names a file of the system's database, too."""

    def setUp(self):
        def restore(zone=os.environ.get('TZ')):
            os.environ.pop('TZ', None)
            if zone is not None:
                os.environ['TZ'] = zone
            time.tzset()
        self.addCleanup(restore)

    @unittest.skipUnless(os.path.exists('/usr/share/zoneinfo/Asia/Tokyo'),
                         'wants the database of time zones')
    def test_files(self):
        for zone in ('/usr/share/zoneinfo/Asia/Tokyo',
                     ':/usr/share/zoneinfo/Asia/Tokyo'):
            os.environ['TZ'] = zone
            time.tzset()
            self.assertEqual((time.timezone, time.tzname[0]),
                             (-9 * 3600, 'JST'))

    def test_ireland(self):
        os.environ['TZ'] = 'Europe/Dublin'
        time.tzset()
        self.assertEqual(time.tzname, ('GMT', 'IST'))
        self.assertEqual(time.strftime('%Z', time.localtime(1593561600)),
                         'IST')
        self.assertEqual(time.strftime('%Z', time.localtime(1577836800)),
                         'GMT')


if __name__ == '__main__':
    unittest.main()
