"""Connections that come from a pool, and go back to it."""
import os
import threading
import time
import unittest

import psycopg2
import psycopg2.extensions

from pooled import Pooled

DSN = None  # set by the test in Java
RESTART = None  # a Runnable that kills the server and starts it again
SIZE = 3


class PoolTest(Pooled, unittest.TestCase):

    def setUp(self):
        os.environ['WSGILET_DATABASE_POOL'] = str(SIZE)
        # A pool of its own for each test.
        self.dsn = '%s application_name=%s connect_timeout=30' % (
            DSN, self.id().split('.')[-1])

    def connect(self):
        return psycopg2.connect(self.dsn)

    def test_same_session_for_the_next(self):
        pids = set(self.value('SELECT pg_backend_pid()') for _ in range(9))
        self.assertEqual(1, len(pids))

    def test_off_by_default(self):
        for value in None, '', 'off', '0':
            if value is None:
                del os.environ['WSGILET_DATABASE_POOL']
            else:
                os.environ['WSGILET_DATABASE_POOL'] = value
            pids = set(
                self.value('SELECT pg_backend_pid()') for _ in range(3))
            self.assertEqual(3, len(pids), value)

    def test_another_user_or_database_is_another_pool(self):
        pid = self.value('SELECT pg_backend_pid()')
        self.dsn += ' options=-cwork_mem=1MB'
        self.assertNotEqual(pid, self.value('SELECT pg_backend_pid()'))
        self.assertEqual('1MB', self.value('SHOW work_mem'))

    def test_containers_pool(self):
        """What a container has put into JNDI, with the same promises."""
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        pid = self.value('SELECT pg_backend_pid()')
        con = self.connect()
        self.assertEqual(pid, con.get_backend_pid())
        self.assertEqual('UTF8', con.encoding)
        con.set_client_encoding('LATIN1')
        cur = con.cursor()
        cur.execute('SET search_path TO nowhere')
        cur.execute('PREPARE p AS SELECT 1')
        cur.execute(u"SELECT '\xe9', %s", (u'\xe9',))
        self.assertEqual(('\xc3\xa9', '\xc3\xa9'), tuple(
            text.decode('latin1').encode('utf-8')
            for text in cur.fetchone()))
        canceled = threading.Event()

        def cancel():
            while not canceled.is_set():
                con.cancel()  # of nothing, if it comes before the query
                canceled.wait(0.2)

        thread = threading.Thread(target=cancel)
        thread.start()
        try:
            with self.assertRaises(psycopg2.extensions.QueryCanceledError):
                cur.execute('SELECT pg_sleep(60)')
        finally:
            canceled.set()
            thread.join()
        con.close()
        self.assertEqual(pid, self.value('SELECT pg_backend_pid()'))
        self.assertEqual('"$user", public', self.value('SHOW search_path'))
        self.assertEqual('UTF8', self.value('SHOW client_encoding'))
        self.assertEqual(
            0, self.value('SELECT count(*) FROM pg_prepared_statements'))

    def test_lost_connection_of_a_containers_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        con = self.connect()
        pid = con.get_backend_pid()
        with self.assertRaises(psycopg2.OperationalError):
            con.cursor().execute('SELECT pg_terminate_backend(%s)', (pid,))
        con.close()
        self.assertNotEqual(pid, self.value('SELECT pg_backend_pid()'))

    def test_dropped_connections_go_back_to_a_containers_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        for _ in range(7):  # of two
            self.connect().cursor().execute('SELECT 1')

    def test_no_such_container_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/none'
        with self.assertRaisesRegexp(
                psycopg2.OperationalError,
                'there is no DataSource java:comp/env/jdbc/none in JNDI'):
            self.connect()

    def test_wrong_setting(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'many'
        with self.assertRaisesRegexp(
                psycopg2.OperationalError,
                "'many' in WSGILET_DATABASE_POOL is neither off, threads, "):
            self.connect()

    def test_session_is_as_a_new_one(self):
        con = self.connect()
        pid = con.get_backend_pid()
        con.set_session(isolation_level='SERIALIZABLE', readonly=True,
                        autocommit=True)
        con.set_client_encoding('LATIN1')
        cur = con.cursor()
        cur.execute("SET search_path TO nowhere; SET timezone TO 'UTC'; "
                    "SET statement_timeout TO 12345")
        cur.execute('SET default_transaction_read_only TO off')
        cur.execute('CREATE TEMP TABLE mine (a int)')
        cur.execute('PREPARE p AS SELECT 1')
        cur.execute('LISTEN talk')
        cur.execute('SELECT pg_advisory_lock(42)')
        cur.execute('DECLARE c CURSOR WITH HOLD FOR SELECT 1')
        con.close()

        con = self.connect()
        self.assertEqual(pid, con.get_backend_pid())
        self.assertFalse(con.autocommit)
        self.assertEqual(None, con.isolation_level)
        self.assertEqual('UTF8', con.encoding)
        self.assertEqual('Asia/Tokyo', con.get_parameter_status('TimeZone'))
        self.assertEqual([], con.notices)
        cur = con.cursor()
        for setting, value in [
                ('search_path', '"$user", public'),
                ('statement_timeout', '0'), ('client_encoding', 'UTF8'),
                ('transaction_isolation', 'read committed'),
                ('transaction_read_only', 'off')]:
            cur.execute('SHOW ' + setting)
            self.assertEqual(value, cur.fetchone()[0])
        for left in [
                "pg_class WHERE relname = 'mine'", 'pg_prepared_statements',
                'pg_listening_channels()', 'pg_cursors',
                "pg_locks WHERE locktype = 'advisory'"]:
            cur.execute('SELECT count(*) FROM ' + left)
            self.assertEqual(0, cur.fetchone()[0], left)
        con.close()

    def test_open_and_failed_transactions_are_rolled_back(self):
        con = self.connect()
        con.cursor().execute('CREATE TABLE rolled (a int)')
        con.close()
        con = self.connect()
        with self.assertRaises(psycopg2.ProgrammingError):
            con.cursor().execute('SELECT * FROM rolled')
        con.close()
        con = self.connect()
        self.assertEqual(psycopg2.extensions.TRANSACTION_STATUS_IDLE,
                         con.get_transaction_status())
        con.close()

    def test_closed_connection_does_not_reach_the_session(self):
        con = self.connect()
        cur = con.cursor()
        con.close()
        con.close()
        other = self.connect()
        with self.assertRaises(psycopg2.InterfaceError):
            cur.execute('SELECT 1')
        with self.assertRaises(psycopg2.InterfaceError):
            con.commit()
        self.assertEqual(0, other.closed)
        other.close()

    def test_empty_pool(self):
        self.dsn = self.dsn.replace('_timeout=30', '_timeout=1')
        held = [self.connect() for _ in range(SIZE)]
        start = time.time()
        with self.assertRaisesRegexp(
                psycopg2.OperationalError,
                r'no connection of the pool postgresql://postgres@127.0.0.1:'
                r'\d+/postgres became free in 1 s: 3 are in use of 3; close '
                'connections, or raise WSGILET_DATABASE_POOL'):
            self.connect()
        self.assertGreater(time.time() - start, 0.9)
        for con in held:
            con.close()

    def test_connection_that_becomes_free(self):
        held = [self.connect() for _ in range(SIZE)]
        threading.Timer(0.2, held.pop().close).start()
        self.connect().close()
        for con in held:
            con.close()

    def test_dropped_connections_go_back(self):
        pids = set()
        for _ in range(20):
            con = self.connect()
            con.cursor().execute('SELECT 1')
            pids.add(con.get_backend_pid())
            del con
        self.assertLessEqual(len(pids), SIZE)

    def test_unreachable_server_is_told_at_once(self):
        self.dsn = 'host=127.0.0.1 port=1 user=nobody connect_timeout=60'
        start = time.time()
        with self.assertRaisesRegexp(
                psycopg2.OperationalError, 'Connection refused'):
            self.connect()
        self.assertLess(time.time() - start, 20)

    def test_terminated_session_is_replaced(self):
        con = self.connect()
        pid = con.get_backend_pid()
        other = self.connect()
        other.cursor().execute('SELECT pg_terminate_backend(%s)', (pid,))
        with self.assertRaises(psycopg2.OperationalError):
            con.cursor().execute('SELECT 1')
        con.close()
        other.close()
        for _ in range(SIZE):
            self.assertNotEqual(pid, self.value('SELECT pg_backend_pid()'))

    def test_connection_that_is_cut_in_a_copy(self):
        con = self.connect()
        cur = con.cursor()
        cur.execute('CREATE TABLE copied (a int)')
        con.commit()
        killer = self.connect()
        pid = con.get_backend_pid()

        class Source(object):

            reads = 0

            def read(self, size):
                self.reads += 1
                if self.reads == 5:
                    killer.cursor().execute(
                        'SELECT pg_terminate_backend(%s)', (pid,))
                return '1\n' * 4096 if self.reads < 20 else ''

            readline = read

        with self.assertRaises(psycopg2.OperationalError):
            cur.copy_from(Source(), 'copied')
        self.assertNotEqual(0, con.closed)
        con.close()
        killer.close()
        self.assertEqual(0, self.value('SELECT count(*) FROM copied'))

    def test_connection_that_is_cut_in_a_copy_to_a_file(self):
        """What came is no whole table, and the error says so."""
        con = self.connect()
        cur = con.cursor()
        killer = self.connect()
        pid = con.get_backend_pid()
        lines = []

        class Target(object):

            def write(self, data):
                lines.append(data)
                if len(lines) == 5:
                    killer.cursor().execute(
                        'SELECT pg_terminate_backend(%s)', (pid,))

        with self.assertRaises(psycopg2.OperationalError):
            cur.copy_expert(
                'COPY (SELECT generate_series(1, 10000000)) TO STDOUT',
                Target())
        self.assertNotEqual(0, con.closed)
        self.assertEqual(range(1, len(lines) + 1), map(int, lines))
        con.close()
        killer.close()
        for _ in range(SIZE):
            self.assertNotEqual(pid, self.value('SELECT pg_backend_pid()'))

    OperationalError = psycopg2.OperationalError

    def restart(self):
        """Kill the server, and start it again."""
        RESTART.run()


class ContainersPoolTest(Pooled, unittest.TestCase):
    """A pool that knows nothing of sessions of ours."""

    OperationalError = psycopg2.OperationalError

    def setUp(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'

    def connect(self):
        return psycopg2.connect(DSN)

    def restart(self):
        RESTART.run()


if __name__ == '__main__':
    unittest.main()
