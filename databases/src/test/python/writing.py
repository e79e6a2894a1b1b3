"""What each of two processes does to one file."""
import sqlite3


def write(name, who, times):
    """Insert rows, each in a transaction of its own."""
    con = sqlite3.connect(name, timeout=60)
    for i in range(times):
        con.execute('insert into t values (?, ?)', (who, i))
        con.commit()
    con.close()


def prepare(name):
    """Make the table."""
    con = sqlite3.connect(name)
    con.execute('create table t (who integer, i integer)')
    con.close()


def counts(name):
    """Return how many rows there are of each."""
    con = sqlite3.connect(name)
    rows = con.execute('select count(distinct i) from t group by who')
    result = [row[0] for row in rows]
    con.close()
    return result
