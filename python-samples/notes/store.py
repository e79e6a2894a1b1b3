"""Notes in an SQLite database."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime

SCHEMA = '''
    CREATE TABLE IF NOT EXISTS notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL
    )'''


class NoteStore(object):

    def __init__(self, folder):
        self._file = os.path.join(folder, 'notes.db')
        with self._connect() as con:
            # Readers go on while one writes.
            con.execute('PRAGMA journal_mode = WAL')
            con.execute(SCHEMA)

    def all(self):
        """The notes, newest first."""
        with self._connect() as con:
            rows = con.execute('SELECT * FROM notes ORDER BY id DESC')
            return [dict(row) for row in rows]

    def get(self, note_id):
        """The note, or None."""
        with self._connect() as con:
            return self._find(con, note_id)

    def add(self, title, text, author):
        created = datetime.utcnow().strftime('%Y-%m-%dT%H:%M:%SZ')
        with self._connect() as con, con:  # which commits
            cursor = con.execute(
                'INSERT INTO notes (title, text, author, created)'
                ' VALUES (?, ?, ?, ?)', (title, text, author, created))
            return self._find(con, cursor.lastrowid)

    def delete(self, note_id):
        """The note that was deleted, or None."""
        with self._connect() as con, con:  # which commits
            note = self._find(con, note_id)
            deleted = con.execute('DELETE FROM notes WHERE id = ?', (note_id,))
            return note if deleted.rowcount else None

    def _connect(self):
        """A connection that is closed at the end of a with statement."""
        con = sqlite3.connect(self._file)
        con.row_factory = sqlite3.Row
        return closing(con)

    @staticmethod
    def _find(con, note_id):
        row = con.execute('SELECT * FROM notes WHERE id = ?',
                          (note_id,)).fetchone()
        return row and dict(row)
