"""50 rows of an SQLite file by their key."""

import os
import sqlite3
import tempfile
import threading

ROWS = 10000
SELECTS = 50

FILE = os.path.join(tempfile.mkdtemp(prefix='benchmark-'), 'items.db')
local = threading.local()


def fill():
    con = sqlite3.connect(FILE)
    con.execute('PRAGMA journal_mode = WAL')
    con.execute('CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT)')
    con.executemany('INSERT INTO items VALUES (?, ?)',
                    [(i, u'item %d' % i) for i in range(ROWS)])
    con.commit()
    con.close()


def connection():
    if not hasattr(local, 'connection'):
        local.connection = sqlite3.connect(FILE)
        local.connection.row_factory = sqlite3.Row
    return local.connection


def application(environ, start_response):
    con = connection()
    names = []
    for i in range(0, ROWS, ROWS // SELECTS):
        row = con.execute('SELECT id, name FROM items WHERE id = ?',
                          (i,)).fetchone()
        names.append(row['name'])
    body = u'\n'.join(names).encode('utf-8')
    start_response('200 OK', [('Content-Type', 'text/plain'),
                              ('Content-Length', str(len(body)))])
    return [body]


fill()
