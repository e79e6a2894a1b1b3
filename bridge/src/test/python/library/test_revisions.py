# -*- coding: utf-8 -*-
"""What CPython changed in its library up to 2.7.18 is so here, too.

Runs in both: wsgilet run test_revisions.py, python2.7 test_revisions.py.
"""
import cgi
import codeop
import cookielib
import contextlib
import csv
import doctest
import email
import email.feedparser
import email.mime.multipart
import email.utils
import exceptions
import fpformat
import gettext
import hashlib
import HTMLParser
import hmac
import inspect
import locale
import os
import pickle
import platform
import plistlib
import pydoc
import re
import runpy
import shutil
import StringIO
import struct
import sys
import telnetlib
import tempfile
import time
import traceback
import types
import unittest
import urllib2
import warnings
import zipfile
import zlib


class ImportedAnew(unittest.TestCase):
    """Modules that are no longer in sys.modules, or that reload() runs."""

    def origins(self, module):
        """Where the functions of a module and of its classes are written."""
        found = {}
        for name, value in vars(module).items():
            if getattr(value, '__module__', None) == module.__name__ and (
                    isinstance(value, type(ImportedAnew))):
                for key in vars(value):
                    method = getattr(vars(value)[key], 'func_code', None)
                    found[name, key] = method and method.co_filename
            code = getattr(value, 'func_code', None)
            found[name] = code and code.co_filename
        return found

    def test_they_are_the_same(self):
        for name in ('cgi', 'os', 'timeit', 'tempfile', 'csv', 'gettext',
                     'json.decoder', 'email.generator'):
            module = __import__(name, fromlist=['x'])
            first = self.origins(module)
            del sys.modules[name]
            try:
                another = __import__(name, fromlist=['x'])
                self.assertIsNot(another, module)
                origins = self.origins(another)
                for key in first:
                    self.assertEqual(origins.get(key), first[key],
                                     (name, key))
            finally:
                sys.modules[name] = module

    def test_code_is_run_again(self):
        import timeit
        kind, timeit.default_number = timeit.Timer, 5
        before = self.origins(timeit)
        self.assertIs(reload(timeit), timeit)
        self.assertIsNot(timeit.Timer, kind)
        self.assertEqual(timeit.default_number, 1000000)
        self.assertEqual(self.origins(timeit), before)


class Cookies(unittest.TestCase):

    def sent(self, url, set_by='http://example.com/foo/', header='a=1'):
        """Return the header that a client sends behind a response."""
        jar = cookielib.CookieJar(cookielib.DefaultCookiePolicy(
            strict_ns_set_path=True))

        class Response(object):
            info = staticmethod(lambda: _Headers(header))

        jar.extract_cookies(Response(), urllib2.Request(set_by))
        request = urllib2.Request(url)
        jar.add_cookie_header(request)
        return request.get_header('Cookie')

    def test_domain_is_matched_whole(self):
        header = 'a=1; domain=example.com'
        self.assertEqual(self.sent('http://www.example.com/foo/', header=header),
                         'a=1')
        self.assertIsNone(self.sent('http://badexample.com/foo/'))
        policy = cookielib.DefaultCookiePolicy()
        asked = urllib2.Request('http://badexample.com/')
        self.assertFalse(policy.domain_return_ok('example.com', asked))
        self.assertTrue(policy.domain_return_ok('badexample.com', asked))

    def test_path_is_matched_whole(self):
        header = 'a=1; path=/foo'
        for path, is_sent in (('/foo', True), ('/foo/', True),
                              ('/foo/bar', True), ('/foobar', False),
                              ('/', False)):
            self.assertEqual(
                self.sent('http://example.com' + path, header=header),
                'a=1' if is_sent else None)

    def test_names_and_values_are_trimmed(self):
        self.assertEqual(
            cookielib.parse_ns_headers(['foo  =  bar ; expires; Version="1"']),
            [[('foo', 'bar'), ('expires', None), ('version', '1')]])
        self.assertEqual(cookielib.parse_ns_headers(['', '=x', ';a=b']), [])

    def test_dates_are_read_in_time(self):
        self.assertIsNone(cookielib.http2time(
            '01 Jan 1970%s' % (' ' * 10 ** 5 + '!')))
        self.assertIsNone(cookielib.iso2time('1970-01-01' + ' ' * 10**5 + '!'))
        self.assertEqual(cookielib.http2time('09 Feb 1994 22:23:32 UTC (x)'),
                         760832612)
        self.assertEqual(cookielib.iso2time('1994-02-03T14:15:29 Z'),
                         760284929)
        self.assertEqual(cookielib.time2netscape(0),
                         'Thu, 01-Jan-1970 00:00:00 GMT')

    def test_repr(self):
        self.assertEqual(repr(cookielib.CookieJar()), '<CookieJar[]>')


