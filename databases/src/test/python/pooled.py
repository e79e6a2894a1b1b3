"""What holds for a pool of connections to any server."""
import threading
import time


class Pooled(object):
    """A test case has connect(), restart() and OperationalError beside it."""

    def value(self, query):
        con = self.connect()
        cur = con.cursor()
        cur.execute(query)
        value = cur.fetchone()[0]
        con.close()
        return value

    def test_restarted_server(self):
        """Each row that was committed is there, once, and no other."""
        con = self.connect()
        con.cursor().execute('DROP TABLE IF EXISTS kept')
        con.cursor().execute('CREATE TABLE kept (a int)')
        con.commit()
        con.close()
        committed, unknown, errors = [], [], []
        stop = threading.Event()
        numbers = iter(xrange(10 ** 9))
        lock = threading.Lock()

        def insert():
            while not stop.is_set():
                with lock:
                    number = next(numbers)
                state = errors
                try:
                    con = self.connect()
                    try:
                        con.cursor().execute(
                            'INSERT INTO kept VALUES (%s)', (number,))
                        state = unknown  # the answer may be lost
                        con.commit()
                        committed.append(number)
                    finally:
                        con.close()
                except self.OperationalError:
                    state.append(number)

        threads = [threading.Thread(target=insert) for _ in range(8)]
        for thread in threads:
            thread.start()
        try:
            self.grows(committed)
            self.restart_in_a_transaction()
            self.grows(committed)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        con = self.connect()
        cur = con.cursor()
        cur.execute('SELECT a FROM kept')
        rows = [row[0] for row in cur.fetchall()]
        con.close()
        self.assertEqual(len(rows), len(set(rows)))
        self.assertEqual(set(), set(committed) - set(rows))
        self.assertEqual(set(), set(rows) - set(committed) - set(unknown))

    def restart_in_a_transaction(self):
        """The threads may all be waiting for a connection by chance."""
        con = self.connect()
        con.cursor().execute('INSERT INTO kept VALUES (-1)')
        self.restart()
        self.assertRaises(self.OperationalError, con.commit)
        con.close()

    def grows(self, items):
        end = len(items) + 20
        limit = time.time() + 60
        while len(items) < end and time.time() < limit:
            threading.Event().wait(0.01)
        self.assertGreaterEqual(len(items), end)
