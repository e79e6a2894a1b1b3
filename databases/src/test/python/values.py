# -*- coding: utf-8 -*-
"""Values, names and rows."""
import datetime
import sqlite3
import unittest
import UserDict


class ValueTest(unittest.TestCase):

    def setUp(self):
        self.con = sqlite3.connect(':memory:')

    def tearDown(self):
        self.con.close()

    def same(self, value):
        return self.con.execute('select ?', (value,)).fetchone()[0]

    def test_names_of_a_function_or_an_object(self):
        class Plain(object):
            pass
        plain = Plain()
        plain.a = 5
        name = lambda a, b: self.con.execute('select :a, :b',
                                             locals()).fetchone()
        self.assertEqual((1, u'x'), name(1, 'x'))
        self.assertEqual((5,), self.con.execute('select :a',
                                                vars(plain)).fetchone())
        with self.assertRaises(sqlite3.ProgrammingError):
            self.con.execute('select :missing', vars(plain))

    def test_values_come_back(self):
        for value in (None, 0, -1, 2 ** 31, 2 ** 63 - 1, -2 ** 63, 1.5, u'',
                      u'a\0b', u'gr\xfc\xdfe', u'\u20ac', u'\U0001F600',
                      u'x' * 100000):
            self.assertEqual(self.same(value), value)
            self.assertEqual(type(self.same(value)) is unicode,
                             type(value) is unicode)
        self.assertRaises(OverflowError, self.same, 2 ** 63)
        blob = ''.join(map(chr, range(256)))
        self.assertEqual(str(self.same(buffer(blob))), blob)
        self.assertEqual(str(self.same(buffer(''))), '')
        self.assertEqual(self.same(True), 1)

    def test_utf_16(self):
        self.con.execute("pragma encoding = 'UTF-16'")
        self.con.execute('create table t (a text)')
        self.con.execute('insert into t values (?)', (u'gr\xfc\u20ac',))
        self.assertEqual(self.con.execute('select a from t').fetchall(),
                         [(u'gr\xfc\u20ac',)])

    def test_no_text(self):
        with self.assertRaises(sqlite3.OperationalError) as raised:
            self.con.execute("select cast(x'ff' as text) as a").fetchone()
        self.assertEqual(str(raised.exception), "Could not decode to UTF-8 "
                         "column 'a' with text '\xff'")
        self.con.text_factory = str
        self.assertEqual(self.con.execute("select cast(x'ff' as text)"
                                          ).fetchone(), ('\xff',))

    def test_columns_after_a_change(self):
        self.con.execute('create table t (a)')
        self.con.execute('insert into t values (1)')
        for _ in range(2):
            self.assertEqual(self.con.execute('select * from t').fetchall(),
                             [(1,)])
        self.con.execute('alter table t add b default 2')
        cursor = self.con.execute('select * from t')
        self.assertEqual([d[0] for d in cursor.description], ['a', 'b'])
        self.assertEqual(cursor.fetchall(), [(1, 2)])
        self.con.execute('alter table t rename column b to c')
        cursor = self.con.execute('select * from t')
        self.assertEqual([d[0] for d in cursor.description], ['a', 'c'])

    def test_names(self):
        cursor = self.con.execute(u'select 1 as gr\xfc\xdfe, 2 as "x [y]"')
        self.assertEqual([d[0] for d in cursor.description],
                         [u'gr\xfc\xdfe'.encode('utf-8'), 'x'])
        cursor = self.con.execute('select 1 as "\xff", 2 as "\xe9 [y]"')
        self.assertEqual([d[0] for d in cursor.description],
                         ['\xff', '\xe9'])
        self.assertEqual(self.con.execute(
            u'select :gr\xfc, :a, :gr\xfc', {u'gr\xfc': 1, 'a': 2}
        ).fetchone(), (1, 2, 1))
        self.assertEqual(self.con.execute(
            u'select :gr\xfc', {u'gr\xfc'.encode('utf-8'): 1}).fetchone(), (1,))
        self.assertRaises(sqlite3.ProgrammingError, self.con.execute,
                          'select :a', {'b': 1})

    def test_parameters_of_a_subclass(self):
        class Items(object):
            def __getitem__(self, index):
                return 'item %d' % index

            def __len__(self):
                return 1

        class Items1(Items, tuple):
            pass

        class Items2(Items, list):
            pass

        for items in Items(), Items1(), Items2():
            self.assertEqual(self.con.execute('select ?', items).fetchone(),
                             ('item 0',))
        with self.assertRaises(KeyError) as caught:
            self.con.execute('select ?', UserDict.UserDict(a=1))
        self.assertEqual(caught.exception.args, (0,))

    def test_words_of_errors_have_the_bytes_of_the_sql(self):
        for name in '\xe4', u'\xe4', u'\u20ac':
            with self.assertRaises(sqlite3.OperationalError) as caught:
                self.con.execute('select ' + name)
            if isinstance(name, unicode):
                name = name.encode('utf-8')
            self.assertEqual(str(caught.exception), 'no such column: ' + name)

    def test_rows(self):
        self.con.row_factory = sqlite3.Row
        row = self.con.execute('select 1 as a, 2 as B').fetchone()
        self.assertEqual((row['A'], row['b'], row[-1], len(row), row.keys()),
                         (1, 2, 2, 2, ['a', 'B']))
        self.assertEqual(dict(row), {'a': 1, 'B': 2})
        self.assertEqual(list(row), [1, 2])
        self.assertRaises(IndexError, row.__getitem__, 'c')
        self.assertRaises(IndexError, row.__getitem__, 2)
        same = self.con.execute('select 1 as a, 2 as B').fetchone()
        self.assertTrue(row == same and not row != same)
        self.assertEqual(len(set([row, same])), 1)

    def test_timestamps(self):
        con = sqlite3.connect(':memory:', detect_types=(
            sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES))
        con.execute('create table t (d date, s timestamp)')
        date = datetime.date(2026, 2, 28)
        stamp = datetime.datetime(2026, 2, 28, 13, 14, 15, 160)
        con.execute('insert into t values (?, ?)', (date, stamp))
        self.assertEqual(con.execute('select d, s from t').fetchall(),
                         [(date, stamp)])
        self.assertEqual(
            con.execute("select '2026-02-28 01:02:03.1234567' as "
                        '"s [timestamp]"').fetchone()[0].microsecond, 123456)
        con.close()

    def test_last_row(self):
        self.con.execute('create table t (a integer primary key)')
        first = self.con.execute('insert into t values (7)')
        second = self.con.execute('insert into t values (9)')
        self.con.execute('delete from t')
        self.assertEqual((first.lastrowid, second.lastrowid), (7, 9))
        third = self.con.execute('insert into t values (11)')
        self.con.close()
        self.assertEqual(third.lastrowid, 11)
        self.con = sqlite3.connect(':memory:')

    def test_returning(self):
        self.con.execute('create table t (a integer primary key)')
        cursor = self.con.execute('insert into t values (1), (2) returning a')
        self.assertEqual(cursor.fetchall(), [(1,), (2,)])
        self.con.commit()
        self.assertEqual(self.con.execute('select a from t').fetchall(),
                         [(1,), (2,)])

    def test_aggregates_of_no_rows_are_null(self):
        class Count(object):
            def __init__(self):
                self.rows = 0

            def step(self, value):
                self.rows += 1

            def finalize(self):
                return self.rows

        self.con.create_aggregate('my_count', 1, Count)
        self.con.execute('create table t (a)')
        for sql, rows in (
                ('select my_count(a) from t', [(None,)]),
                ('select a, my_count(a) from t group by a', []),
                ('select my_count(a) from (select 1 as a)', [(1,)])):
            self.assertEqual(self.con.execute(sql).fetchall(), rows)

    def test_surrogates_on_their_own(self):
        for text in u'\ud800', u'a\udc00\U0001f600b':
            self.assertEqual(
                self.con.execute('select ?', (text,)).fetchone(), (text,))
        self.con.text_factory = str
        self.assertEqual(
            self.con.execute('select ?', (u'\ud800',)).fetchone(),
            (b'\xed\xa0\x80',))

    def test_what_a_call_leaves_that_fails(self):
        cursor = self.con.cursor()
        cursor.execute('create table t (a)')
        cursor.execute('insert into t values (1)')
        self.assertEqual((cursor.rowcount, cursor.lastrowid), (1, 1))
        self.assertRaises(ValueError, cursor.execute, 3)
        self.assertEqual(cursor.rowcount, -1)
        self.con.rollback()
        self.assertRaises(sqlite3.Warning, cursor.execute, 'select 1; select 2')
        self.assertEqual(cursor.fetchall(), [])
        self.con.isolation_level = None
        with self.assertRaises(sqlite3.ProgrammingError):
            cursor.executemany('select 1 as one', [()])
        self.assertEqual((cursor.description[0][0], cursor.lastrowid),
                         ('one', 1))

    def test_a_row_that_cannot_be_made_ends_the_result(self):
        cursor = self.con.execute('select 1 union select 2 union select 3')
        cursor.row_factory = lambda cursor, row: row[0] // (row[0] - 2)
        self.assertEqual(cursor.fetchone(), -1)
        self.assertRaises(ZeroDivisionError, cursor.fetchone)
        self.assertEqual(cursor.fetchone(), None)

    def test_dates_that_are_none(self):
        con = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_COLNAMES)
        for text, words in (('x', "invalid literal for int() with base 10: 'x'"),
                            ('2020-13-01', 'month must be in 1..12')):
            with self.assertRaises(ValueError) as caught:
                con.execute('select ? as "d [date]"', (text,)).fetchone()
            self.assertEqual(str(caught.exception), words)
        con.close()

    def test_subclasses(self):
        class Connection(sqlite3.Connection):
            def cursor(self):
                return sqlite3.Connection.cursor(self, Cursor)

        class Cursor(sqlite3.Cursor):
            def next(self):
                return [column + 1 for column in sqlite3.Cursor.next(self)]

        con = sqlite3.connect(':memory:', factory=Connection)
        con.tag = 'attributes are taken'
        self.assertEqual(list(con.execute('select 1 union select 5')),
                         [[2], [6]])
        con.close()

    def test_names_of_the_module(self):
        self.assertEqual((sqlite3.apilevel, sqlite3.paramstyle,
                          sqlite3.threadsafety), ('2.0', 'qmark', 1))
        self.assertEqual(sqlite3.version_info, (2, 6, 0))
        self.assertTrue(sqlite3.sqlite_version_info > (3, 40))
        self.assertTrue(issubclass(sqlite3.IntegrityError,
                                   sqlite3.DatabaseError))
        self.assertEqual(sqlite3.OperationalError.__module__, 'sqlite3')
