# -*- coding: utf-8 -*-
"""Names of files, which belong to the working directory of Python code."""
import os
import shutil
import sqlite3
import tempfile
import unittest


class FileNameTest(unittest.TestCase):

    def setUp(self):
        self.before = os.getcwd()
        self.folder = os.path.realpath(tempfile.mkdtemp('100%#? \xc3\xa9'))
        os.chdir(self.folder)
        self.con = sqlite3.connect('a.db', isolation_level=None)

    def tearDown(self):
        self.con.close()
        os.chdir(self.before)
        shutil.rmtree(self.folder)

    def files(self):
        return sorted(os.listdir('.'))

    def attach(self, sql, parameters=()):
        """The file that is attached, and the name it has."""
        self.con.execute(sql, parameters)
        _, name, path = self.con.execute('pragma database_list').fetchall()[-1]
        self.con.execute('create table %s.t (a)' % name)
        self.con.execute('detach %s' % name)
        if path:
            os.remove(path)
            self.assertEqual(os.path.dirname(path.encode('utf-8')),
                             self.folder)
        return os.path.basename(path), name

    def test_attached_files(self):
        for sql in ("attach 'b.db' as b", 'ATTACH DATABASE "b.db" AS b;',
                    "/* attach */ attach\n[b.db] as b -- 'c.db'",
                    "attach 'b' || '.db' as b", 'attach `b.db` as b',
                    "attach ('b.db') as b", "attach'b.db'as b"):
            self.assertEqual(self.attach(sql), ('b.db', 'b'))
        for sql, parameters in (
                ('attach ? as ?', ('b.db', 'b')),
                ('attach :file as :name', {'file': u'b.db', 'name': 'b'})):
            self.assertEqual(self.attach(sql, parameters), ('b.db', 'b'))
        self.assertEqual(self.attach('attach word as b'), ('word', 'b'))
        self.assertEqual(self.attach("attach 'it''s' as b"), ("it's", 'b'))
        self.assertEqual(self.attach(u"attach '\xfc.db' as b"),
                         (u'\xfc.db', 'b'))
        path = os.path.abspath('b.db').decode('utf-8')
        self.assertEqual(self.attach('attach ? as b', (path,)), ('b.db', 'b'))
        for nowhere in ':memory:', '':
            self.assertEqual(self.attach("attach '%s' as b" % nowhere),
                             ('', 'b'))
        self.assertEqual(self.files(), ['a.db'])

    def test_where_it_is_when_it_is_attached(self):
        os.mkdir('other')
        for folder in '.', 'other':
            os.chdir(folder)
            self.con.execute("attach 'b.db' as b")
            self.con.execute('create table b.t (a)')
            self.con.execute('detach b')
            self.assertTrue('b.db' in self.files())

    def test_scripts(self):
        self.con.executescript(
            "create table t (a); insert into t values ('attach');"
            "attach 'b.db' as b; create table b.t as select * from main.t;"
            'create trigger r after insert on t begin select 1; end;'
            "detach b; vacuum into 'c.db'; attach 'c.db' as c")
        self.assertEqual(self.con.execute('select a from c.t').fetchall(),
                         [('attach',)])
        self.assertEqual(self.files(), ['a.db', 'b.db', 'c.db'])

    def test_copies(self):
        self.con.execute("vacuum into 'b.db'")
        self.con.execute('vacuum main into ?', ('c.db',))
        self.con.execute('vacuum')
        self.assertEqual(self.files(), ['a.db', 'b.db', 'c.db'])

    @unittest.skipUnless(hasattr(sqlite3.Connection, 'load_extension'),
                         'CPython is mostly built without')
    def test_extensions(self):
        open('x.so', 'w').close()
        self.con.enable_load_extension(True)
        for name in './x', 'no/../x.so':
            with self.assertRaises(sqlite3.OperationalError) as caught:
                self.con.load_extension(name)
            self.assertTrue(self.folder in str(caught.exception))
        with self.assertRaises(sqlite3.OperationalError) as caught:
            self.con.load_extension('x.so')
        self.assertFalse(self.folder in str(caught.exception))

    def test_wrong_statements(self):
        for sql, words in (
                ('attach', 'incomplete input'),
                ("attach 'b.db'", 'incomplete input'),
                ('attach as b', 'near "as": syntax error'),
                ("attach 'b.db' as", 'incomplete input'),
                ("attach a.b as b", 'no such column: a.b'),
                ("attach 'b.db", 'unrecognized token: "\'b.db"'),
                ("attach 'no/b.db' as b", 'unable to open database: ')):
            with self.assertRaises(sqlite3.OperationalError) as caught:
                self.con.execute(sql)
            self.assertTrue(str(caught.exception).startswith(words),
                            (sql, caught.exception))

    def test_uris(self):
        """As the SQLite of Linux distributions has them for CPython."""
        def select(name):
            con = sqlite3.connect(name)
            try:
                return con.execute('select a from t').fetchone()
            finally:
                con.close()

        self.con.execute('create table t (a)')
        self.con.execute('insert into t values (1)')
        for name in ('file:a.db', 'file:a.db?mode=ro', 'file:a%2Edb#part',
                     'file:./a.db', u'file:a.db?cache=private'):
            self.assertEqual(select(name), (1,))
        for name in 'file:b.db?mode=ro', 'file:b.db?mode=rw':
            self.assertRaises(sqlite3.OperationalError, sqlite3.connect, name)
        con = sqlite3.connect('file:a.db?mode=ro')
        with self.assertRaises(sqlite3.OperationalError) as caught:
            con.execute('insert into t values (2)')
        self.assertEqual(str(caught.exception),
                         'attempt to write a readonly database')
        con.execute("attach 'file:a.db?mode=ro' as b")
        self.assertEqual(con.execute('select a from b.t').fetchone(), (1,))
        con.close()
        self.assertEqual(self.files(), ['a.db'])

    def test_uris_of_memory(self):
        for name in ('file::memory:?cache=shared',
                     'file:name?mode=memory&cache=shared'):
            first, second = sqlite3.connect(name), sqlite3.connect(name)
            first.execute('create table t (a)')
            self.assertEqual(second.execute('select a from t').fetchall(), [])
            first.close()
            second.close()
        self.assertEqual(self.files(), ['a.db'])
