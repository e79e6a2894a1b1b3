# -*- coding: utf-8 -*-
"""Values on their way to PostgreSQL and back."""
import datetime
import decimal
import unittest
import uuid

import psycopg2
import psycopg2.extensions
import psycopg2.extras

DSN = None  # set by the test in Java

UTC = psycopg2.tz.FixedOffsetTimezone(offset=0)

VALUES = [
    1, -1, 2 ** 40, 1.5, -0.25, float('inf'), True, False, None,
    'caf\xc3\xa9', "it's 100% \\ \n", '',
    decimal.Decimal('-12345678901234567890.123'),
    datetime.date(2020, 2, 29), datetime.date.max,
    datetime.time(23, 59, 59, 999999),
    datetime.datetime(1999, 12, 31, 23, 59, 59, 1),
    datetime.datetime(2020, 6, 1, 12, 0, tzinfo=UTC),
    datetime.timedelta(-3, 7, 11),
    [1, None, 3], [[1, 2], [3, 4]], ['a,b', 'c"d', '{', 'NULL', '\\'],
    [datetime.date(2020, 1, 1)], [],
]


class ValuesTest(unittest.TestCase):

    def setUp(self):
        self.con = psycopg2.connect(DSN)
        self.cur = self.con.cursor()

    def tearDown(self):
        self.con.close()

    def one(self, sql, *values):
        self.cur.execute(sql, values or None)
        return self.cur.fetchone()[0]

    def test_come_back_as_they_were(self):
        for value in VALUES:
            self.assertEqual(self.one('SELECT %s' if value != [] else
                                      'SELECT %s::int[]', value), value)

    def test_unicode(self):
        text = u'Grüße, \u20ac \U0001f600'
        self.assertEqual(self.one('SELECT %s', text), text.encode('utf-8'))
        psycopg2.extensions.register_type(
            psycopg2.extensions.UNICODE, self.cur)
        self.assertEqual(self.one('SELECT %s', text), text)
        self.assertEqual(self.one(u'SELECT \'\u20ac\''), u'\u20ac')

    def test_encodings(self):
        psycopg2.extensions.register_type(
            psycopg2.extensions.UNICODE, self.con)
        for encoding, byte in ('LATIN1', '\xe9'), ('KOI8R', '\xc1'):
            self.con.set_client_encoding(encoding)
            text = byte.decode(psycopg2.extensions.encodings[encoding])
            self.assertEqual(self.one('SELECT %s', text), text)
            self.assertEqual(self.one("SELECT '" + byte + "'"), text)

    def test_bytes(self):
        data = ''.join(map(chr, range(256)))
        got = self.one('SELECT %s', psycopg2.Binary(data))
        self.assertEqual(str(got), data)
        self.assertEqual(str(self.one('SELECT %s', buffer(data))), data)

    def test_json_uuid_and_ranges(self):
        psycopg2.extras.register_uuid(conn_or_curs=self.con)
        number = uuid.UUID(int=1 << 100)
        self.assertEqual(self.one('SELECT %s', number), number)
        value = {u'a': [1, None, u'\xe9']}
        self.assertEqual(
            self.one('SELECT %s::jsonb', psycopg2.extras.Json(value)), value)
        span = psycopg2.extras.NumericRange(1, 5)
        self.assertEqual(self.one('SELECT %s::int4range', span), span)

    def test_time_zone_is_that_of_the_server(self):
        # libpq sends none, so that the setting of the server counts.
        self.assertEqual(self.one('SHOW timezone'), 'Asia/Tokyo')
        at = self.one("SELECT '2020-01-01 00:00+00'::timestamptz")
        self.assertEqual(at.utcoffset(), datetime.timedelta(hours=9))

    def test_types_of_programs(self):
        class Point(object):
            pass

        adapter = psycopg2.extensions.AsIs
        psycopg2.extensions.register_adapter(
            Point, lambda point: adapter("'(1,2)'::point"))
        oid = 600
        psycopg2.extensions.register_type(psycopg2.extensions.new_type(
            (oid,), 'POINT', lambda text, cur: text and text.upper()))
        self.assertEqual(self.one('SELECT %s', Point()), '(1,2)')
        with self.assertRaises(psycopg2.ProgrammingError):
            self.cur.mogrify('%s', [object()])

    def test_mogrify(self):
        self.assertEqual(
            self.cur.mogrify('%(a)s %% %(a)s %(b)s', {'a': "'", 'b': -1}),
            "'''' % ''''  -1")
        self.assertEqual(self.cur.mogrify('100% %s'), '100% %s')
        self.assertRaises(IndexError, self.cur.mogrify, '%s %s', [1])
        self.assertRaises(TypeError, self.cur.mogrify, '%s', [1, 2])
        self.assertRaises(ValueError, self.cur.mogrify, '%d', [1])
        with self.assertRaises(TypeError) as raised:
            self.cur.mogrify('%s', 5)
        self.assertEqual(str(raised.exception),
                         "'int' object does not support indexing")
        self.assertEqual(
            self.cur.mogrify('%s %s', [psycopg2.extensions.AsIs(None),
                                       psycopg2.extensions.Float(1)]),
            'NULL 1')
        self.assertRaises(ValueError, self.cur.mogrify, '%s', ['a\0'])

    def test_execute_values(self):
        self.cur.execute('CREATE TEMP TABLE t (a int, b text)')
        psycopg2.extras.execute_values(
            self.cur, 'INSERT INTO t VALUES %s',
            [(i, 'x%d' % i) for i in range(250)])
        self.assertEqual(self.one('SELECT count(*) FROM t'), 250)

    def test_dictionaries(self):
        cur = self.con.cursor(cursor_factory=psycopg2.extras.RealDictCursor)
        cur.execute("SELECT 1 AS a, 'x' AS b")
        self.assertEqual(dict(cur.fetchone()), {'a': 1, 'b': 'x'})
