"""What happens where SQLite cannot do what it is asked for."""
import os
import shutil
import sqlite3
import tempfile
import threading
import unittest


class FaultTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.file = os.path.join(self.folder, 'x.db')
        self.con = self.connect()
        self.con.execute('create table t (a)')

    def tearDown(self):
        self.con.close()
        shutil.rmtree(self.folder)

    def connect(self, **options):
        return sqlite3.connect(self.file, **options)

    def error(self, function, *args):
        """What an OperationalError of a call says."""
        with self.assertRaises(sqlite3.OperationalError) as raised:
            function(*args)
        return str(raised.exception)

    def test_locked_file(self):
        self.con.execute('insert into t values (1)')
        other = self.connect(timeout=0.05)
        self.assertEqual(self.error(other.execute, 'insert into t values (2)'),
                         'database is locked')
        self.con.commit()
        other.execute('insert into t values (2)')
        other.commit()
        other.close()

    def test_timeout_is_asked_for_and_set(self):
        def asked(con, sql='pragma busy_timeout'):
            return con.execute(sql).fetchall()

        self.assertEqual(asked(self.con), [(5000,)])
        other = self.connect(timeout=0)
        self.assertEqual(asked(other), [(0,)])
        for millis in 50, 40:
            sql = 'PRAGMA Busy_Timeout = %d' % millis
            self.assertEqual(asked(other, sql), [(millis,)])
            self.assertEqual(asked(other), [(millis,)])
        self.error(asked, other, 'pragma busy_timeout = select')
        self.assertEqual(asked(other, sql), [(40,)])
        other.executescript('pragma busy_timeout = 30; select 1')
        self.assertEqual(asked(other), [(30,)])
        self.con.execute('insert into t values (1)')
        self.assertEqual(self.error(other.execute, 'insert into t values (2)'),
                         'database is locked')
        self.con = None  # dropped: its lock goes
        asked(other, 'pragma busy_timeout = 60000')
        other.execute('insert into t values (2)')
        self.assertEqual(other.execute('select * from t').fetchall(), [(2,)])
        self.con = other

    def test_lock_that_goes_within_the_timeout(self):
        self.con.close()
        self.con = self.connect(check_same_thread=False)
        self.con.execute('insert into t values (1)')
        waiting = threading.Event()
        errors = []

        def insert():
            try:
                other = self.connect(timeout=30)
                waiting.set()
                other.execute('insert into t values (2)')
                other.commit()
                other.close()
            except Exception as e:
                errors.append(e)

        thread = threading.Thread(target=insert)
        thread.start()
        waiting.wait()
        self.con.commit()
        thread.join()
        self.assertEqual(errors, [])
        self.assertEqual(self.con.execute('select a from t').fetchall(),
                         [(1,), (2,)])

    def test_full_disk(self):
        self.con.execute('pragma max_page_count = 5')
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.execute('insert into t values (zeroblob(100000))')
        self.assertEqual(str(raised.exception), 'database or disk is full')
        self.con.execute('insert into t values (1)')
        self.con.commit()
        self.assertEqual(self.con.execute('select * from t').fetchall(),
                         [(1,)])

    def test_rollback_by_sqlite_itself(self):
        self.con.execute('create table u (a unique on conflict rollback)')
        self.con.execute('insert into u values (1)')
        self.con.commit()
        self.con.execute('insert into t values (1)')
        with self.assertRaises(sqlite3.IntegrityError):
            self.con.execute('insert into u values (1)')
        self.con.execute('insert into t values (2)')  # begins anew
        self.con.rollback()
        self.assertEqual(self.con.execute('select * from t').fetchall(), [])

    def test_savepoints_begin_and_end_transactions(self):
        self.con.isolation_level = None
        self.con.execute('savepoint a')
        self.con.execute('insert into t values (1)')
        self.con.execute('savepoint b')
        self.con.execute('release b')
        self.con.rollback()
        self.assertEqual(self.con.execute('select * from t').fetchall(), [])
        self.con.execute('savepoint a')
        self.con.execute('release a')
        self.con.rollback()

    def test_read_only(self):
        self.con.execute('pragma query_only = on')
        self.assertEqual(self.error(self.con.execute, 'delete from t'),
                         'attempt to write a readonly database')

    def test_no_such_folder(self):
        missing = os.path.join(self.folder, 'no', 'x.db')
        self.assertEqual(self.error(sqlite3.connect, missing),
                         'unable to open database file')

    def test_no_database(self):
        with open(os.path.join(self.folder, 'text'), 'w') as f:
            f.write('no database ' * 100)
        con = sqlite3.connect(f.name)
        with self.assertRaises(sqlite3.DatabaseError) as raised:
            con.execute('select * from t')
        self.assertEqual(str(raised.exception), 'file is not a database')
        con.close()

    def test_names_are_relative_to_the_working_directory(self):
        before = os.getcwd()
        os.chdir(self.folder)
        try:
            con = sqlite3.connect('x.db')
            con.execute('select * from t')
            con.close()
            con = sqlite3.connect(u'gr\xfc\xdfe.db')
            con.execute('create table t (a)')
            con.close()
            con = sqlite3.connect(u'gr\xfc\xdfe.db'.encode('utf-8'))
            con.execute('select * from t')
            con.close()
        finally:
            os.chdir(before)

    def test_eight_threads(self):
        self.con.execute('pragma journal_mode = wal')
        errors = []

        def work(number):
            try:
                con = self.connect(timeout=60)
                for i in range(50):
                    con.execute('insert into t values (?)', (number,))
                    con.commit()
                    con.execute('select count(*) from t').fetchone()
                con.close()
            except Exception as e:
                errors.append(e)

        _run_threads(work)
        self.assertEqual(errors, [])
        counts = self.con.execute('select count(*) from t group by a')
        self.assertEqual(counts.fetchall(), [(50,)] * 8)

    def test_eight_threads_share_a_connection(self):
        self.con.close()
        self.con = self.connect(check_same_thread=False)
        errors = []

        def work(number):
            try:
                for i in range(200):
                    self.con.execute('insert into t values (?)', (number,))
                    self.con.execute('select * from t limit 5').fetchall()
            except Exception as e:
                errors.append(e)

        _run_threads(work)
        self.assertEqual(errors, [])
        counts = self.con.execute('select count(*) from t group by a')
        self.assertEqual(counts.fetchall(), [(200,)] * 8)

    def test_interrupt(self):
        self.con.close()
        self.con = self.connect(check_same_thread=False)
        running = threading.Event()
        self.con.create_function('tell', 0, running.set)

        def interrupt():
            running.wait()
            while thread.isAlive():
                self.con.interrupt()

        thread = threading.Thread(target=lambda: said.append(self.error(
            self.con.execute, 'with recursive n(i) as (select tell() union '
            'all select i from n) select count(*) from n')))
        said = []
        thread.start()
        interrupt()
        self.assertEqual(said, ['interrupted'])


def _run_threads(work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
