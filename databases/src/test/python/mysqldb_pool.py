"""Connections that come from a pool, and go back to it."""
import os
import threading
import unittest

import MySQLdb

from pooled import Pooled

SERVER = None  # set by the test in Java
RESTART = None  # a Runnable that kills the server and starts it again
SIZE = 3


class PoolTest(Pooled, unittest.TestCase):

    def setUp(self):
        os.environ['WSGILET_DATABASE_POOL'] = str(SIZE)
        # A pool of its own for each test.
        self.timeout = 30 + sorted(
            name for name in dir(PoolTest) if name.startswith('test_')).index(
                self.id().split('.')[-1])

    def connect(self):
        return MySQLdb.connect(connect_timeout=self.timeout, **SERVER)

    def test_off_by_default(self):
        del os.environ['WSGILET_DATABASE_POOL']
        self.assertEqual(3, len(set(
            self.value('SELECT CONNECTION_ID()') for _ in range(3))))

    def test_session_is_as_a_new_one(self):
        con = self.connect()
        number = con.thread_id()
        con.autocommit(True)
        con.set_character_set('latin1')
        cur = con.cursor()
        cur.execute('SET @mine = 1, SESSION sql_mode = "", '
                    'SESSION transaction_isolation = "SERIALIZABLE"'
                    if con.get_server_info().startswith('8') else
                    'SET @mine = 1, SESSION sql_mode = "", '
                    'SESSION tx_isolation = "SERIALIZABLE"')
        cur.execute('CREATE TEMPORARY TABLE mine (a INT)')
        cur.execute("SELECT GET_LOCK('mine', 1)")
        con.close()

        con = self.connect()
        self.assertEqual(number, con.thread_id())
        self.assertFalse(con.get_autocommit())
        cur = con.cursor()
        cur.execute("SELECT @mine, @@sql_mode, @@character_set_client, "
                    "IS_USED_LOCK('mine')")
        mine, mode, charset, used = cur.fetchone()
        self.assertEqual((None, None), (mine, used))
        self.assertNotEqual('', mode)
        self.assertNotEqual('latin1', charset)
        with self.assertRaises(MySQLdb.ProgrammingError):
            cur.execute('SELECT * FROM mine')
        con.close()

    def test_open_transaction_is_rolled_back(self):
        con = self.connect()
        cur = con.cursor()
        cur.execute('CREATE TABLE rolled (a INT) ENGINE=InnoDB')
        cur.execute('INSERT INTO rolled VALUES (1)')
        con.close()
        self.assertEqual(0, self.value('SELECT COUNT(*) FROM rolled'))

    def test_unread_rows(self):
        con = self.connect()
        con.query('SELECT 1 UNION SELECT 2')
        con.close()
        self.assertEqual(1, self.value('SELECT 1'))

    def test_empty_pool(self):
        self.timeout = 1
        held = [self.connect() for _ in range(SIZE)]
        with self.assertRaisesRegexp(
                MySQLdb.OperationalError,
                r'no connection of the pool mysql://tester@127.0.0.1:\d+/test '
                r'became free in 1 s: 3 are in use of 3; close connections'):
            self.connect()
        for con in held:
            con.close()

    def test_connection_that_becomes_free(self):
        held = [self.connect() for _ in range(SIZE)]
        threading.Timer(0.2, held.pop().close).start()
        self.connect().close()
        for con in held:
            con.close()

    def test_killed_session_is_replaced(self):
        con = self.connect()
        number = con.thread_id()
        other = self.connect()
        other.kill(number)
        with self.assertRaises(MySQLdb.OperationalError):
            con.query('SELECT 1')
        con.close()
        other.close()
        for _ in range(SIZE):
            self.assertNotEqual(number, self.value('SELECT CONNECTION_ID()'))

    def test_database_is_that_of_the_login(self):
        for query in 'USE mysql', None:
            con = self.connect()
            number = con.thread_id()
            if query:
                con.cursor().execute(query)
            else:
                con.select_db('mysql')
            con.close()
            self.assertEqual(number, self.value('SELECT CONNECTION_ID()'))
            self.assertEqual('test', self.value('SELECT DATABASE()'))

    def test_login_without_a_database(self):
        server = dict(SERVER, connect_timeout=self.timeout)
        del server['db']
        for _ in range(3):
            con = MySQLdb.connect(**server)
            cur = con.cursor()
            cur.execute('SELECT DATABASE()')
            self.assertEqual((None,), cur.fetchone())
            con.select_db('test')
            con.close()

    def test_containers_pool(self):
        """What a container has put into JNDI, with the same promises."""
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        number = self.value('SELECT CONNECTION_ID()')
        con = MySQLdb.connect(charset='latin1', init_command='SET @a = 7',
                              use_unicode=True, host='192.0.2.1')
        self.assertEqual(number, con.thread_id())
        self.assertEqual('latin1', con.character_set_name())
        self.assertRegexpMatches(con.get_server_info(), '^[0-9]+[.]')
        cur = con.cursor()
        cur.execute(u"SELECT '\xe9', %s, @a, @@lock_wait_timeout",
                    [u'\xe9'])
        self.assertEqual((u'\xe9', u'\xe9', 7, 77), cur.fetchone())
        cur.execute("SELECT REPEAT('x', 100000) FROM seq_1_to_30")
        self.assertEqual(3000000, sum(len(row[0]) for row in cur.fetchall()))
        cur.execute('SELECT LENGTH(%s)', ['y' * 3000000])
        self.assertEqual((3000000,), cur.fetchone())
        con.autocommit(True)
        cur.execute('SET lock_wait_timeout = 5, sql_mode = ""')
        cur.execute('CREATE TEMPORARY TABLE mine (a INT)')
        con.select_db('mysql')
        con.close()

        con = self.connect()
        self.assertEqual(number, con.thread_id())
        self.assertFalse(con.get_autocommit())
        cur = con.cursor()
        cur.execute('SELECT @a, @@lock_wait_timeout, @@sql_mode, DATABASE(), '
                    '@@character_set_client')
        a, wait, mode, database, charset = cur.fetchone()
        self.assertEqual((None, 77, 'test'), (a, wait, database))
        self.assertNotEqual('', mode)
        self.assertNotEqual('latin1', charset)
        con.close()

    def test_lost_connection_of_a_containers_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        con = self.connect()
        other = self.connect()
        number = con.thread_id()
        other.kill(number)
        with self.assertRaises(MySQLdb.OperationalError):
            con.query('SELECT 1')
        con.close()
        other.close()
        self.assertNotEqual(number, self.value('SELECT CONNECTION_ID()'))

    def test_dropped_connections_go_back_to_a_containers_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'
        for _ in range(7):  # of two
            self.connect().cursor().execute('SELECT 1')

    def test_no_such_container_pool(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/none'
        with self.assertRaisesRegexp(
                MySQLdb.OperationalError,
                'there is no DataSource java:comp/env/jdbc/none in JNDI'):
            self.connect()

    OperationalError = MySQLdb.OperationalError

    def restart(self):
        """Kill the server, and start it again."""
        RESTART.run()


class ContainersPoolTest(Pooled, unittest.TestCase):
    """A pool that knows nothing of sessions of ours."""

    OperationalError = MySQLdb.OperationalError

    def setUp(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/shop'

    def connect(self):
        return MySQLdb.connect(**SERVER)

    def restart(self):
        RESTART.run()


if __name__ == '__main__':
    unittest.main()