class _Headers(object):

    def __init__(self, cookie):
        self.cookie = cookie

    def getheaders(self, name):
        return [self.cookie] if name == 'Set-Cookie' else []


class PluralForms(unittest.TestCase):

    def test_forms(self):
        for form, expected in (
                ('0', '000000'), ('n != 1', '101111'), ('n>1', '001111'),
                ('n==1 ? 0 : n==2 ? 1 : 2', '201222'),
                ('n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2', '201111'),
                ('n == n < 2', '010000'), ('0 < n < 2', '111111'),
                ('n?1?2:3:4', '422222'), ('2*(n+1)/3', '012234'),
                ('! n', '100000')):
            found = gettext.c2py(form)
            self.assertEqual(''.join(str(found(n)) for n in range(6)),
                             expected, form)
        self.assertEqual(gettext.c2py('0123')(1), 123)
        self.assertEqual(gettext.c2py('n+' * 100 + 'n')(1), 101)

    def test_what_is_no_form(self):
        for form in ('x>1', '(n>1', 'n>1)', '42**42', '0xa', '1.0', '+n', '-n',
                     'n()', '1+', 'nn', 'n n', '', 'n?1', 'n:1', 'n+' * 10000,
                     '(' * 100 + 'n' + ')' * 100, "os.chmod('/', 0777)",
                     '"(eval(foo) && ""'):
            self.assertRaises(ValueError, gettext.c2py, form)
        self.assertRaises(TypeError, gettext.c2py('n'), '2')

    def test_lines_of_the_head_that_say_nothing(self):
        head = ('Plural-Forms: nplurals=2; plural=(n > 1);\n'
                '#-#-#  messages.po (Studio)  #-#-#\n'
                'Content-Type: text/plain; charset=UTF-8\n')
        catalogue = struct.pack(
            '<7I', 0x950412de, 0, 1, 28, 36, 0, 0) + struct.pack(
            '<4I', 0, 44, len(head), 45) + '\0' + head + '\0'
        for _ in range(2):
            found = gettext.GNUTranslations(StringIO.StringIO(catalogue))
            self.assertEqual(found.plural(1), 0)
            self.assertEqual(found.charset(), 'UTF-8')
            self.assertIn('Studio', found.info()['plural-forms'])


class Csv(unittest.TestCase):

    def test_dialects_are_checked(self):
        for name, value, message in (
                ('delimiter', '::', 'must be an 1-character string'),
                ('delimiter', '', 'must be an 1-character string'),
                ('delimiter', u',', 'must be string, not unicode'),
                ('quotechar', 4, 'must be string, not int')):
            dialect = type('dialect', (csv.excel, object), {name: value})
            with self.assertRaises(csv.Error) as caught:
                dialect()
            self.assertEqual(str(caught.exception),
                             '"%s" %s' % (name, message))

    def test_fields_of_any_kind_are_named(self):
        writer = csv.DictWriter(StringIO.StringIO(), ['a'])
        with self.assertRaises(ValueError) as caught:
            writer.writerow({1: 2})
        self.assertEqual(str(caught.exception),
                         'dict contains fields not in fieldnames: 1')

    def test_sniffing(self):
        sniff = csv.Sniffer().sniff
        self.assertEqual(sniff("'a'*'b'*'c'\n'd'*'e'*'f'\n").delimiter, '*')
        self.assertEqual(sniff('a?"b"\nc?"d"\n').delimiter, '?')


