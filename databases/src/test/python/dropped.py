"""Objects that nobody closes: CPython lets go when the last name goes."""
import os
import shutil
import sqlite3
import tempfile
import threading
import time
import unittest

ROWS = 2000  # more than are read ahead


class DroppedTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.file = os.path.join(self.folder, 'x.db')
        self.con = sqlite3.connect(self.file)
        self.con.execute('create table t (a integer primary key, b text)')
        self.con.executemany('insert into t values (?, ?)',
                             [(i, u'x' * 100) for i in range(ROWS)])
        self.con.commit()

    def tearDown(self):
        self.con.close()
        shutil.rmtree(self.folder)

    def test_ten_thousand_connections(self):
        for _ in xrange(10000):
            sqlite3.connect(self.file).cursor()
        rows = sqlite3.connect(self.file).execute('select count(*) from t')
        self.assertEqual(rows.fetchone(), (ROWS,))

    def test_ten_thousand_cursors(self):
        for i in xrange(10000):
            self.con.execute('select * from t where a = ?', (i % ROWS,))
            self.con.cursor()
        self.assertEqual(self.con.execute('select 1').fetchone(), (1,))

    def test_short_result_that_is_half_read_locks_no_other_connection(self):
        # Two rows are read ahead however long that takes.
        self.con.execute('select a from t limit 2').fetchone()
        other = sqlite3.connect(self.file, timeout=0)
        other.execute('drop table t')
        other.close()

    def test_long_result_that_is_half_read_locks_no_other_connection(self):
        self.con.execute('select * from t').fetchone()
        other = sqlite3.connect(self.file)
        other.execute('drop table t')
        other.close()

    def test_long_result_that_is_half_read_locks_no_table(self):
        self.con.execute('select * from t').fetchone()
        self.con.execute('drop table t')

    def test_long_result_that_is_half_read_is_no_obstacle_to_a_script(self):
        self.con.execute('select * from t').fetchone()
        self.con.executescript('drop table t; vacuum;')

    def test_cursor_that_is_there_reads_on(self):
        cursor = self.con.execute('select a from t order by a')
        self.assertEqual(cursor.fetchone(), (0,))
        self.con.execute('update t set b = 1')
        self.con.commit()
        self.assertEqual(len(cursor.fetchall()), ROWS - 1)
        self.assertEqual(cursor.fetchall(), [])

    def test_uncommitted_connection_rolls_back(self):
        def insert():
            con = sqlite3.connect(self.file)
            con.execute('insert into t values (?, ?)', (ROWS, u'x'))

        thread = threading.Thread(target=insert)
        thread.start()
        thread.join()
        self.insert_in_time((ROWS + 1, u'x'))
        self.con.commit()
        rows = self.con.execute('select a from t where a >= ?', (ROWS,))
        self.assertEqual(rows.fetchall(), [(ROWS + 1,)])

    def insert_in_time(self, row):
        # The thousands that other tests dropped are closed first.
        end = time.time() + 30
        while True:
            try:
                return self.con.execute('insert into t values (?, ?)', row)
            except sqlite3.OperationalError:
                if time.time() > end:
                    raise

    def test_function_that_knows_its_connection_is_no_obstacle(self):
        for _ in xrange(700):
            con = sqlite3.connect(self.file)
            con.create_function('f', 0, lambda con=con: con.total_changes)
            con.execute('select f()').fetchone()
        self.assertTrue(_open_files(self.file) < 700)


def _open_files(name):
    folder = '/proc/self/fd'
    names = []
    for fd in os.listdir(folder):
        try:
            names.append(os.readlink(os.path.join(folder, fd)))
        except OSError:
            pass  # closed meanwhile
    return names.count(name)
