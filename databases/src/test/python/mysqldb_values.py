# coding: utf-8
"""Values with MySQLdb: what the server sends, and what is sent to it."""
import datetime
import decimal
import unittest

import MySQLdb
import MySQLdb.cursors
from MySQLdb.constants import FIELD_TYPE, FLAG

SERVER = None  # keyword arguments of connect(), set by the test in Java

QUOTES = ''.join(map(chr, range(256)))


class ValuesTest(unittest.TestCase):

    def setUp(self):
        self.con = MySQLdb.connect(charset='utf8mb4', **SERVER)
        self.cur = self.con.cursor()

    def tearDown(self):
        self.con.close()

    def select(self, sql, args=None):
        self.cur.execute('SELECT ' + sql, args)
        return self.cur.fetchone()

    def test_numbers(self):
        row = self.select(
            "1, -2147483648, 2147483648, 18446744073709551615, "
            "-9223372036854775808, 1.50, 1e3, CAST('1.25' AS DECIMAL(40,20)),"
            " NULL")
        self.assertEqual(row, (
            1, -2147483648, 2147483648, 18446744073709551615,
            -9223372036854775808, decimal.Decimal('1.50'), 1000.0,
            decimal.Decimal('1.25'), None))
        self.assertEqual(map(type, row[5:7]), [decimal.Decimal, float])

    def test_text_and_bytes(self):
        row = self.select(
            u"'\u20ac\U0001f600', x'00ff27', _latin1 x'e9', BINARY 'a', b'101'")
        self.assertEqual(row, (u'\u20ac\U0001f600', '\0\xff\'', u'\xe9', 'a',
                               '\x05'))
        self.assertEqual(map(type, row), [unicode, str, unicode, str, str])

    def test_without_charset_text_is_str(self):
        con = MySQLdb.connect(use_unicode=False, charset='latin1', **SERVER)
        cur = con.cursor()
        cur.execute("SELECT _utf8mb4 x'c3a9'")
        self.assertEqual(cur.fetchone(), ('\xe9',))
        con.close()
        con = MySQLdb.connect(**SERVER)
        cur = con.cursor()
        cur.execute("SELECT 'a'")
        self.assertEqual(type(cur.fetchone()[0]), str)
        con.close()

    def test_dates_and_times(self):
        self.cur.execute("SET sql_mode=''")
        row = self.select(
            "CAST('2020-02-29' AS DATE), CAST('0000-00-00' AS DATE), "
            "CAST('2020-01-31 23:59:59.5' AS DATETIME(3)), "
            "CAST('2020-00-00 00:00:00' AS DATETIME), "
            "CAST('-838:59:59' AS TIME), CAST('00:00:01.000002' AS TIME(6)), "
            "CAST('-00:00:01.5' AS TIME(1)), YEAR('2020-01-01')")
        self.assertEqual(row, (
            datetime.date(2020, 2, 29), None,
            datetime.datetime(2020, 1, 31, 23, 59, 59, 500000), None,
            -datetime.timedelta(hours=838, minutes=59, seconds=59),
            datetime.timedelta(seconds=1, microseconds=2),
            -datetime.timedelta(seconds=1.5), 2020))

    def test_parameters(self):
        values = (
            1, 10 ** 18, 1.5, decimal.Decimal('1.10'), None, True, u'\u20ac"\'',
            datetime.datetime(2020, 1, 2, 3, 4, 5, 6),
            datetime.date(2020, 1, 2))
        row = self.select(', '.join(['%s'] * len(values)), values)
        self.assertEqual(row[:4], values[:4])
        self.assertEqual(row[4:7], (None, 1, values[6]))
        self.assertEqual(row[7:9], ('2020-01-02 03:04:05.000006',
                                    '2020-01-02'))
        self.assertEqual(self.select('HEX(%s)', [bytearray(QUOTES)])[0],
                         QUOTES.encode('hex').upper())
        self.assertEqual(self.select('%(a)s, %(b)s', {'a': 1, 'b': "x'"}),
                         (1, "x'"))
        self.assertEqual(self.select('3 IN %s', [(1, 2, 3)]), (1,))

    def test_columns_are_described(self):
        self.cur.execute('CREATE TEMPORARY TABLE d ('
                         'id INT PRIMARY KEY AUTO_INCREMENT, '
                         't VARCHAR(10), n DECIMAL(10,2) NOT NULL)')
        self.cur.execute("INSERT INTO d (t, n) VALUES ('abc', 1.5)")
        self.assertEqual((self.cur.rowcount, self.cur.lastrowid), (1, 1))
        self.cur.execute('SELECT * FROM d')
        self.assertEqual(self.cur.description, (
            ('id', FIELD_TYPE.LONG, 1, 11, 11, 0, 0),
            ('t', FIELD_TYPE.VAR_STRING, 3, 40, 40, 0, 1),
            ('n', FIELD_TYPE.NEWDECIMAL, 4, 12, 12, 2, 0)))
        flags = self.cur.description_flags
        self.assertTrue(flags[0] & FLAG.AUTO_INCREMENT)
        self.assertEqual([flag & FLAG.NUM for flag in flags],
                         [FLAG.NUM, 0, FLAG.NUM])
        self.assertEqual(self.cur.rowcount, 1)
        # C's int has no room for the length of a LONGTEXT.
        self.cur.execute('CREATE TEMPORARY TABLE l (t LONGTEXT)')
        self.cur.execute('SELECT t FROM l')
        self.assertEqual(self.cur.description,
                         (('t', FIELD_TYPE.BLOB, 0, -1, -1, 0, 1),))

    def test_rows_as_dictionaries(self):
        cur = self.con.cursor(MySQLdb.cursors.DictCursor)
        cur.execute('SELECT 1 a, b.a, c.a FROM (SELECT 2 a) b, (SELECT 3 a) c')
        self.assertEqual(cur.fetchall(), ({'a': 1, 'b.a': 2, 'c.a': 3},))
        self.con.query('SELECT b.a, 1 x FROM (SELECT 2 a) b')
        result = self.con.store_result()
        self.assertEqual(result.fetch_row(how=2), ({'b.a': 2, 'x': 1},))
        with self.assertRaises(ValueError):
            result.fetch_row(1, 3)

    def test_result_of_the_lower_module(self):
        self.con.query('SELECT seq FROM seq_1_to_5')
        result = self.con.store_result()
        self.assertEqual(
            (result.num_rows(), result.num_fields(), result.has_next),
            (5, 1, False))
        self.assertEqual(result.fetch_row(2), ((1,), (2,)))
        self.assertEqual(result.fetch_row(0), ((3,), (4,), (5,)))
        self.assertEqual(result.fetch_row(), ())
        result.data_seek(3)
        self.assertEqual(result.fetch_row(9), ((4,), (5,)))

    def test_converters(self):
        con = MySQLdb.connect(conv={
            FIELD_TYPE.LONG: lambda text: 'int ' + text,
            FIELD_TYPE.VAR_STRING: [(FLAG.BINARY, lambda text: 'bytes'),
                                    (None, lambda text: 'text')]}, **SERVER)
        con.query("SELECT CAST(1 AS INT), x'00', 'a', 1.5")
        self.assertEqual(con.store_result().fetch_row(),
                         (('int 1', 'bytes', 'text', '1.5'),))
        con.close()

    def test_json_and_geometry(self):
        self.cur.execute('CREATE TEMPORARY TABLE g (j JSON, p POINT)')
        self.cur.execute("INSERT INTO g VALUES (%s, POINT(1, 2))",
                         [u'{"a": "\u20ac"}'])
        self.cur.execute('SELECT j, p, ST_AsText(p) FROM g')
        row = self.cur.fetchone()
        self.assertEqual((row[0], row[2]), (u'{"a": "\u20ac"}', 'POINT(1 2)'))
        self.assertEqual(len(row[1]), 25)

    def test_large_values(self):
        self.cur.execute('SET GLOBAL max_allowed_packet=64*1024*1024')
        con = MySQLdb.connect(**SERVER)
        cur = con.cursor()
        for size in 65535, 2 ** 24 - 10, 2 ** 24 + 10:
            cur.execute("SELECT REPEAT('x', %s), LENGTH(%s)",
                        [size, 'y' * size])
            text, length = cur.fetchone()
            self.assertEqual((len(text), length), (size, size))
        con.close()


