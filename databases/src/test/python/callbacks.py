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

        refused = ['A function that SQLite calls must not call %s() of its '
                   'connection.' % method for method in ('close', 'rollback')]
        self.call(close)
        self.assertEqual(errors, refused)
        del errors[:]
        self.con.set_authorizer(lambda *args: close() or sqlite3.SQLITE_OK)
        self.assertEqual(self.con.execute('select 1').fetchall(), [(1,)])
        self.assertEqual(errors, refused)

    def test_counts_are_no_floats(self):
        for method, args in ((self.con.set_progress_handler, (None, 1.5)),
                             (self.con.create_function, ('f', 1.5, len)),
                             (self.con.create_aggregate, ('f', 1.5, len))):
            self.assertRaises(TypeError, method, *args)

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

    def test_authorizer_is_asked(self):
        asked = []

        def ask(*args):
            asked.append(args)
            return sqlite3.SQLITE_OK

        self.con.commit()
        self.con.set_authorizer(ask)
        self.con.execute('select a from t')
        self.assertEqual(asked, [
            (sqlite3.SQLITE_SELECT, None, None, None, None),
            (sqlite3.SQLITE_READ, 't', 'a', 'main', None)])
        for name in (asked[1][1], asked[1][3]):
            self.assertEqual(type(name), str)
        del asked[:]
        cursor = self.con.execute('insert into t values (2)')
        self.assertEqual(cursor.lastrowid, 2)
        self.con.commit()
        self.con.execute('pragma user_version = 3')
        self.assertEqual(asked, [
            (sqlite3.SQLITE_INSERT, 't', None, 'main', None),
            (sqlite3.SQLITE_TRANSACTION, 'BEGIN', None, None, None),
            (sqlite3.SQLITE_TRANSACTION, 'COMMIT', None, None, None),
            (sqlite3.SQLITE_PRAGMA, 'user_version', '3', None, None)])

    def test_authorizer_names_the_trigger_or_view(self):
        asked = []
        self.con.execute(u'create view v\xe4 as select a from t')
        self.con.set_authorizer(
            lambda *args: asked.append(args) or sqlite3.SQLITE_OK)
        self.con.execute(u'select * from v\xe4')
        self.assertTrue((sqlite3.SQLITE_READ, 't', 'a', 'main', 'v\xc3\xa4')
                        in asked)

    def test_authorizer_is_asked_for_files(self):
        asked = []
        self.con.commit()
        self.con.set_authorizer(lambda *args: asked.append(args) or 0)
        self.con.execute("attach ':memory:' as a")
        self.con.execute("attach ? as b", (':memory:',))
        self.assertEqual(asked, [
            (sqlite3.SQLITE_ATTACH, ':memory:', None, None, None),
            (sqlite3.SQLITE_ATTACH, None, None, None, None)])

    def test_authorizer_denies_ignores_or_is_wrong(self):
        answer = [sqlite3.SQLITE_OK]

        def ask(action, *args):
            if action == sqlite3.SQLITE_READ:
                return answer[0]
            return sqlite3.SQLITE_OK

        self.con.set_authorizer(ask)
        select = 'select a from t'
        self.assertEqual(self.con.execute(select).fetchall(), [(1,)])
        self.con.set_authorizer(ask)
        answer[0] = sqlite3.SQLITE_IGNORE
        self.assertEqual(self.con.execute(select).fetchall(), [(None,)])
        self.con.set_authorizer(ask)
        for denied in (sqlite3.SQLITE_DENY, None, 'no', 0.0, 1 << 40, True):
            answer[0] = denied
            with self.assertRaises(sqlite3.DatabaseError) as raised:
                self.con.execute(select + ' where a = 1')
            self.assertEqual(str(raised.exception),
                             'access to t.a is prohibited')
        answer[0] = 5
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.execute(select + ' where a = 1')
        self.assertEqual(str(raised.exception), 'authorizer malfunction')
        answer[0] = False
        self.assertEqual(self.con.execute(select).fetchall(), [(1,)])

    def test_authorizer_that_raises_denies(self):
        self.con.set_authorizer(lambda *args: 1 / 0)
        with self.assertRaises(sqlite3.DatabaseError) as raised:
            self.con.execute('select 1')
        self.assertEqual(str(raised.exception), 'not authorized')

        def end(*args):
            raise SystemExit(3)

        self.con.set_authorizer(end)
        self.assertRaises(SystemExit, self.con.execute, 'select 1')
        self.con.set_authorizer(lambda *args: sqlite3.SQLITE_OK)
        self.assertEqual(self.con.execute('select 1').fetchone(), (1,))

    def test_authorizer_of_transactions(self):
        denied = ['BEGIN']

        def ask(action, name, *args):
            if action == sqlite3.SQLITE_TRANSACTION and name in denied:
                return sqlite3.SQLITE_DENY
            return sqlite3.SQLITE_OK

        self.con.commit()
        self.con.set_authorizer(ask)
        insert = 'insert into t values (2)'
        self.assertRaises(sqlite3.DatabaseError, self.con.execute, insert)
        denied[:] = ['COMMIT']
        self.con.execute(insert)
        self.assertRaises(sqlite3.DatabaseError, self.con.commit)
        self.con.rollback()
        self.assertEqual(
            self.con.execute('select count(*) from t').fetchone(), (1,))
        denied[:] = ['BEGIN']
        self.assertRaises(sqlite3.DatabaseError, self.con.execute, insert)

    def test_authorizers_of_many_connections(self):
        def ask(*args):
            asked.append(args)
            return sqlite3.SQLITE_OK

        for _ in range(300):
            asked = []
            con = sqlite3.connect(':memory:')
            con.set_authorizer(ask)
            con.execute('select 1')
            self.assertEqual(len(asked), 1)
            con.close()

    def test_authorizer_has_to_be_hashable(self):
        self.assertRaises(TypeError, self.con.set_authorizer)
        self.assertRaises(TypeError, self.con.set_authorizer, [])
        self.con.set_authorizer(authorizer_callback=None)
        self.assertRaises(sqlite3.DatabaseError, self.con.execute, 'select 1')

    def test_extensions(self):
        self.con.enable_load_extension(True)
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.load_extension('/no/such/extension')
        self.assertTrue('no/such/extension' in str(raised.exception))
        self.con.enable_load_extension(False)
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.load_extension('/no/such/extension')
        self.assertEqual(str(raised.exception), 'not authorized')
