"""Connections that come from a pool, and go back to it."""
import os
import threading
import unittest

import MySQLdb

SERVER = None  # set by the test in Java
SIZE = 3


class PoolTest(unittest.TestCase):

    def setUp(self):
        os.environ['WSGILET_DATABASE_POOL'] = str(SIZE)
        # A pool of its own for each test.
        self.timeout = 1 + sorted(
            name for name in dir(PoolTest) if name.startswith('test_')).index(
                self.id().split('.')[-1])

    def connect(self):
        return MySQLdb.connect(connect_timeout=self.timeout, **SERVER)

    def value(self, query):
        con = self.connect()
        cur = con.cursor()
        cur.execute(query)
        value = cur.fetchone()[0]
        con.close()
        return value

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
        held = [self.connect() for _ in range(SIZE)]
        with self.assertRaisesRegexp(
                MySQLdb.OperationalError,
                r'no connection of the pool mysql://tester@127.0.0.1:\d+/test '
                r'became free in \d s: 3 are in use of 3; close connections'):
            self.connect()
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

    def test_container(self):
        os.environ['WSGILET_DATABASE_POOL'] = 'jndi:java:comp/env/jdbc/none'
        with self.assertRaises(MySQLdb.OperationalError):
            self.connect()


if __name__ == '__main__':
    unittest.main()
