"""Python code that SQLite calls."""
import sqlite3
import unittest


class CallbackTest(unittest.TestCase):

    def setUp(self):
        self.con = sqlite3.connect(':memory:')
        self.con.execute('create table t (a)')
        self.con.execute('insert into t values (1)')

    def tearDown(self):
        self.con.close()

    def call(self, function):
        self.con.create_function('f', 0, function)
        return self.con.execute('select f() from t').fetchall()

    def test_connection_cannot_go_while_it_runs(self):
        errors = []

        def close():
            for method in (self.con.close, self.con.rollback):
                try:
                    method()
                except sqlite3.ProgrammingError as e:
                    errors.append(str(e))

        self.call(close)
        self.assertEqual(errors, [
            'A function that SQLite calls must not call %s() of its '
            'connection.' % method for method in ('close', 'rollback')])

    def test_function_runs_statements(self):
        self.assertEqual(
            self.call(lambda: self.con.execute('select 5').fetchone()[0]),
            [(5,)])

    def test_cursor_is_not_used_by_its_own_statement(self):
        cursor = self.con.cursor()

        def use():
            for method, args in ((cursor.execute, ('select 2',)),
                                 (cursor.executemany, ('select 2', [()])),
                                 (cursor.executescript, ('select 2',)),
                                 (cursor.fetchone, ()), (cursor.close, ()),
                                 (cursor.__init__, (self.con,))):
                with self.assertRaises(sqlite3.ProgrammingError) as raised:
                    method(*args)
                self.assertEqual(str(raised.exception),
                                 'Recursive use of cursors not allowed.')
            return 1

        self.con.create_function('f', 0, use)
        self.assertEqual(cursor.execute('select f()').fetchone(), (1,))

    def test_exception_of_a_function(self):
        self.con.create_function('f', 0, lambda: 1 / 0)
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.execute('select f()')
        self.assertEqual(str(raised.exception),
                         'user-defined function raised exception')

    def test_end_of_the_process_is_no_error_of_a_statement(self):
        def end():
            raise SystemExit(3)

        self.assertRaises(SystemExit, self.call, end)
        self.assertEqual(self.con.execute('select 1').fetchone(), (1,))

    def test_function_is_replaced(self):
        self.assertEqual(self.call(lambda: 1), [(1,)])
        self.assertEqual(self.call(lambda: 2), [(2,)])

    def test_authorizer_is_refused(self):
        with self.assertRaises(sqlite3.NotSupportedError) as raised:
            self.con.set_authorizer(lambda *args: sqlite3.SQLITE_OK)
        self.assertTrue('no authorizer' in str(raised.exception))

    def test_extensions(self):
        self.con.enable_load_extension(True)
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.load_extension('/no/such/extension')
        self.assertTrue('no/such/extension' in str(raised.exception))
        self.con.enable_load_extension(False)
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.load_extension('/no/such/extension')
        self.assertEqual(str(raised.exception), 'not authorized')
