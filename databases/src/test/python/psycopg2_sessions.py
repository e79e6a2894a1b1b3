# -*- coding: utf-8 -*-
"""Sessions with PostgreSQL: transactions, errors, COPY, notifications."""
import StringIO
import hashlib
import os
import shutil
import tempfile
import threading
import unittest

import psycopg2
import psycopg2.errors
import psycopg2.extensions

DSN = SOCKET = PORT = None  # set by the test in Java


class SessionsTest(unittest.TestCase):

    def setUp(self):
        self.con = psycopg2.connect(DSN)
        self.cur = self.con.cursor()

    def tearDown(self):
        self.con.close()

    def test_unix_socket(self):
        con = psycopg2.connect(
            host=SOCKET, port=PORT, user='postgres', dbname='postgres')
        cur = con.cursor()
        cur.execute("SELECT repeat('x', 1000000)")
        self.assertEqual(len(cur.fetchone()[0]), 1000000)
        cur.execute('SELECT length(%s)', ['y' * 1000000])
        self.assertEqual(cur.fetchone(), (1000000,))
        con.close()

    def test_errors_have_classes(self):
        with self.assertRaises(psycopg2.errors.UndefinedTable) as raised:
            self.cur.execute('SELECT *\nFROM nosuch')
        self.assertEqual(raised.exception.pgcode, '42P01')
        self.assertEqual(raised.exception.diag.severity, 'ERROR')
        self.assertTrue(isinstance(raised.exception,
                                   psycopg2.ProgrammingError))
        self.assertEqual(
            str(raised.exception),
            'relation "nosuch" does not exist\n'
            'LINE 2: FROM nosuch\n'
            '             ^\n')
        with self.assertRaises(psycopg2.errors.InFailedSqlTransaction):
            self.cur.execute('SELECT 1')
        self.con.rollback()
        self.cur.execute('SELECT 1')

    def state(self, cur=None):
        cur = cur or self.cur
        return (cur.description and cur.description[0].name, cur.rowcount,
                cur.rownumber, cur.statusmessage, cur.query)

    def test_what_a_cursor_says_of_its_last_statement(self):
        self.assertEqual(self.state(), (None, -1, 0, None, None))
        self.cur.execute('SELECT 1 AS one')
        self.cur.fetchone()
        self.assertEqual(self.state(),
                         ('one', 1, 1, 'SELECT 1', 'SELECT 1 AS one'))
        self.assertRaises(TypeError, self.cur.execute, 'SELECT %s', 5)
        self.assertEqual(self.state(), ('one', 1, 1, 'SELECT 1', None))
        self.cur.execute('SELECT 1 AS one')
        self.cur.executemany('SELECT %s', [(1,), (2,)])
        self.assertEqual(self.state(),
                         (None, 2, 0, 'SELECT 1', 'SELECT 2'))
        self.assertRaises(psycopg2.ProgrammingError, self.cur.fetchone)
        self.assertEqual(self.cur.rowcount, -1)
        self.cur.execute('CREATE TEMP TABLE t (a int)')
        self.cur.copy_from(StringIO.StringIO('1\n2\n'), 't')
        self.assertEqual(self.state()[:4], (None, 2, 0, ''))
        self.cur.copy_expert('UPDATE t SET a = a', StringIO.StringIO())
        self.assertEqual(self.state()[:4], (None, 2, 0, 'UPDATE 2'))
        for fetch in (self.cur.fetchall, self.cur.fetchmany,
                      self.cur.fetchone, self.cur.next):
            self.assertRaises(psycopg2.ProgrammingError, fetch)
            self.assertEqual(self.cur.rowcount, -1)
        self.cur.execute('SELECT 1 AS one')
        self.assertRaises(psycopg2.ProgrammingError, self.cur.execute,
                          'SELEC')
        self.assertEqual(self.state(), (None, -1, 0, '', 'SELEC'))
        self.assertIn('closed: 0', repr(self.cur))
        self.cur.close()
        self.assertIn('closed: -1', repr(self.cur))

    def test_numbers_that_are_none(self):
        self.cur.execute('SELECT generate_series(1, 3)')
        self.assertRaises(TypeError, self.cur.scroll, 1.5)
        self.assertRaises(TypeError, setattr, self.cur, 'arraysize', 'x')
        self.assertRaises(TypeError, setattr, self.cur, 'itersize', None)
        self.assertRaises(TypeError, self.cur.setinputsizes)
        self.assertRaises(TypeError, self.cur.setoutputsize, 1, 2, 3)
        self.assertRaises(TypeError, self.cur.callproc, 5)
        with self.assertRaises(StopIteration) as raised:
            while True:
                self.cur.next()
        self.assertEqual(raised.exception.args, ())

    def test_encoding_that_the_server_does_not_have(self):
        with self.assertRaises(psycopg2.errors.InvalidParameterValue):
            self.con.set_client_encoding('nosuch')
        self.assertRaises(TypeError, self.con.set_client_encoding, 5)
        self.cur.execute('SHOW client_encoding')
        self.assertEqual(self.cur.fetchone(), ('UTF8',))

    def test_transactions(self):
        idle = psycopg2.extensions.TRANSACTION_STATUS_IDLE
        in_one = psycopg2.extensions.TRANSACTION_STATUS_INTRANS
        self.assertEqual(self.con.get_transaction_status(), idle)
        self.cur.execute('SELECT 1')
        self.assertEqual(self.con.get_transaction_status(), in_one)
        self.con.commit()
        self.con.set_session('serializable', readonly=True)
        self.cur.execute('SHOW transaction_isolation')
        self.assertEqual(self.cur.fetchone(), ('serializable',))
        with self.assertRaises(psycopg2.errors.ReadOnlySqlTransaction):
            self.cur.execute('CREATE TABLE t (a int)')
        self.con.rollback()
        self.con.autocommit = True
        self.cur.execute('SELECT 1')
        self.assertEqual(self.con.get_transaction_status(), idle)

    def test_two_phases(self):
        xid = self.con.xid(1, 'transaction', 'branch')
        self.con.tpc_begin(xid)
        self.cur.execute('CREATE TABLE two_phases (a int)')
        self.con.tpc_prepare()
        other = psycopg2.connect(DSN)
        self.assertEqual(map(tuple, other.tpc_recover()), [tuple(xid)])
        other.tpc_rollback(xid)
        self.assertEqual(other.tpc_recover(), [])
        other.close()

    def test_named_cursor(self):
        cur = self.con.cursor('n')
        cur.itersize = 7
        cur.execute('SELECT generate_series(1, 100)')
        self.assertEqual(cur.fetchone(), (1,))
        cur.scroll(3)
        self.assertEqual(self.state(cur)[:4], (None, -1, 0, 'MOVE 3'))
        self.assertEqual([a for a, in cur], range(5, 101))
        cur.close()

    def test_copy(self):
        self.cur.execute('CREATE TEMP TABLE t (a int, b text)')
        self.cur.copy_from(StringIO.StringIO('1\tx\n2\t\\N\n'), 't')
        self.assertEqual(self.cur.rowcount, 2)
        out = StringIO.StringIO()
        self.cur.copy_to(out, 't', sep='|', null='-')
        self.assertEqual(out.getvalue(), '1|x\n2|-\n')

    def test_copy_that_fails_leaves_the_session_usable(self):
        class Broken(object):
            def read(self, size):
                raise ZeroDivisionError('of the file')

            def write(self, data):
                raise ZeroDivisionError('of the file')

        self.con.autocommit = True
        self.cur.execute('CREATE TEMP TABLE t (a int)')
        with self.assertRaises(psycopg2.errors.QueryCanceled) as raised:
            self.cur.copy_from(Broken(), 't')
        self.assertIn('error in .read() call: exceptions.ZeroDivisionError '
                      'of the file\n', str(raised.exception))
        Broken.read = lambda self, size: 5
        with self.assertRaises(psycopg2.errors.QueryCanceled) as raised:
            self.cur.copy_from(Broken(), 't')
        self.assertIn('error in .read() call\n', str(raised.exception))
        with self.assertRaises(ZeroDivisionError):
            self.cur.copy_expert(
                'COPY (SELECT generate_series(1, 9999)) TO STDOUT', Broken())
        with self.assertRaises(psycopg2.ProgrammingError):
            self.cur.execute('COPY t FROM STDIN')
        with self.assertRaises(psycopg2.ProgrammingError):
            self.cur.execute('COPY t TO STDOUT')
        self.cur.execute('SELECT 1')
        self.assertEqual(self.cur.fetchone(), (1,))

    def test_query_in_a_copy_is_refused(self):
        class Asking(object):
            def read(file, size):
                self.con.cursor().execute('SELECT 1')

        self.cur.execute('CREATE TEMP TABLE t (a int)')
        with self.assertRaises(psycopg2.errors.QueryCanceled) as raised:
            self.cur.copy_from(Asking(), 't')
        self.assertIn('in the middle of another', str(raised.exception))

    def test_notifications(self):
        self.con.autocommit = True
        self.cur.execute('LISTEN here')
        other = psycopg2.connect(DSN)
        other.autocommit = True
        other.cursor().execute("NOTIFY here, 'news'")
        while not self.con.notifies:
            self.con.poll()
        notify = self.con.notifies.pop()
        self.assertEqual((notify.pid, notify.channel, notify.payload),
                         (other.get_backend_pid(), 'here', 'news'))
        other.close()

    def test_notices(self):
        self.cur.execute("DO $$ BEGIN RAISE NOTICE 'see'; END $$")
        self.assertEqual(self.con.notices, ['NOTICE:  see\n'])

    def test_large_object(self):
        large = self.con.lobject(0, 'wb')
        data = ''.join(map(chr, range(256))) * 20
        self.assertEqual(large.write(data), len(data))
        oid = large.oid
        large.close()
        large = self.con.lobject(oid)
        self.assertEqual(large.seek(10), 10)
        self.assertEqual(large.read(3), data[10:13])
        self.assertEqual(large.read(), data[13:])
        large.unlink()

    def test_cancel(self):
        def run():
            try:
                self.cur.execute('SELECT pg_sleep(60)')
            except psycopg2.extensions.QueryCanceledError as e:
                raised.append(e)

        raised = []
        thread = threading.Thread(target=run)
        thread.start()
        while thread.isAlive():
            self.con.cancel()
            thread.join(0.05)
        self.assertEqual(len(raised), 1)

    def test_server_ends_the_session(self):
        other = psycopg2.connect(DSN)
        other.autocommit = True
        other.cursor().execute('SELECT pg_terminate_backend(%s)',
                               [self.con.get_backend_pid()])
        other.close()
        with self.assertRaises(psycopg2.OperationalError):
            while True:
                self.cur.execute('SELECT 1')
        self.assertEqual(self.con.closed, 2)
        self.assertRaises(psycopg2.InterfaceError, self.con.commit)

    def test_no_server(self):
        for host, words in (
                ('127.0.0.1', 'at "127.0.0.1", port 1 failed: Connection '
                 'refused\n\tIs the server running on that host and accepting '
                 'TCP/IP connections?\n'),
                ('/nonexistent', 'on socket "/nonexistent/.s.PGSQL.1" failed: '
                 'No such file or directory\n\tIs the server running locally '
                 'and accepting connections on that socket?\n')):
            with self.assertRaises(psycopg2.OperationalError) as raised:
                psycopg2.connect(host=host, port=1, user='a', dbname='b')
            self.assertEqual(str(raised.exception),
                             'connection to server ' + words)
        self.assertRaises(psycopg2.OperationalError, psycopg2.connect,
                          'host=127.0.0.1 port=x')
        with self.assertRaises(psycopg2.OperationalError) as raised:
            psycopg2.connect(DSN, sslmode='nosuch')
        self.assertEqual(str(raised.exception),
                         'invalid sslmode value: "nosuch"\n')

    def test_what_is_refused_says_so(self):
        with self.assertRaises(psycopg2.NotSupportedError) as raised:
            psycopg2.connect(DSN, async_=True)
        self.assertIn('asynchronous', str(raised.exception))
        self.assertRaises(psycopg2.NotSupportedError,
                          psycopg2.extensions.set_wait_callback, len)
        self.assertRaises(psycopg2.NotSupportedError, self.con.fileno)
        with self.assertRaises(psycopg2.NotSupportedError) as raised:
            psycopg2.connect(DSN, target_session_attrs='read-write')
        self.assertIn('target_session_attrs=read-write is not supported',
                      str(raised.exception))

    def test_password(self):
        self.con.autocommit = True
        self.cur.execute("DROP ROLE IF EXISTS someone")
        self.cur.execute("CREATE ROLE someone LOGIN PASSWORD 'p'")
        info = psycopg2.connect(DSN + " password='p q'").info
        self.assertNotIn('password', info.dsn_parameters)
        self.assertEqual(info.password, 'p q')
        encrypted = psycopg2.extensions.encrypt_password(
            'p', 'someone', self.con, 'scram-sha-256')
        self.assertTrue(encrypted.startswith('SCRAM-SHA-256$'))
        self.cur.execute('DROP ROLE someone')
        for password, user in ('pä', 'gäst'), (u'pä', u'gäst'):
            self.assertEqual(
                psycopg2.extensions.encrypt_password(
                    password, user, algorithm='md5'),
                'md5' + hashlib.md5('pägäst').hexdigest())

    def test_password_file(self):
        self.con.autocommit = True
        self.cur.execute('SHOW hba_file')
        rules = self.cur.fetchone()[0]
        self.cur.execute('SELECT pg_read_file(%s)', (rules,))
        before = self.cur.fetchone()[0]
        self.cur.execute("SET password_encryption = 'scram-sha-256'")
        self.cur.execute("CREATE ROLE guest LOGIN PASSWORD 'a:b'")
        folder = tempfile.mkdtemp()
        here = os.getcwd()
        os.chdir(folder)
        try:
            self.write(rules, 'host all guest all scram-sha-256\n' + before)
            with open('passwords', 'w') as passwords:
                passwords.write(
                    '# :*\n*:*:*:other:c\n127.0.0.1:*:*:guest:a\\:b\n')
            os.chmod('passwords', 0o600)
            self.guest(passfile='passwords')
            with self.assertRaises(psycopg2.OperationalError):
                self.guest(passfile='nosuch')
            os.environ['PGPASSFILE'] = 'passwords'
            self.guest()
            os.chmod('passwords', 0o640)
            with self.assertRaises(psycopg2.OperationalError) as raised:
                self.guest()
            self.assertTrue(str(raised.exception).endswith(
                'fe_sendauth: no password supplied\n'))
        finally:
            os.environ.pop('PGPASSFILE', None)
            os.chdir(here)
            shutil.rmtree(folder)
            self.write(rules, before)
            self.cur.execute('DROP ROLE guest')

    def test_names_and_passwords_are_bytes(self):
        self.con.autocommit = True
        self.cur.execute('SHOW hba_file')
        rules = self.cur.fetchone()[0]
        self.cur.execute('SELECT pg_read_file(%s)', (rules,))
        before = self.cur.fetchone()[0]
        self.cur.execute("SET password_encryption = 'md5'")
        self.cur.execute('CREATE ROLE "gäst" LOGIN PASSWORD \'pä€\'')
        self.cur.execute("SET password_encryption = 'scram-sha-256'")
        self.cur.execute('CREATE ROLE guest LOGIN PASSWORD \'pä€\'')
        self.cur.execute('CREATE DATABASE "dä"')
        folder = tempfile.mkdtemp('ä')
        try:
            self.write(rules, 'host all guest all scram-sha-256\n'
                       'host postgres "gäst" all md5\n'
                       'host "dä" "gäst" all password\n' + before)
            for user, dbname in (('guest', 'postgres'), ('gäst', 'postgres'),
                                 ('gäst', 'dä')):
                con = psycopg2.connect(DSN, user=user, dbname=dbname,
                                       password='pä€')
                cur = con.cursor()
                cur.execute('SELECT current_user, current_database()')
                self.assertEqual(cur.fetchone(), (user, dbname))
                con.close()
            passwords = os.path.join(folder, 'pä')
            with open(passwords, 'w') as lines:
                lines.write('*:*:*:guest:pä€\n')
            os.chmod(passwords, 0o600)
            self.guest(passfile=passwords)
            with self.assertRaises(psycopg2.OperationalError) as raised:
                psycopg2.connect(DSN, user='nä')
            self.assertIn('role "nä" does not exist', str(raised.exception))
            with self.assertRaises(psycopg2.OperationalError) as raised:
                psycopg2.connect(DSN, host='/nä')
            self.assertIn('on socket "/nä/', str(raised.exception))
        finally:
            shutil.rmtree(folder)
            self.write(rules, before)
            self.cur.execute('DROP DATABASE "dä"')
            self.cur.execute('DROP ROLE guest, "gäst"')

    def guest(self, **more):
        psycopg2.connect(DSN, user='guest', **more).close()

    def write(self, rules, text):
        """Have the server take other rules on who may connect."""
        lines = [' '.join(line.split()) for line in text.splitlines()
                 if not line.startswith('#')]
        self.cur.execute('COPY (SELECT unnest(%s)) TO %s', (lines, rules))
        self.cur.execute('SELECT pg_conf_load_time(), pg_reload_conf()')
        loaded = self.cur.fetchone()[0]
        while True:
            self.cur.execute('SELECT pg_conf_load_time() > %s', (loaded,))
            if self.cur.fetchone()[0]:
                break
