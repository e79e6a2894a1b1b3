"""CPU time of a database driver, in Python 2.7: benchmarks/drivers runs it.

    driver_rounds.py psycopg2 ROUNDS DSN
    driver_rounds.py MySQLdb ROUNDS HOST PORT USER PASSWORD DATABASE
"""

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


def fill(con):
    cur = con.cursor()
    cur.execute('DROP TABLE IF EXISTS benchmark')
    cur.execute('CREATE TABLE benchmark (id INT PRIMARY KEY, t VARCHAR(50), '
                'f DOUBLE PRECISION, n INT)')
    for start in range(0, ROWS, 5000):
        cur.executemany(
            'INSERT INTO benchmark VALUES (%s, %s, %s, %s)',
            [(i, u'text %d' % i, i * 1.5, i)
             for i in range(start, start + 5000)])
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


def updates(con):
    cur = con.cursor()
    for i in range(UPDATES):
        cur.execute('UPDATE benchmark SET n = n + 1 WHERE id = %s', (i,))
    con.commit()


def main(driver, rounds, arguments):
    con = connect(driver, arguments)
    fill(con)
    for work in selects_by_key, fetchall, updates:
        seconds = []
        for _ in range(rounds):
            start = cpu_seconds()
            work(con)
            seconds.append(cpu_seconds() - start)
        print('%s %.6f %.6f' % (work.__name__, seconds[0], min(seconds)))
    con.cursor().execute('DROP TABLE benchmark')
    con.commit()
    con.close()


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