class EscapingTest(unittest.TestCase):
    """No text ends the literal that it stands in."""

    def test_every_charset(self):
        con = MySQLdb.connect(**SERVER)
        cur = con.cursor()
        cur.execute('SELECT character_set_name FROM '
                    'information_schema.character_sets')
        names = [name for name, in cur.fetchall()
                 if name not in ('ucs2', 'utf16', 'utf16le', 'utf32')]
        con.close()
        for name in names:
            for mode in '', 'NO_BACKSLASH_ESCAPES':
                self.check(name, mode)

    def check(self, charset, mode):
        con = MySQLdb.connect(charset=charset, use_unicode=False,
                              sql_mode=mode, **SERVER)
        texts = [chr(first) + rest for first in range(0x80, 256)
                 for rest in ("'", '\\', "\\'", "' OR 1 -- ", '"', '\x5c')]
        for at in range(0, len(texts), 128):
            # If one of them ended early, what follows would not be as sent.
            part = texts[at:at + 128]
            con.query('SELECT ' + ', '.join(
                'HEX(CAST(_binary %s AS BINARY)), 7' %
                con.string_literal(text) for text in part))
            row = con.store_result().fetch_row()[0]
            self.assertEqual(
                [value.decode('hex') for value in row[::2]], part,
                (charset, mode))
            self.assertEqual(set(row[1::2]), {7})
        con.close()

    def test_charset_that_a_query_sets(self):
        con = MySQLdb.connect(**SERVER)
        con.query('SET NAMES gbk')
        self.assertEqual(con.character_set_name(), 'gbk')
        self.assertEqual(con.escape_string("\xbf'"), "\\\xbf\\'")
        con.close()

    def test_of_no_connection(self):
        self.assertEqual(MySQLdb.escape_string('a\'"\\\0\n\r\x1a'),
                         'a\\\'\\"\\\\\\0\\n\\r\\Z')
        self.assertEqual(MySQLdb.string_literal("a'"), "'a\\''")
        self.assertEqual(MySQLdb.escape([1], {list: lambda o, d: 'x'}), 'x')