class Mail(unittest.TestCase):

    def test_last_boundary_ends_its_line(self):
        message = email.mime.multipart.MIMEMultipart(boundary='B')
        self.assertTrue(message.as_string().endswith('--B\n\n--B--\n'))
        message.epilogue = 'end'
        self.assertTrue(message.as_string().endswith('\n--B--\nend'))

    def test_two_at_signs_are_no_address(self):
        for address in 'a@b@c', '<a@b@c>', 'a@b.@c.d':
            self.assertEqual(email.utils.parseaddr(address), ('', ''))
        self.assertEqual(email.utils.parseaddr('x <a@b>'), ('x', 'a@b'))

    def test_message_ids_differ(self):
        made = set(email.utils.make_msgid() for _ in range(2000))
        self.assertEqual(len(made), 2000)
        self.assertIn('.x@', email.utils.make_msgid('x'))

    def test_line_of_many_pieces(self):
        parser = email.feedparser.FeedParser()
        parser.feed('a: b\r')
        parser.feed('\nc: d\r\n\r\n')
        for _ in range(20000):
            parser.feed('x' * 50)
        parser.feed('\ny')
        message = parser.close()
        self.assertEqual(message.items(), [('a', 'b'), ('c', 'd')])
        self.assertEqual(message.get_payload(), 'x' * 1000000 + '\ny')


class Inspection(unittest.TestCase):

    def test_arguments_that_are_tuples(self):
        def function(a, (b, cc), (dd, (e, (fff,))), *g, **h):
            pass
        self.assertEqual(
            inspect.getargspec(function).args,
            ['a', ['b', 'cc'], ['dd', ['e', ['fff']]]])
        self.assertEqual(
            inspect.getcallargs(function, 1, (2, 3), (4, (5, (6,)))),
            dict(a=1, b=2, cc=3, dd=4, e=5, fff=6, g=(), h={}))

    def test_functions_of_c(self):
        for function in sys.exit, len, [].append, sys.getrecursionlimit:
            self.assertTrue(inspect.isbuiltin(function))
            self.assertTrue(inspect.isroutine(function))
        for function in inspect.isbuiltin, self.test_functions_of_c, int:
            self.assertFalse(inspect.isbuiltin(function))

    def test_code_without_a_file(self):
        for name in '', '<string>':
            self.assertRaises(IOError, inspect.findsource,
                              compile('x=1', name, 'exec'))

    def test_tree_has_a_class_once(self):
        tree = inspect.getclasstree([self.__class__, self.__class__])
        self.assertEqual(len(tree[-1]), 1)


class Unittest(unittest.TestCase):

    def test_expression_is_checked_first(self):
        self.assertRaises(TypeError, self.assertRaisesRegexp, ValueError,
                          lambda: 1)

    def test_elements_are_shown_as_repr(self):
        with self.assertRaises(AssertionError) as caught:
            self.assertEqual(['1'], [1])
        self.assertIn("First differing element 0:\n'1'\n1\n",
                      str(caught.exception))

    def test_name_of_a_test(self):
        class Case(unittest.TestCase):
            test = lambda self: None
        suite = unittest.defaultTestLoader.loadTestsFromName(
            'Case.test', type('module', (), {'Case': Case}))
        self.assertEqual([case.id().rpartition('.')[2] for case in suite],
                         ['test'])


class Commands(unittest.TestCase):
    """codeop and doctest."""

    def test_nothing_is_complete(self):
        for text in '', '\n', '# comment', ' \n#':
            for compiled in codeop.compile_command, codeop.CommandCompiler():
                self.assertIsNotNone(compiled(text))
        self.assertIsNone(codeop.compile_command('if 1:'))

    def test_statements(self):
        names = {}
        exec codeop.compile_command('a = 1\nb = 2', symbol='exec') in names
        self.assertEqual(names['b'], 2)
        self.assertIsNone(codeop.compile_command('if 1:', symbol='exec'))
        self.assertRaises(SyntaxError, codeop.compile_command, 'x +',
                          symbol='exec')

    def test_exceptions_without_detail(self):
        text = ('>>> raise KeyError(1) #doctest: +IGNORE_EXCEPTION_DETAIL\n'
                'Traceback (most recent call last):\nany.KeyError\n')
        test = doctest.DocTestParser().get_doctest(text, {}, 'x', 'x', 0)
        found = doctest.DocTestRunner(verbose=False).run(test)
        self.assertEqual(tuple(found), (0, 1))

    def test_ends_of_lines(self):
        with tempfile.NamedTemporaryFile() as f:
            f.write('Text:\r\n\r\n  >>> 1 + 1\r\n  2\r\n\r\nEnd.\r\n')
            f.flush()
            self.assertEqual(
                tuple(doctest.testfile(f.name, module_relative=False)),
                (0, 1))

    def test_package_that_raises(self):
        folder = tempfile.mkdtemp()
        try:
            os.mkdir(os.path.join(folder, 'raises_at_once'))
            for name, text in (('__init__', 'raise ImportError("mine")'),
                               ('__main__', '')):
                path = os.path.join(folder, 'raises_at_once', name + '.py')
                with open(path, 'w') as f:
                    f.write(text)
            sys.path.insert(0, folder)
            with self.assertRaises(ImportError) as caught:
                runpy.run_module('raises_at_once')
            self.assertEqual(str(caught.exception), 'mine')
        finally:
            sys.path.remove(folder)
            shutil.rmtree(folder)


