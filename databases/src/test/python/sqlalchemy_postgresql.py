"""SQLAlchemy with postgresql://."""
import unittest

from psycopg2.extensions import parse_dsn
from sqlalchemy import (
    Column, DateTime, Integer, MetaData, Numeric, Table, Unicode,
    create_engine, func, select)

DSN = None  # set by the test in Java


class SqlAlchemyTest(unittest.TestCase):

    def test_core(self):
        engine = create_engine(
            'postgresql://%(user)s@%(host)s:%(port)s/%(dbname)s' %
            parse_dsn(DSN))
        meta = MetaData()
        people = Table('people', meta,
                       Column('id', Integer, primary_key=True),
                       Column('name', Unicode(50)),
                       Column('at', DateTime(timezone=True)),
                       Column('paid', Numeric(10, 2)))
        meta.create_all(engine)
        with engine.begin() as con:
            con.execute(people.insert(), [
                {'name': u'J\xf6rg', 'at': func.now(), 'paid': i}
                if i == 0 else {'name': u'a%d' % i, 'at': None, 'paid': i}
                for i in range(1, 5)])
            inserted = con.execute(
                people.insert().values(name=u'J\xf6rg', at=func.now()))
            self.assertEqual(inserted.inserted_primary_key, [5])
            rows = con.execute(select([people.c.name, people.c.paid]).where(
                people.c.name == u'J\xf6rg')).fetchall()
            self.assertEqual(rows, [(u'J\xf6rg', None)])
        reflected = MetaData()
        reflected.reflect(engine)
        self.assertIn('people', reflected.tables)
        meta.drop_all(engine)
        engine.dispose()
