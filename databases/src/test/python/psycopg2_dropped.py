"""Connections that nobody closes: CPython closes them at once."""
import threading
import unittest

import psycopg2

DSN = None  # set by the test in Java
MANY = 300  # the server of the test takes 40


class DroppedTest(unittest.TestCase):

    def test_many_connections(self):
        for _ in xrange(MANY):
            psycopg2.connect(DSN).cursor()
        con = psycopg2.connect(DSN)
        con.cursor().execute('SELECT 1')
        con.close()

    def test_uncommitted_connection_rolls_back(self):
        con = psycopg2.connect(DSN)
        con.autocommit = True
        cur = con.cursor()
        cur.execute('CREATE TABLE dropped (a int primary key)')

        def insert():
            psycopg2.connect(DSN).cursor().execute(
                'INSERT INTO dropped VALUES (1)')

        thread = threading.Thread(target=insert)
        thread.start()
        thread.join()
        # What comes in its way makes room: too many connections.
        for _ in xrange(MANY):
            psycopg2.connect(DSN)
        cur.execute("SET lock_timeout = '60s'")
        cur.execute('INSERT INTO dropped VALUES (1)')
        cur.execute('DROP TABLE dropped')
        con.close()