class Fixers(unittest.TestCase):
    """2to3 makes what that of CPython 2.7.18 makes."""

    def test_fixers(self):
        from lib2to3 import refactor
        tool = refactor.RefactoringTool(
            ['lib2to3.fixes.fix_' + name
             for name in ('execfile', 'types', 'unicode')])
        for text, fixed in (
                (u'execfile("f")',
                 u'exec(compile(open("f", "rb").read(), "f", \'exec\'))'),
                (u'types.StringTypes', u'(str,)'),
                (u"'\\u20ac' u'\\u20ac'", u"'\\\\u20ac' '\\u20ac'")):
            tree = tool.refactor_string(text + u'\n', 'x')
            self.assertEqual(unicode(tree), fixed + u'\n')
        tool.refactor_string(u'a @= b @ c\n', 'x')


class PropertyLists(unittest.TestCase):

    def test_entities_are_refused(self):
        self.assertRaises(ValueError, plistlib.readPlistFromString,
                          '<!DOCTYPE p [<!ENTITY e "x">]><plist><string>&e;'
                          '</string></plist>')

    def test_data_of_deep_dicts(self):
        value = {'d': plistlib.Data('x' * 50)}
        for _ in range(12):
            value = {'d': value}
        text = plistlib.writePlistToString(value)
        self.assertEqual(plistlib.readPlistFromString(text), value)


class Tracebacks(unittest.TestCase):

    def test_mark_is_below_the_place(self):
        error = SyntaxError('m', ('f', 1, 7, '  a = ?'))
        self.assertEqual(traceback.format_exception_only(SyntaxError, error),
                         ['  File "f", line 1\n', '    a = ?\n',
                          '        ^\n', 'SyntaxError: m\n'])


class Warnings(unittest.TestCase):

    def test_filters_that_are_deleted_stay_in_force(self):
        with warnings.catch_warnings():
            warnings.simplefilter('error', UserWarning)
            self.assertRaises(UserWarning, warnings.warn, 'before')
            del warnings.filters
            self.assertRaises(UserWarning, warnings.warn, 'after')


