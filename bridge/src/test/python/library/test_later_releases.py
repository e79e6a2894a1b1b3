# -*- coding: utf-8 -*-
"""What CPython mended between the release Jython's library is of and 2.7.18.

And modules that Jython lacks. Runs in both: wsgilet run
test_later_releases.py, python2.7 test_later_releases.py.
"""
import aifc
import argparse
import array
import asynchat
import asyncore
import audioop
import binascii
import binhex
import CGIHTTPServer
import codecs
import copy
import copy_reg
import cStringIO
import difflib
import dumbdbm
import errno
import getpass
import heapq
import HTMLParser
import imaplib
import logging
import logging.config
import macpath
import mimetypes
import netrc
import optparse
import os
import pickle
import poplib
import pprint
import rlcompleter
import robotparser
import select
import shelve
import shutil
import SimpleHTTPServer
import socket
import SocketServer
import StringIO
import telnetlib
import tempfile
import textwrap
import time
import timeit
import tokenize
import types
import unittest
import urllib2
import UserDict
import warnings
import xdrlib
import zipfile
from distutils import archive_util, ccompiler, spawn, util
from DocXMLRPCServer import DocCGIXMLRPCRequestHandler
from ftplib import FTP, FTP_TLS
from lib2to3 import refactor


class Folder(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)


class Handler(SimpleHTTPServer.SimpleHTTPRequestHandler):

    def __init__(self):
        pass

    def log_message(self, *args):
        pass


class HttpServer(Folder):

    def setUp(self):
        Folder.setUp(self)
        before = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        os.mkdir('sub')
        with open('file.txt', 'w') as f:
            f.write('text')

    def ask(self, request):
        """What a handler answers, without a socket."""
        answer = StringIO.StringIO()
        handler = Handler()
        handler.rfile = StringIO.StringIO(request + ' HTTP/1.0\r\n\r\n')
        handler.wfile = answer
        handler.client_address = '127.0.0.1', 1
        handler.handle()
        return answer.getvalue()

    def test_a_slash_behind_a_file_finds_nothing(self):
        self.assertIn('200 OK', self.ask('GET /file.txt'))
        self.assertIn('404 File not found', self.ask('GET /file.txt/'))

    def test_a_redirect_keeps_the_query(self):
        self.assertIn('Location: /sub/?a=1&b=2\r\n',
                      self.ask('GET /sub?a=1&b=2'))

    def test_names_above_the_folder_are_left_out(self):
        self.assertIn('200 OK', self.ask('GET /../../file.txt'))

    def test_an_error_says_its_type_where_it_has_a_body(self):
        self.assertIn('Content-Type: text/html', self.ask('GET /none'))
        self.assertNotIn('<body>', self.ask('HEAD /none'))

    def test_the_title_of_a_documentation_is_text(self):
        server = DocCGIXMLRPCRequestHandler()
        server.set_server_title('a<b>')
        self.assertIn('<title>Python: a&lt;b&gt;</title>',
                      server.generate_html_documentation())


    def test_a_cgi_script_is_known_by_its_unquoted_path(self):
        request = CgiHandler()
        request.path = '/cgi-bin%2fa/..%2fscript.py?x=a/../b'
        self.assertTrue(request.is_cgi())
        self.assertEqual(request.cgi_info,
                         ('/cgi-bin', 'script.py?x=a/../b'))

    def test_a_server_closes_what_it_does_not_take(self):
        made = []

        class Server(SocketServer.TCPServer):

            def server_activate(self):
                made.append(self.socket)
                raise ValueError

        self.assertRaises(ValueError, Server, ('127.0.0.1', 0), None)
        self.assertRaises(socket.error, made[0].getsockname)
        server = SocketServer.TCPServer(('127.0.0.1', 0), None)
        self.addCleanup(server.server_close)
        server.verify_request = lambda request, client_address: False
        client = socket.create_connection(server.server_address, 30)
        self.addCleanup(client.close)
        server.handle_request()
        self.assertEqual(client.recv(1), '')


class CgiHandler(CGIHTTPServer.CGIHTTPRequestHandler):

    def __init__(self):
        pass


