"""SQLAlchemy with mysql://, which is MySQLdb."""
import unittest

from sqlalchemy import (
    JSON, Column, DateTime, Enum, Integer, LargeBinary, MetaData, Numeric,
    Table, Unicode, create_engine, func, select)
from sqlalchemy.exc import DBAPIError, IntegrityError

SERVER = None  # set by the test in Java


class SqlAlchemyTest(unittest.TestCase):

    def setUp(self):
        self.engine = create_engine(
            'mysql://%(user)s:%(passwd)s@%(host)s:%(port)s/%(db)s'
            '?charset=utf8mb4' % SERVER, pool_pre_ping=True)

    def tearDown(self):
        self.engine.dispose()

    def test_core(self):
        meta = MetaData()
        people = Table('people', meta,
                       Column('id', Integer, primary_key=True),
                       Column('name', Unicode(50), unique=True),
                       Column('at', DateTime),
                       Column('paid', Numeric(10, 2)),
                       Column('kind', Enum('a', 'b')),
                       Column('data', LargeBinary),
                       Column('more', JSON))
        meta.create_all(self.engine)
        with self.engine.begin() as con:
            con.execute(people.insert(), [
                {'name': u'a%d' % i, 'paid': i, 'more': {'i': i}}
                for i in range(1, 5)])
            inserted = con.execute(people.insert().values(
                name=u'J\xf6rg', at=func.now(), kind='a', data=b'\0\xff'))
            self.assertEqual(inserted.inserted_primary_key, [5])
            rows = con.execute(select([
                people.c.name, people.c.paid, people.c.data]).where(
                    people.c.name == u'J\xf6rg')).fetchall()
            self.assertEqual(rows, [(u'J\xf6rg', None, b'\0\xff')])
            self.assertEqual(con.scalar(select([people.c.more]).where(
                people.c.id == 2)), {'i': 2})
            self.assertEqual(con.execute(people.update().values(
                paid=9)).rowcount, 5)
        with self.assertRaises(IntegrityError):
            self.engine.execute(people.insert().values(name=u'a1'))
        reflected = MetaData()
        reflected.reflect(self.engine)
        self.assertIn('people', reflected.tables)
        meta.drop_all(self.engine)

    def test_connection_that_the_server_ends(self):
        with self.engine.connect() as con:
            pid = con.scalar('SELECT CONNECTION_ID()')
        other = create_engine(self.engine.url)
        other.execute('KILL %d' % pid)
        other.dispose()
        with self.engine.connect() as con:
            self.assertNotEqual(con.scalar('SELECT CONNECTION_ID()'), pid)
            with self.assertRaises(DBAPIError) as raised:
                con.execute('KILL CONNECTION_ID()')
                con.execute('SELECT 1')
            self.assertTrue(raised.exception.connection_invalidated)