class Archives(unittest.TestCase):

    def setUp(self):
        self.file = StringIO.StringIO()

    def test_folders(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, folder)
        with zipfile.ZipFile(self.file, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a/', '')
            archive.write(folder, 'b')
            made, written = archive.infolist()
        self.assertEqual(made.external_attr, 040775 << 16 | 0x10)
        self.assertEqual(written.external_attr & 0xFFFF, 0x10)
        self.assertEqual(written.filename, 'b/')
        self.assertEqual(written.compress_type, zipfile.ZIP_STORED)

    def test_warnings(self):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            with zipfile.ZipFile(self.file, 'w') as archive:
                archive.writestr('a', '1')
                archive.writestr('a', '2')
                archive.comment = 'c' * 65535
                archive.comment = 'd' * 65536
                self.assertEqual(archive.comment, 'd' * 65535)
        self.assertEqual([str(w.message) for w in told],
                         ["Duplicate name: 'a'", 'Archive comment is too '
                          'long; truncating to 65535 bytes'])
        self.assertEqual([os.path.basename(w.filename) for w in told],
                         [os.path.basename(__file__)] * 2)

    def test_extra_field_that_is_cut_short(self):
        info = zipfile.ZipInfo('a')
        info.extra = '\x01\x00\x00'
        with zipfile.ZipFile(self.file, 'w') as archive:
            archive.writestr(info, 'x')
        self.assertEqual(zipfile.ZipFile(self.file).read('a'), 'x')

    def test_peek_beyond_the_buffer(self):
        with zipfile.ZipFile(self.file, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a', ''.join(map(str, range(50000))))
        with zipfile.ZipFile(self.file).open('a') as member:
            text = ''
            while True:
                seen = member.peek(700)
                read = member.read(len(seen) or 1)
                self.assertEqual(read[:len(seen)], seen)
                text += read
                if not read:
                    break
        self.assertEqual(text, ''.join(map(str, range(50000))))


class Digests(unittest.TestCase):

    def test_comparing(self):
        equal = hmac.compare_digest
        for a in 'ab', bytearray('ab'), buffer('ab'), memoryview('ab'):
            self.assertTrue(equal(a, 'ab'))
            self.assertFalse(equal(a, 'abc'))
        for text in u'ab', u'\xe4', u'\ud800':
            self.assertTrue(equal(text, text))
        self.assertFalse(equal(u'\ud800', u'\ud801'))
        for a, b in ((u'a', 'a'), ('a', u'a'), (1, 1), ('a', None)):
            self.assertRaises(TypeError, equal, a, b)

    def test_name_that_is_none(self):
        self.assertRaises(TypeError, hashlib.new, 1)


class Compressed(unittest.TestCase):

    def test_sizes(self):
        class Number(object):
            def __int__(self):
                return 10
        stream = zlib.decompressobj()
        data = zlib.compress('x' * 100)
        self.assertEqual(stream.decompress(data, Number()), 'x' * 10)
        self.assertEqual(stream.flush(Number()), 'x' * 90)
        self.assertRaises(ValueError, stream.copy)
        for size in '1', 1.5, None:
            self.assertRaises(TypeError, zlib.decompressobj().flush, size)

    def test_streams_are_not_pickled(self):
        for stream in zlib.compressobj(), zlib.decompressobj():
            self.assertRaises((TypeError, pickle.PicklingError),
                              pickle.dumps, stream)


class Locales(unittest.TestCase):

    def test_arguments(self):
        self.assertRaises(locale.Error, locale.setlocale, 12345)
        self.assertRaises(TypeError, locale.strcoll, u'a', None)
        name = locale.setlocale(locale.LC_CTYPE)
        self.assertEqual(locale.setlocale(locale.LC_CTYPE, unicode(name)),
                         name)


class Uploads(unittest.TestCase):

    def test_line_that_ends_between_cr_and_lf(self):
        size = (1 << 16) - 1
        body = ('--B\r\nContent-Disposition: form-data; name="f"; '
                'filename="x"\r\n\r\n%s\r\n--B--\r\n' % ('x' * size))
        form = cgi.FieldStorage(
            StringIO.StringIO(body), environ={
                'REQUEST_METHOD': 'POST', 'CONTENT_LENGTH': str(len(body)),
                'CONTENT_TYPE': 'multipart/form-data; boundary=B'})
        self.assertEqual(form.getvalue('f'), 'x' * size)


class Zones(unittest.TestCase):

    def test_names_are_those_of_now(self):
        self.addCleanup(time.tzset)
        self.addCleanup(os.environ.pop, 'TZ')
        for zone, name in (('STD-1DST', 'DST'), ('XYZ-1ABC', 'ABC')):
            os.environ['TZ'] = zone
            time.tzset()
            self.assertEqual(time.strptime(name, '%Z').tm_isdst, 1)


    def test_week_that_begins_last_year(self):
        for text, expected in (
                ('2015 0 0', (2014, 12, 28, 362)),
                ('2015 0 4', (2015, 1, 1, 1)),
                ('2018 0 1', (2018, 1, 1, 1)),
                ('2016 0 2', (2015, 12, 29, 363)),
                ('2010 0 3', (2009, 12, 30, 364))):
            parsed = time.strptime(text, '%Y %U %w')
            self.assertEqual(parsed[:3] + (parsed.tm_yday,), expected)


@contextlib.contextmanager
def printed():
    """What is printed in a block."""
    stdout, sys.stdout = sys.stdout, StringIO.StringIO()
    try:
        yield sys.stdout
    finally:
        sys.stdout = stdout


class RegularExpressions(unittest.TestCase):

    def test_errors_name_the_group(self):
        for pattern, message in (
                ('(?P=<foo>)', "bad character in backref group name '<foo>'"),
                ('(?P<?foo>)', "bad character in group name '?foo'"),
                ('(?P=foo)', "unknown group name: 'foo'"),
                (u'(a)(?(x)b)', "unknown group name: u'x'"),
                ('(?P<a', 'unterminated name')):
            with self.assertRaises(re.error) as caught:
                re.compile(pattern)
            self.assertEqual(message, str(caught.exception))
        with self.assertRaises(IndexError) as caught:
            re.sub('(a)', r'\g<foo>', 'a')
        self.assertEqual("unknown group name: 'foo'", str(caught.exception))
        self.assertRaises(re.error, re.sub, '(a)', r'\g<?>', 'a')

    def test_debug_prints_each_time(self):
        for _ in range(2):
            with printed() as output:
                found = re.compile(r'(a)(?:[bc]|x*?d)(?(1)e|f)', re.DEBUG)
            self.assertEqual('''\
subpattern 1
  literal 97
subpattern None
  branch
    in
      literal 98
      literal 99
  or
    min_repeat 0 4294967295
      literal 120
    literal 100
subpattern None
  groupref_exists 1
    literal 101
  else
    literal 102
'''.replace('4294967295', str(sre_constants_maximum())), output.getvalue())
            self.assertEqual('abe', found.match('abe').group())

    def test_group_in_lookbehind_is_a_warning(self):
        for pattern in (r'(a)(?<=\1)', '(?P<b>a)(?<!(?P=b))',
                        '(a)(?<=(?(1)b|x))', r'(a)(?:(?<=(?:\1)))'):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter('always')
                re.compile(pattern)
            self.assertEqual([RuntimeWarning], [w.category for w in caught])
            self.assertIn('test_revisions', caught[0].filename)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            re.compile(r'(a)\1(?<=a)(?P<x>b)')
        self.assertEqual([], caught)

    def test_range_without_case(self):
        both = re.IGNORECASE, re.IGNORECASE | re.UNICODE
        for flags in both:
            for pattern, yes, no in (
                    ('[9-A]', 'aA9:@', '_[b`'), ('[9-a]', '_aAbz[', '{8'),
                    ('[^9-A]', '_b[`', 'aA9'), ('[X-c]', 'xXaAcC_`', 'd{D'),
                    ('[A-Z]', 'azAZ', '@[`{'), ('[a-z_]', 'AZ_', '^`'),
                    (u'[J-M]', u'jmJM', u'inIN'),
                    (r'[A-C\d]', 'abc5', 'd-')):
                for text in yes:
                    self.assertTrue(re.match(pattern, text, flags),
                                    (pattern, text))
                for text in no:
                    self.assertFalse(re.match(pattern, text, flags),
                                     (pattern, text))

    def test_letters_with_the_same_capital(self):
        flags = re.IGNORECASE | re.UNICODE
        for one, other in (u'k\u212a', u'S\u017f', u's\u017f',
                           u'\xb5\u03bc', u'\u03c3\u03c2', u'i\u0131',
                           u'\u0430\u0410', u'\xc0\xe0'):
            for pattern in u'%s', u'[1%s]', u'[%s-%s]', u'(?:%s)+':
                first = pattern.replace('%s', one)
                self.assertTrue(re.match(first, other, flags), first)
                second = pattern.replace('%s', other)
                self.assertTrue(re.match(second, one, flags), second)
            self.assertFalse(re.match(u'[^%s]' % one, other, flags))
        self.assertFalse(re.match(u's', u'\u017f', re.IGNORECASE))
        self.assertFalse(re.match(u'\xe0', u'\xc0', re.IGNORECASE))
        for pattern in u'[\U00010400-\U00010427]', u'[x\U00010428]':
            for text in u'\U00010400', u'\U00010428':
                self.assertTrue(re.match(pattern, text, flags), pattern)
        wide = u'[\xa1-\uffff]+'
        self.assertEqual(u'\u0410\u0430\u212a',
                         re.match(wide, u'\u0410\u0430\u212ak',
                                  re.IGNORECASE).group())
        self.assertEqual(u'\u0410\u0430\u212ak',
                         re.match(wide, u'\u0410\u0430\u212ak',
                                  flags).group())


def sre_constants_maximum():
    """Return what stands for no end of a repetition."""
    import sre_constants
    return sre_constants.MAXREPEAT


class Html(unittest.TestCase):

    def events(self, text):
        """Return what a parser finds in a text."""
        found = []

        class Parser(HTMLParser.HTMLParser):

            def handle_starttag(self, tag, attributes):
                found.append('<%s>' % tag)

            def handle_endtag(self, tag):
                found.append('</%s>' % tag)

            def handle_data(self, data):
                found.append(data)

        parser = Parser()
        parser.feed(text)
        parser.close()
        return ' '.join(found)

    def test_reference_that_is_none(self):
        self.assertEqual('<div> &# bad; </div>',
                         self.events('<div>&#bad;</div>'))

    def test_end_with_more_behind_its_name(self):
        self.assertEqual('<div> x </div>', self.events('<div>x</div a="b">'))
        self.assertEqual('<a$b> x </a$b>', self.events('<a$b>x</a$b c>'))


class Documentation(unittest.TestCase):

    def test_unicode(self):
        module = types.ModuleType('Q', u'Numbers: \u211a')
        module.__version__ = module.__author__ = u'\u211a'
        module.__date__ = module.__credits__ = u'\u211a'
        self.assertIs(str, type(pydoc.render_doc(module)))
        page = pydoc.html.page('Q', pydoc.html.document(module))
        self.assertIn('<meta charset="utf-8">', page)
        self.assertIs(str, type(page))
        self.assertEqual('&#8474;', pydoc._encode(u'\u211a', 'ascii'))
        with printed() as output:
            pydoc.plainpager(u'a\u211a')
        self.assertIn('a', output.getvalue())

    def test_without_standard_input(self):
        stdin, sys.stdin = sys.stdin, None
        try:
            pydoc.getpager()
        finally:
            sys.stdin = stdin

    def test_object_that_is_false(self):
        self.assertEqual((0, 'os.F_OK'), pydoc.resolve('os.F_OK'))


class Others(unittest.TestCase):

    def test_numbers_are_read_in_linear_time(self):
        self.assertEqual('0.50', fpformat.fix('0000.5', 2))
        self.assertEqual('12.3', fpformat.fix('+0012.34', 1))
        self.assertRaises(fpformat.NotANumber, fpformat.extract,
                          '0' * 20000 + 'x')

    def test_version_of_the_c_library(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write('x' * (16384 - 10)
                       + 'GLIBC_1.23.4\0GLIBC_1.9\0GLIBC_1.21\0')
            file.flush()
            self.assertEqual(('glibc', '1.23.4'),
                             platform.libc_ver(file.name))

    def test_package_that_fails_as_it_is_run(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        sys.path.insert(0, folder)
        self.addCleanup(sys.path.remove, folder)
        for error in 'ImportError', 'ValueError':
            package = os.path.join(folder, 'fails_with_' + error)
            os.mkdir(package)
            for name, text in (('__init__', 'raise %s("mine")' % error),
                               ('__main__', '')):
                with open(os.path.join(package, name + '.py'), 'w') as f:
                    f.write(text)
            with self.assertRaises(getattr(exceptions, error)) as caught:
                runpy.run_module('fails_with_' + error)
            self.assertEqual('mine', str(caught.exception))

    def test_connection_that_is_closed_twice(self):
        client = telnetlib.Telnet()

        class Socket(object):

            def close(self):
                client.close()

        client.sock = Socket()
        client.close()
        self.assertEqual(0, client.sock)


class ParsersTest(unittest.TestCase):

    def test_what_is_no_character_reference(self):
        import HTMLParser
        found = []

        class Parser(HTMLParser.HTMLParser):
            handle_data = found.append
        parser = Parser()
        parser.feed('<div>&#bad;</div>')
        parser.close()
        self.assertEqual('&#bad;', ''.join(found))

    def test_empty_texts_before_punctuation(self):
        import shlex
        self.assertEqual(['', ')', 'abc'],
                         list(shlex.shlex("'')abc", posix=True)))
        self.assertEqual(["''", ')', 'abc'], list(shlex.shlex("'')abc")))


if __name__ == '__main__':
    unittest.main()