class Clients(unittest.TestCase):

    def test_ftp_sends_one_line_at_a_time(self):
        with self.assertRaises(ValueError):
            FTP().putline('RETR a\r\nDELE b')

    def test_ftp_over_tls_takes_a_context(self):
        with self.assertRaisesRegexp(ValueError, 'mutually exclusive'):
            FTP_TLS(context=object(), certfile='cert.pem')
        self.assertIsNotNone(FTP_TLS().context)

    def test_imap_has_move_and_long_lines(self):
        self.assertEqual(imaplib.Commands['MOVE'], ('SELECTED',))
        self.assertEqual(imaplib._MAXLINE, 1000000)
        self.assertEqual(imaplib.Time2Internaldate(10 ** 9),
                         imaplib.Time2Internaldate(1000000000L))

    def test_a_realm_is_found_in_linear_time(self):
        rx = urllib2.AbstractBasicAuthHandler.rx
        self.assertEqual(rx.search('Basic realm="r"').groups(),
                         ('Basic', '"', 'r'))
        began = time.time()
        rx.search(',' * 64)
        self.assertLess(time.time() - began, 5)

    def test_a_client_number_of_digest_authentication(self):
        digest = urllib2.ProxyDigestAuthHandler().get_cnonce('n')
        self.assertEqual(len(digest), 16)
        self.assertIs(type(time.ctime()), str)
        self.assertIs(type(time.asctime()), str)

    def test_a_file_of_this_host(self):
        names = socket.gethostbyname_ex('localhost')
        self.assertEqual(names, ('localhost', names[1], ['127.0.0.1']))
        self.assertRaises(TypeError, socket.gethostbyname_ex, 1)
        found = urllib2.urlopen('file://localhost'
                                + os.path.abspath(__file__))
        self.assertEqual(found.readline()[:1], '#')
        found.close()

    def test_pop_finds_the_time_of_a_greeting(self):
        self.assertEqual(poplib.POP3.timestamp.match(
            '+OK server <1896.697170952@host>').group(1),
            '<1896.697170952@host>')

    def test_telnet_waits_for_seconds(self):
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        self.addCleanup(server.close)
        client = telnetlib.Telnet('127.0.0.1', server.getsockname()[1])
        self.addCleanup(client.close)
        began = time.time()
        self.assertEqual(client.read_until('never', 0.2), '')
        self.assertGreater(time.time() - began, 0.15)


    def test_poll_tells_when_a_socket_can_be_written(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        client = socket.create_connection(server.getsockname(), 30)
        self.addCleanup(client.close)
        poll = select.poll()
        poll.register(client, select.POLLIN | select.POLLOUT | select.POLLPRI)
        self.assertEqual(poll.poll(30000),
                         [(client.fileno(), select.POLLOUT)])
        self.assertEqual((select.POLLPRI, select.POLLOUT), (2, 4))

    def test_chats_and_files_in_the_loop(self):
        reader, writer = os.pipe()
        found = []

        class Pipe(asyncore.file_dispatcher):

            def handle_read(self):
                found.append(self.recv(9))
                self.close()

        channels = {}
        Pipe(reader, channels)
        os.close(reader)
        os.write(writer, 'text')
        os.close(writer)
        asyncore.loop(0.1, True, channels, 100)
        self.assertEqual(found, ['text'])

        class Nothing(asynchat.async_chat):

            def recv(self, size):
                raise socket.error(errno.EAGAIN, 'nothing yet')

            def handle_error(self):
                found.append('error')

        Nothing(map=channels).handle_read()
        self.assertEqual(found, ['text'])


class Texts(Folder):

    def test_dedent_takes_what_all_lines_begin_with(self):
        self.assertEqual(textwrap.dedent('  \ta\n  b\n   c'),
                         '\ta\nb\n c')
        self.assertEqual(textwrap.dedent('a\n b'), 'a\n b')
        self.assertEqual(textwrap.dedent(''), '')

    def test_untokenize_gives_the_source_back(self):
        for source in ('def f(x):\n    if x:\n\ty = (1, 2)\n    return x\n',
                       'a = 1 +\\\n    2\n', '# only\n', ''):
            tokens = list(tokenize.generate_tokens(
                StringIO.StringIO(source).readline))
            self.assertEqual(tokenize.untokenize(tokens), source)
            pairs = [t[:2] for t in tokens]
            again = tokenize.untokenize(pairs)
            self.assertEqual(pairs, [t[:2] for t in tokenize.generate_tokens(
                StringIO.StringIO(again).readline)])

    def test_tags_are_named_as_in_html_5(self):
        tags = []

        class Parser(HTMLParser.HTMLParser):

            def handle_starttag(self, tag, attrs):
                tags.append((tag, attrs))

        Parser().feed(u'<a$b x=1><\xe9><d\xe9/>')
        self.assertEqual(tags, [('a$b', [('x', '1')]), (u'd\xe9', [])])

    def test_sets_of_a_class_of_ones_own_say_so(self):
        class Own(set):
            pass
        self.assertEqual(pprint.pformat(Own(range(7)), width=20),
                         'Own([0,\n     1,\n     2,\n     3,\n     4,\n'
                         '     5,\n     6])')
        self.assertEqual(pprint.pformat(Own([1])), 'Own([1])')
        self.assertEqual(pprint.pformat(Own()), 'Own([])')
        self.assertEqual(pprint.pformat(set()), 'set([])')

    def test_matching_blocks_are_named_tuples(self):
        matcher = difflib.SequenceMatcher(None, 'ab', 'ab')
        for _ in range(2):
            self.assertEqual(matcher.get_matching_blocks()[0].size, 2)
        self.assertTrue(difflib.IS_LINE_JUNK(' # \n'))
        self.assertFalse(difflib.IS_LINE_JUNK(' #a\n'))

    def test_help_is_wrapped_around_brackets(self):
        parser = argparse.ArgumentParser(
            'this_is_spammy_prog_with_a_long_name_sorry_about_the_name')
        parser.add_argument('--proxy', metavar='<http[s]://example:1234>')
        self.assertIn('[--proxy <http[s]://example:1234>]',
                      parser.format_usage())

    def test_help_fits_a_narrow_terminal(self):
        columns = os.environ.get('COLUMNS')
        os.environ['COLUMNS'] = '1'
        try:
            parser = optparse.OptionParser(prog='p', description='a b')
            parser.add_option('--option', help='some help')
            self.assertIn('some help', parser.format_help())
        finally:
            if columns is None:
                del os.environ['COLUMNS']
            else:
                os.environ['COLUMNS'] = columns

    def test_robots_are_shown_with_the_default(self):
        parser = robotparser.RobotFileParser()
        parser.parse(['User-agent: a', 'Disallow: /x', '',
                      'User-agent: *', 'Disallow: /y'])
        self.assertEqual(str(parser), 'User-agent: a\nDisallow: /x\n\n'
                                      'User-agent: *\nDisallow: /y\n\n')

    def test_names_are_completed_once_and_in_order(self):
        completer = rlcompleter.Completer({'value': 1, 'len': 2})
        self.assertEqual(completer.global_matches('valu'), ['value'])
        self.assertEqual(completer.global_matches('len'), ['len'])
        found = completer.attr_matches('value.bit')
        self.assertEqual(found, ['value.bit_length('])


class _Slots(object):
    __slots__ = '__x', 'y'

    def __init__(self):
        self.__x, self.y = 1, 2

    def all(self):
        return self.__x, self.y


class Data(Folder):

    def test_types_that_are_the_default_again(self):
        self.addCleanup(mimetypes.init)
        mimetypes._default_mime_types()
        self.assertEqual(mimetypes.encodings_map['.xz'], 'xz')
        self.assertEqual(mimetypes.types_map['.json'], 'application/json')

    def test_joined_paths_of_the_mac(self):
        self.assertEqual(macpath.join('', 'a', 'b'), ':a:b')
        self.assertEqual(macpath.join('', 'a:b'), 'a:b')

    def test_types_of_files(self):
        types = mimetypes.MimeTypes(())
        for name, expected in (
                ('a.json', ('application/json', None)),
                ('a.svg', ('image/svg+xml', None)),
                ('a.svgz', ('image/svg+xml', 'gzip')),
                ('a.csv', ('text/csv', None)),
                ('a.webm', ('video/webm', None)),
                ('a.tar.xz', ('application/x-tar', 'xz')),
                ('a.txz', ('application/x-tar', 'xz'))):
            self.assertEqual(types.guess_type(name), expected, name)

    def test_the_index_of_a_database_is_no_code(self):
        path = self.path('db')
        database = dumbdbm.open(path)
        database['a'] = 'b'
        database.close()
        with open(path + '.dir', 'a') as f:
            f.write("__import__('os').mkdir(%r)\n" % self.path('made'))
        self.assertRaises(ValueError, dumbdbm.open, path)
        self.assertFalse(os.path.exists(self.path('made')))

    def test_a_database_that_is_read_stays_as_it_is(self):
        path = self.path('db')
        database = dumbdbm.open(path)
        database['a'] = 'b'
        database.close()
        os.chmod(path + '.dir', 0o400)
        before = os.stat(path + '.dir')
        database = dumbdbm.open(path, 'r')
        self.assertEqual(database['a'], 'b')
        database.close()
        self.assertEqual(os.stat(path + '.dir').st_ino, before.st_ino)

    def test_a_netrc_of_ones_own_is_closed_to_others(self):
        path = self.path('.netrc')
        with open(path, 'w') as f:
            f.write('machine h login l password p\n')
        os.chmod(path, 0o644)
        self.assertEqual(netrc.netrc(path).authenticators('h'),
                         ('l', None, 'p'))
        self.assertEqual(repr(netrc.netrc(path)),
                         'machine h\n\tlogin l\n\tpassword p\n')
        home = os.environ.get('HOME')
        os.environ['HOME'] = self.folder
        try:
            with self.assertRaisesRegexp(netrc.NetrcParseError, 'permissive'):
                netrc.netrc()
            os.chmod(path, 0o600)
            self.assertIn('h', netrc.netrc().hosts)
        finally:
            os.environ['HOME'] = home or '/'

    def test_numbers_that_xdr_cannot_take(self):
        packer = xdrlib.Packer()
        for method in (packer.pack_uint, packer.pack_int, packer.pack_float,
                       packer.pack_enum, packer.pack_hyper):
            self.assertRaises(xdrlib.ConversionError, method, 'no')
        packer.reset()
        packer.pack_hyper(1)
        self.assertEqual(packer.get_buffer(), '\0' * 7 + '\1')

    def test_binhex_is_closed_once(self):
        path = self.path('a.hqx')
        writer = binhex.BinHex(('name', binhex.FInfo(), 3, 0), path)
        writer.write('abc')
        writer.close()
        writer.close()
        reader = binhex.HexBin(path)
        self.assertEqual(reader.read(), 'abc')
        reader.close()
        reader.close()

    def test_keys_named_self_and_dict(self):
        self.assertEqual(UserDict.UserDict(self=1).data, {'self': 1})
        found = UserDict.UserDict({'a': 1}, dict=2)
        self.assertEqual(found.data, {'a': 1, 'dict': 2})
        found.update(self=3)
        self.assertEqual(found['self'], 3)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            self.assertEqual(UserDict.UserDict(dict={'b': 1}).data, {'b': 1})
        self.assertEqual([w.category for w in told],
                         [PendingDeprecationWarning])
        self.assertRaises(TypeError, UserDict.UserDict, {}, {})
        self.assertRaises(TypeError, UserDict.UserDict.__init__)

    def test_a_shelf_is_closed_once(self):
        shelf = shelve.Shelf({})
        shelf['a'] = 1
        shelf.close()
        shelf.close()
        self.assertRaises(ValueError, lambda: shelf['a'])

    def test_what_is_timed_is_a_statement_of_its_own(self):
        self.assertRaises(SyntaxError, timeit.Timer, 'return')
        self.assertRaises(SyntaxError, timeit.Timer, 'pass', 'break')
        self.assertGreaterEqual(timeit.timeit('a', 'a = 1', number=2), 0)

    def test_private_slots_of_private_classes(self):
        self.assertEqual((1, 2), pickle.loads(pickle.dumps(_Slots(), 2)).all())
        self.assertEqual((1, 2), copy.deepcopy(_Slots()).all())
        self.assertEqual(['_Slots__x', 'y'], copy_reg._slotnames(_Slots))
        self.assertEqual([], copy_reg._slotnames(int))

    def test_setup_that_is_called(self):
        calls = []
        timeit.timeit('pass', lambda: calls.append(1), number=2)
        timeit.timeit(calls.__len__, lambda: calls.append(2), number=2)
        self.assertEqual([1, 2], calls)

    def test_archives_have_folders(self):
        os.makedirs(self.path('base/empty'))
        before = os.getcwd()
        os.chdir(self.folder)
        try:
            name = archive_util.make_archive('made', 'zip', base_dir='base')
            with zipfile.ZipFile(name) as archive:
                self.assertEqual(sorted(archive.namelist()),
                                 ['base/', 'base/empty/'])
        finally:
            os.chdir(before)

    def test_distutils_splits_and_finds(self):

        class Compiler(ccompiler.CCompiler):
            executables = {}

        compiler = Compiler()
        compiler.set_executable('linker', u'a b')
        self.assertEqual(compiler.linker, ['a', 'b'])
        self.assertEqual(util.grok_environment_error(IOError('text')),
                         'error: text')
        path = os.environ.pop('PATH')
        try:
            self.assertIsNone(spawn.find_executable('no such program'))
        finally:
            os.environ['PATH'] = path

    def test_quoted_printable_takes_names(self):
        self.assertEqual(binascii.b2a_qp(data='a b', quotetabs=True), 'a=20b')
        self.assertEqual(binascii.a2b_qp(data='a_b', header=True), 'a b')

    def test_strings_of_buffers(self):
        self.assertEqual(
            cStringIO.StringIO(array.array('c', 'abc')).read(), 'abc')
        self.assertEqual(cStringIO.StringIO(memoryview('abc')).read(2), 'ab')
        self.assertEqual(cStringIO.StringIO(u'abc').read(), 'abc')

    def test_sources_are_translated_to_python_3(self):
        fixers = refactor.get_fixers_from_package('lib2to3.fixes')
        self.assertIn('lib2to3.fixes.fix_print', fixers)
        tool = refactor.RefactoringTool(['lib2to3.fixes.fix_print'])
        self.assertEqual(str(tool.refactor_string('print 1\n', 'name')),
                         'print(1)\n')

    def test_merging_does_not_swallow_an_error(self):
        def broken():
            yield 1
            raise IndexError
        self.assertEqual(list(heapq.merge([1, 4], [], [2, 3], [1])),
                         [1, 1, 2, 3, 4])
        self.assertRaises(IndexError, list, heapq.merge([0], broken()))

    def test_the_type_of_buffers_has_a_name(self):
        self.assertIs(types.BufferType, buffer)

    def test_who_asks_for_a_password_is_warned(self):
        self.assertTrue(issubclass(getpass.GetPassWarning, UserWarning))


class Sound(Folder):

    frames = array.array('h', [0, 1000, -1000, 32767, -32768, 5]).tostring()

    def test_aiff_files_in_u_law(self):
        path = self.path('a.aifc')
        for kind in 'ulaw', 'ULAW':
            writer = aifc.open(path, 'wb')
            writer.setparams((1, 2, 8000, 6, kind, ''))
            writer.writeframes(self.frames)
            writer.close()
            reader = aifc.open(path)
            self.assertEqual(reader.getparams(),
                             (1, 2, 8000, 6, kind, ''))
            self.assertEqual(reader.readframes(6), audioop.ulaw2lin(
                audioop.lin2ulaw(self.frames, 2), 2))
            reader.close()

    def test_aiff_files_that_do_not_seek(self):

        class Unseekable(object):
            text = ''

            def write(self, data):
                self.text += data

            def flush(self):
                pass

            close = flush

        made = Unseekable()
        writer = aifc.open(made, 'wb')
        writer.setparams((1, 2, 8000, 6, 'NONE', ''))
        writer.writeframesraw(self.frames)
        self.assertEqual(
            aifc.open(StringIO.StringIO(made.text)).readframes(6),
            self.frames)
        with self.assertRaisesRegexp(aifc.Error, 'SSND chunk missing'):
            aifc.open(StringIO.StringIO('FORM\0\0\0\4AIFF'))

    def test_audioop(self):
        self.assertEqual(audioop.max(self.frames, 2), 32768)
        self.assertEqual(audioop.minmax(self.frames, 2), (-32768, 32767))
        self.assertEqual(audioop.avg(self.frames, 2), 0)
        self.assertEqual(audioop.rms(self.frames, 2), 18927)
        self.assertEqual(audioop.lin2ulaw(self.frames, 2),
                         '\xff\xce\x4e\x80\x00\xfe')
        self.assertEqual(audioop.lin2adpcm(self.frames, 2, None),
                         ('\x07\xf7\xf2', (5, 31)))
        self.assertRaises(audioop.error, audioop.max, 'abc', 2)
        self.assertRaises(audioop.error, audioop.max, 'abc', 3)


class Logging(Folder):

    def setUp(self):
        Folder.setUp(self)
        self.addCleanup(logging.config.dictConfig, {
            'version': 1, 'disable_existing_loggers': False})

    def test_a_handler_is_named_before_its_target(self):
        logging.config.dictConfig({
            'version': 1, 'disable_existing_loggers': False,
            'handlers': {
                'a': {'class': 'logging.handlers.MemoryHandler',
                      'capacity': 10, 'target': 'b'},
                'b': {'class': 'logging.StreamHandler'}},
            'loggers': {'late': {'handlers': ['a']}}})
        memory, = logging.getLogger('late').handlers
        self.assertIsInstance(memory.target, logging.StreamHandler)
        self.assertEqual((memory.name, memory.target.name), ('a', 'b'))

    def test_a_handler_that_is_its_own_target(self):
        memory = {'class': 'logging.handlers.MemoryHandler', 'capacity': 10}
        for target in 'a', 'none':
            with self.assertRaisesRegexp(ValueError, "handler 'a'"):
                logging.config.dictConfig({
                    'version': 1, 'disable_existing_loggers': False,
                    'handlers': {'a': dict(memory, target=target)}})

    def test_a_logger_is_enabled_again(self):
        path = self.path('logging.ini')
        with open(path, 'w') as f:
            f.write('[loggers]\nkeys=root\n[handlers]\nkeys=\n'
                    '[formatters]\nkeys=\n'
                    '[logger_root]\nlevel=WARNING\nhandlers=\n')
        logger = logging.getLogger('again')
        self.addCleanup(setattr, logger, 'disabled', 0)
        for keep in False, True:
            logging.config.fileConfig(
                path, disable_existing_loggers=not keep)
            self.assertEqual(logger.disabled, not keep)

    def test_lines_are_in_the_encoding_of_the_stream(self):
        for encoding in 'utf-16-le', 'utf-16', 'cp1251', 'utf-8', None:
            stream = StringIO.StringIO()
            stream.encoding = encoding
            writer = (codecs.getwriter(encoding)(stream) if encoding
                      else stream)
            writer.encoding = encoding
            handler = logging.StreamHandler(writer)
            handler.emit(logging.makeLogRecord({'msg': u'\u0434\u0430'}))
            self.assertEqual(stream.getvalue(),
                             u'\u0434\u0430\n'.encode(encoding) if encoding
                             else u'\u0434\u0430\n')

    def test_a_file_that_is_opened_late(self):
        handler = logging.FileHandler(self.path('a.log'), delay=True)
        self.assertTrue(handler.delay)
        handler.close()
        self.assertFalse(os.path.exists(self.path('a.log')))


if __name__ == '__main__':
    unittest.main()
