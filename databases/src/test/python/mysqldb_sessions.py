"""Sessions with MySQLdb: transactions, errors, several results, options."""
import os
import shutil
import subprocess
import tempfile
import threading
import unittest

import MySQLdb
import MySQLdb.cursors
from MySQLdb.constants import CLIENT

SERVER = SOCKET = CERTIFICATE = KEY = None  # set by the test in Java


class SessionsTest(unittest.TestCase):

    def setUp(self):
        self.con = self.connect()
        self.cur = self.con.cursor()

    def tearDown(self):
        self.con.close()

    def connect(self, **more):
        return MySQLdb.connect(**dict(SERVER, **more))

    def one(self, con, sql):
        cur = con.cursor()
        cur.execute(sql)
        return cur.fetchone()[0]

    def raises(self, kind, number, function, *args, **kwargs):
        with self.assertRaises(MySQLdb.Error) as raised:
            function(*args, **kwargs)
        self.assertEqual((type(raised.exception), raised.exception.args[0]),
                         (kind, number), raised.exception)
        return raised.exception.args[1]

    def test_unix_socket_and_option_file(self):
        con = self.connect(host='localhost', unix_socket=SOCKET)
        self.assertEqual(len(self.one(con, "SELECT REPEAT('x', 1000000)")),
                         1000000)
        self.assertEqual(con.get_host_info(), 'Localhost via UNIX socket')
        con.close()
        with tempfile.NamedTemporaryFile(suffix='.cnf') as options:
            options.write('[other]\nuser=nobody\n[client]\nuser = "nobody"\n'
                          '[mine]\n# a comment\nuser=%s\npassword=\'%s\'\n'
                          'socket=%s\n' % (SERVER['user'], SERVER['passwd'],
                                           SOCKET))
            options.flush()
            con = MySQLdb.connect(read_default_file=options.name,
                                  read_default_group='mine')
            self.assertEqual(self.one(con, 'SELECT 1'), 1)
            con.close()

    def test_names_of_files_are_relative_to_the_working_directory(self):
        folder = tempfile.mkdtemp()
        here = os.getcwd()
        os.chdir(folder)
        try:
            os.symlink(SOCKET, 'socket')
            with open('my.cnf', 'w') as options:
                options.write('[client]\nsocket = socket\n')
            with open('rows', 'w') as rows:
                rows.write('1\n2\n')
            for more in {'unix_socket': 'socket'}, {
                    'read_default_file': 'my.cnf'}:
                con = self.connect(host='localhost', local_infile=1, **more)
                self.assertIn('UNIX socket', con.get_host_info())
                cur = con.cursor()
                cur.execute('CREATE TEMPORARY TABLE l (a INT)')
                self.assertEqual(cur.execute(
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE l"), 2)
                con.close()
            shutil.copy(CERTIFICATE, 'ca.pem')
            self.connect(ssl={'ca': 'ca.pem'}).close()
        finally:
            os.chdir(here)
            shutil.rmtree(folder)

    def test_errors_have_classes(self):
        message = self.raises(MySQLdb.ProgrammingError, 1064,
                              self.cur.execute, 'SELEC')
        self.assertIn("near 'SELEC'", message)
        self.assertEqual((self.con.errno(), self.con.error()), (1064, message))
        self.raises(MySQLdb.ProgrammingError, 1146, self.cur.execute,
                    'SELECT * FROM nosuch')
        self.cur.execute('CREATE TEMPORARY TABLE e (a TINYINT PRIMARY KEY)')
        self.cur.execute('INSERT INTO e VALUES (1)')
        self.raises(MySQLdb.IntegrityError, 1062, self.cur.execute,
                    'INSERT INTO e VALUES (1)')
        self.raises(MySQLdb.DataError, 1264, self.cur.execute,
                    'INSERT INTO e VALUES (1000)')
        self.raises(MySQLdb.OperationalError, 1054, self.cur.execute,
                    'SELECT nosuch FROM e')
        self.assertEqual(self.one(self.con, 'SELECT 1'), 1)

    def test_connections_that_are_refused(self):
        self.raises(MySQLdb.OperationalError, 1045, self.connect, passwd='no')
        self.raises(MySQLdb.OperationalError, 1049, self.connect, db='nosuch')
        self.raises(MySQLdb.OperationalError, 2003, self.connect, port=1)
        with self.assertRaises(MySQLdb.OperationalError) as raised:
            self.connect(host='localhost', unix_socket='/nonexistent/socket')
        self.assertEqual(raised.exception.args, (
            2002, "Can't connect to local MySQL server through socket "
            "'/nonexistent/socket' (No such file or directory)"))
        self.raises(MySQLdb.OperationalError, 2005, self.connect,
                    host='nosuch.invalid')
        self.raises(MySQLdb.OperationalError, 1115, self.connect,
                    charset='nosuch')
        self.raises(MySQLdb.OperationalError, 2019,
                    self.con.set_character_set, 'utf8; DROP')

    def test_closed(self):
        con = self.connect()
        con.close()
        self.assertEqual((con.open, con.closed), (0, 1))
        for method in 'ping', 'close', 'commit', 'store_result', 'thread_id':
            self.raises(MySQLdb.OperationalError, 2006, getattr(con, method))
        with self.assertRaises(MySQLdb.OperationalError) as raised:
            con.ping()
        self.assertEqual(raised.exception.args, (2006, ''))

    def test_transactions(self):
        self.cur.execute('CREATE TABLE tx (a INT)')
        try:
            self.assertFalse(self.con.get_autocommit())
            self.cur.execute('INSERT INTO tx VALUES (1)')
            self.con.rollback()
            self.cur.execute('INSERT INTO tx VALUES (2)')
            self.con.commit()
            other = self.connect(autocommit=True)
            self.assertTrue(other.get_autocommit())
            self.assertEqual(self.one(other, 'SELECT SUM(a) FROM tx'), 2)
            other.close()
        finally:
            self.cur.execute('DROP TABLE tx')

    def test_several_results(self):
        self.cur.execute("SELECT 1; SET @a=1; SELECT 'x', 2")
        self.assertEqual(self.cur.fetchall(), ((1,),))
        self.assertEqual(self.cur.nextset(), 1)
        self.assertEqual(self.cur.description, None)
        self.assertEqual(self.cur.nextset(), 1)
        self.assertEqual(self.cur.fetchall(), (('x', 2),))
        self.assertEqual(self.cur.nextset(), None)
        self.raises(MySQLdb.ProgrammingError, 1064, self.later_error)
        self.assertEqual(self.one(self.con, 'SELECT 3'), 3)

    def later_error(self):
        self.cur.execute('SELECT 1; SELEC')
        self.cur.nextset()

    def test_procedures(self):
        self.cur.execute('CREATE PROCEDURE p (IN a INT, INOUT b INT) BEGIN '
                         'SELECT a; SELECT b, a; SET b = a + b; END')
        try:
            self.assertEqual(self.cur.callproc('p', (2, 3)), (2, 3))
            self.assertEqual(self.cur.fetchall(), ((2,),))
            self.assertEqual(self.cur.nextset(), 1)
            self.assertEqual(self.cur.fetchall(), ((3, 2),))
            self.assertEqual(self.cur.nextset(), 1)
            self.assertEqual(self.cur.nextset(), None)
            self.cur.execute('SELECT @_p_1')
            self.assertEqual(self.cur.fetchone(), (5,))
        finally:
            self.cur.execute('DROP PROCEDURE p')

    def test_rows_one_by_one(self):
        cur = self.con.cursor(MySQLdb.cursors.SSCursor)
        cur.execute('SELECT seq FROM seq_1_to_100000')
        self.assertEqual(cur.rowcount, -1)
        self.assertEqual(cur.fetchmany(2), ((1,), (2,)))
        self.raises(MySQLdb.ProgrammingError, 2014, self.con.ping)
        self.assertEqual(sum(1 for _ in cur), 99998)
        cur.execute('SELECT 1')
        self.assertEqual(cur.fetchall(), ((1,),))
        cur.close()

    def test_rows_that_end_with_an_error(self):
        cur = self.con.cursor(MySQLdb.cursors.SSCursor)
        cur.execute('SELECT (SELECT s.seq FROM seq_1_to_2 t WHERE t.seq = 1 '
                    'OR s.seq = 3000) FROM seq_1_to_5000 s')
        self.assertEqual(cur.fetchone(), (1,))
        for _ in range(2):  # no end that looks like that of all rows
            self.raises(MySQLdb.OperationalError, 1242, cur.fetchall)
            self.raises(MySQLdb.OperationalError, 1242, cur.fetchone)
        self.raises(MySQLdb.OperationalError, 1242, cur.close)
        self.assertEqual(self.one(self.con, 'SELECT 5'), 5)

    def test_bulk_insert(self):
        self.cur.execute('CREATE TEMPORARY TABLE b (a INT, t TEXT)')
        rows = [(i, "it's %d" % i) for i in range(5000)]
        self.assertEqual(
            self.cur.executemany('INSERT INTO b (a, t) VALUES (%s, %s)', rows),
            5000)
        self.assertIn('Records: ', self.con.info())
        self.assertEqual(self.cur.executemany(
            'UPDATE b SET t=%s WHERE a=%s', [('x', 1), ('y', 2)]), 2)
        self.cur.execute('SELECT * FROM b ORDER BY a')
        self.assertEqual(self.cur.fetchall()[3:], tuple(rows[3:]))

    def test_found_rows_flag(self):
        counts = []
        for flag in 0, CLIENT.FOUND_ROWS:
            con = self.connect(client_flag=flag)
            cur = con.cursor()
            cur.execute('CREATE TEMPORARY TABLE f (a INT)')
            cur.execute('INSERT INTO f VALUES (1), (1)')
            counts.append(cur.execute('UPDATE f SET a=1'))
            con.close()
        self.assertEqual(counts, [0, 2])

    def test_options(self):
        con = self.connect(
            init_command='SET @a=7', sql_mode='ANSI_QUOTES', compress=True,
            connect_timeout=10, charset='latin1')
        self.assertEqual(self.one(con, 'SELECT @a'), 7)
        self.assertEqual(self.one(con, 'SELECT @@sql_mode'), 'ANSI_QUOTES')
        self.assertEqual(len(self.one(con, "SELECT REPEAT('ab', 500000)")),
                         1000000)
        cur = con.cursor()
        cur.execute("SHOW STATUS LIKE 'Compression'")
        self.assertEqual(cur.fetchone()[1], 'ON')
        self.assertEqual(con.character_set_name(), 'latin1')
        self.assertEqual(con.get_character_set_info()['name'], 'latin1')
        con.close()
        self.assertNotIn('IGNORE_SPACE',
                         self.one(self.con, 'SELECT @@sql_mode'))

    def test_utf8_has_the_name_of_a_codec(self):
        for charset in 'utf8', 'utf8mb3':
            con = self.connect(charset=charset, use_unicode=False)
            name = con.character_set_name()
            self.assertEqual(name, 'utf8')
            self.assertEqual(con.get_character_set_info()['name'], name)
            self.assertEqual(self.one(con, u"SELECT '\xe9'").decode(name),
                             u'\xe9')
            con.query('SET NAMES latin1')
            con.query('SET NAMES utf8')
            self.assertEqual(con.character_set_name(), 'utf8')
            con.close()

    def test_tls(self):
        self.cur.execute("SHOW STATUS LIKE 'Ssl_cipher'")
        self.assertEqual(self.cur.fetchone()[1], '')
        for ssl in {'ca': CERTIFICATE}, {'cipher': None}:
            con = self.connect(ssl=ssl)
            cur = con.cursor()
            cur.execute("SHOW STATUS LIKE 'Ssl_cipher'")
            self.assertNotEqual(cur.fetchone()[1], '')
            con.close()
        self.cur.execute("CREATE USER x509@'%' REQUIRE X509")
        try:
            self.raises(MySQLdb.OperationalError, 1045, self.connect,
                        user='x509', passwd='', db='', ssl={'ca': CERTIFICATE})
            con = self.connect(user='x509', passwd='', db='', ssl={
                'ca': CERTIFICATE, 'cert': CERTIFICATE, 'key': KEY})
            con.close()
        finally:
            self.cur.execute("DROP USER x509@'%'")
        with tempfile.NamedTemporaryFile() as empty:
            self.raises(MySQLdb.OperationalError, 2026, self.connect,
                        ssl={'ca': empty.name})

    def test_passwords(self):
        self.cur.execute("INSTALL SONAME 'auth_ed25519'")
        self.cur.execute("CREATE USER ed@'%' IDENTIFIED VIA ed25519 USING "
                         "PASSWORD('geheim\xc3\xa9')")
        try:
            con = self.connect(user='ed', passwd='geheim\xc3\xa9', db='')
            self.assertEqual(self.one(con, 'SELECT 1'), 1)
            con.close()
            self.raises(MySQLdb.OperationalError, 1045, self.connect,
                        user='ed', passwd='x')
        finally:
            self.cur.execute("DROP USER ed@'%'")
            self.cur.execute("UNINSTALL SONAME 'auth_ed25519'")

    def test_change_user(self):
        con = self.connect()
        self.raises(MySQLdb.OperationalError, 1045, con.change_user,
                    SERVER['user'], 'wrong')
        con.change_user(SERVER['user'], SERVER['passwd'], 'mysql')
        self.assertEqual(self.one(con, 'SELECT DATABASE()'), 'mysql')
        con.select_db(SERVER['db'])
        self.assertEqual(self.one(con, 'SELECT DATABASE()'), SERVER['db'])
        con.close()

    def test_killed(self):
        con = self.connect()
        before = con.thread_id()
        self.con.kill(before)
        self.raises(MySQLdb.OperationalError, 2006, self.until_gone, con)
        self.raises(MySQLdb.OperationalError, 2006, con.ping)
        con.ping(True)
        self.assertNotEqual(con.thread_id(), before)
        con.close()

    def until_gone(self, con):
        try:
            while True:
                con.ping()
        except MySQLdb.OperationalError as e:
            if e.args[0] != 2013:
                raise
            con.ping()

    def test_killed_query(self):
        con = self.connect()
        killer = threading.Thread(target=self.kill_query,
                                  args=(con.thread_id(),))
        killer.start()
        cur = con.cursor()
        self.raises(MySQLdb.OperationalError, 1317, cur.execute,
                    'SELECT COUNT(*) FROM seq_1_to_1000000000 WHERE seq % 7 = 8')
        killer.join()
        con.close()

    def kill_query(self, pid):
        while self.one(self.con, "SELECT COUNT(*) FROM information_schema."
                       "processlist WHERE id=%d AND info LIKE '%%seq%%'"
                       % pid) == 0:
            pass
        self.cur.execute('KILL QUERY %d' % pid)

    def test_warnings(self):
        self.cur.execute("SET sql_mode=''")
        self.cur.execute("SELECT CAST('x' AS INT)")
        self.assertEqual(self.con.warning_count(), 1)
        self.assertEqual(self.con.show_warnings()[0][:2], ('Warning', 1292))

    def test_local_infile(self):
        with tempfile.NamedTemporaryFile() as rows:
            rows.write(''.join('%d\tx\n' % i for i in range(30000)))
            rows.flush()
            load = ("LOAD DATA LOCAL INFILE '%s' INTO TABLE l" % rows.name)
            create = 'CREATE TEMPORARY TABLE l (a INT, t TEXT)'
            self.cur.execute(create)
            with self.assertRaises(MySQLdb.Error):
                self.cur.execute(load)
            con = self.connect(local_infile=1)
            cur = con.cursor()
            cur.execute(create)
            self.assertEqual(cur.execute(load), 30000)
            self.raises(MySQLdb.InternalError, 2, cur.execute,
                        load.replace(rows.name, '/nonexistent'))
            self.assertEqual(self.one(con, 'SELECT COUNT(*) FROM l'), 30000)
            with self.assertRaises(MySQLdb.Error) as raised:
                cur.execute(load.replace(rows.name, tempfile.gettempdir()))
            self.assertIn('Error reading file', str(raised.exception))
            self.assertEqual(self.one(con, 'SELECT COUNT(*) FROM l'), 30000)
            con.close()

    def test_connection_that_is_cut_in_a_load(self):
        """Of what the server has received nothing is there."""
        self.cur.execute('CREATE TABLE cut (a INT) ENGINE=InnoDB')
        con = self.connect(local_infile=1)
        pid = con.thread_id()
        pipe = os.path.join(tempfile.mkdtemp(), 'pipe')
        subprocess.check_call(['mkfifo', pipe])
        sent = []

        def write():
            try:
                with open(pipe, 'w') as target:
                    for i in range(100):
                        target.write('1\n' * 50000)
                        sent.append(i)
                        if i == 50:
                            self.con.kill(pid)
            except IOError:
                pass  # nobody reads it any more

        thread = threading.Thread(target=write)
        thread.start()
        with self.assertRaises(MySQLdb.OperationalError) as raised:
            con.cursor().execute(
                "LOAD DATA LOCAL INFILE '%s' INTO TABLE cut" % pipe)
        self.assertIn(raised.exception.args[0], (2006, 2013))
        thread.join()
        self.assertGreater(len(sent), 50)
        self.raises(MySQLdb.OperationalError, 2006, con.query, 'SELECT 1')
        self.assertEqual(0, self.one(self.con, 'SELECT COUNT(*) FROM cut'))
        self.cur.execute('DROP TABLE cut')

    def test_attributes(self):
        self.assertTrue(self.con.server_capabilities & CLIENT.TRANSACTIONS)
        self.assertEqual(self.con.port, SERVER['port'])
        self.assertEqual(self.con.get_proto_info(), 10)
        self.assertIn('Uptime', self.con.stat())
        with self.assertRaises(TypeError):
            self.con.port = 1
        self.raises(MySQLdb.ProgrammingError, 1064, self.con.query, 'x')
        self.assertEqual(self.con.sqlstate(), '42000')

    def test_refused(self):
        with self.assertRaises(MySQLdb.NotSupportedError):
            self.con.fileno()
