"""CPU time of a database driver, in Python 2.7: benchmarks/drivers runs it.

    driver_rounds.py psycopg2 ROUNDS DSN
    driver_rounds.py MySQLdb ROUNDS HOST PORT USER PASSWORD DATABASE
"""

import datetime
import decimal
import sys
import time

ROWS = 50000
SELECTS = 2000
UPDATES = 1000


def connect(driver, arguments):
    if driver == 'psycopg2':
        import psycopg2
        return psycopg2.connect(arguments[0])
    import MySQLdb
    host, port, user, password, database = arguments
    return MySQLdb.connect(host=host, port=int(port), user=user,
                           passwd=password, db=database, charset='utf8mb4')


def cpu_seconds():
    """Of this thread; CPython has no other."""
    try:
        from java.lang.management import ManagementFactory
    except ImportError:
        return time.clock()
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9


# Of a moment, of one with a time zone, and of a span of time.
TYPES = {'psycopg2': ('TIMESTAMP', 'TZ', 'INTERVAL'),
         'MySQLdb': ('DATETIME(6)', '', 'TIME')}


def fill(con, driver):
    cur = con.cursor()
    cur.execute('DROP TABLE IF EXISTS benchmark')
    cur.execute('CREATE TABLE benchmark (id INT PRIMARY KEY, t VARCHAR(50), '
                'f DOUBLE PRECISION, n INT)')
    for start in range(0, ROWS, 5000):
        cur.executemany(
            'INSERT INTO benchmark VALUES (%s, %s, %s, %s)',
            [(i, u'text %d' % i, i * 1.5, i)
             for i in range(start, start + 5000)])
    cur.execute('DROP TABLE IF EXISTS benchmark_times')
    cur.execute('CREATE TABLE benchmark_times (id INT PRIMARY KEY, '
                'moment %s, zoned TIMESTAMP%s, day DATE, span %s, '
                'price NUMERIC(10, 2))' % TYPES[driver])
    start = datetime.datetime(2020, 1, 31, 12, 30, 0, 123456)
    for first in range(0, ROWS, 5000):
        cur.executemany(
            'INSERT INTO benchmark_times VALUES (%s, %s, %s, %s, %s, %s)',
            [(i, moment, moment, moment.date(),
              datetime.timedelta(minutes=i % 1000),
              decimal.Decimal(i) / 100)
             for i in range(first, first + 5000)
             for moment in [start + datetime.timedelta(minutes=i)]])
    con.commit()


def selects_by_key(con):
    cur = con.cursor()
    for i in range(SELECTS):
        cur.execute('SELECT id, t, f FROM benchmark WHERE id = %s', (i * 7,))
        cur.fetchone()


def fetchall(con):
    cur = con.cursor()
    cur.execute('SELECT id, t, f FROM benchmark')
    assert len(cur.fetchall()) == ROWS


def fetched(column):
    def work(con):
        cur = con.cursor()
        cur.execute('SELECT id, %s FROM benchmark_times' % column)
        assert len(cur.fetchall()) == ROWS
    work.__name__ = 'fetchall_%s' % column
    return work


def updates(con):
    cur = con.cursor()
    for i in range(UPDATES):
        cur.execute('UPDATE benchmark SET n = n + 1 WHERE id = %s', (i,))
    con.commit()


def main(driver, rounds, arguments):
    con = connect(driver, arguments)
    fill(con, driver)
    for work in [selects_by_key, fetchall, updates] + [
            fetched(column)
            for column in ('moment', 'zoned', 'day', 'span', 'price')]:
        seconds = []
        for _ in range(rounds):
            start = cpu_seconds()
            work(con)
            seconds.append(cpu_seconds() - start)
        print('%s %.6f %.6f' % (work.__name__, seconds[0], min(seconds)))
    con.cursor().execute('DROP TABLE benchmark')
    con.cursor().execute('DROP TABLE benchmark_times')
    con.commit()
    con.close()


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
