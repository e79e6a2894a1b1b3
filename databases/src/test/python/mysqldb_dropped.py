"""Connections and cursors that nobody closes: CPython closes them at once."""
import threading
import unittest

import MySQLdb
import MySQLdb.cursors

SERVER = None  # set by the test in Java
MANY = 300  # the server of the test takes 40


class DroppedTest(unittest.TestCase):

    def test_many_connections(self):
        for _ in xrange(MANY):
            MySQLdb.connect(**SERVER).cursor()
        con = MySQLdb.connect(**SERVER)
        con.cursor().execute('SELECT 1')
        con.close()

    def test_uncommitted_connection_rolls_back(self):
        con = MySQLdb.connect(autocommit=True, **SERVER)
        cur = con.cursor()
        cur.execute('CREATE TABLE dropped (a INT PRIMARY KEY) ENGINE=InnoDB')

        def insert():
            MySQLdb.connect(**SERVER).cursor().execute(
                'INSERT INTO dropped VALUES (1)')

        thread = threading.Thread(target=insert)
        thread.start()
        thread.join()
        # What comes in its way makes room: too many connections.
        for _ in xrange(MANY):
            MySQLdb.connect(**SERVER)
        cur.execute('SET innodb_lock_wait_timeout = 60')
        cur.execute('INSERT INTO dropped VALUES (1)')
        cur.execute('DROP TABLE dropped')
        con.close()

    def test_half_read_cursor(self):
        con = MySQLdb.connect(**SERVER)
        self.read_one(con)
        cur = con.cursor()
        cur.execute('SELECT 2')
        self.assertEqual(cur.fetchall(), ((2,),))
        con.close()

    def read_one(self, con):
        cur = con.cursor(MySQLdb.cursors.SSCursor)
        cur.execute('SELECT seq FROM seq_1_to_100000')
        self.assertEqual(cur.fetchone(), (1,))
