"""The SQL text that makes a database anew: Connection.iterdump()."""

_TABLES = """SELECT name, sql FROM sqlite_master
             WHERE sql NOT NULL AND type == 'table' ORDER BY name"""
_OTHERS = """SELECT sql FROM sqlite_master
             WHERE sql NOT NULL AND type IN ('index', 'trigger', 'view')"""


def _iterdump(connection):
    cursor = connection.cursor()
    cursor.row_factory = None  # a factory may make rows that have no items
    yield 'BEGIN TRANSACTION;'
    for name, sql in cursor.execute(_TABLES).fetchall():
        if name == 'sqlite_sequence':
            yield 'DELETE FROM "sqlite_sequence";'
        elif name == 'sqlite_stat1':
            yield 'ANALYZE "sqlite_master";'
        elif name.startswith('sqlite_'):
            continue
        else:
            yield '%s;' % sql
        for row in cursor.execute(_inserts(cursor, name)):
            yield '%s;' % row[0]
    for sql, in cursor.execute(_OTHERS).fetchall():
        yield '%s;' % sql
    yield 'COMMIT;'


def _inserts(cursor, table):
    """A statement that selects the INSERTs of a table's rows."""
    table = table.replace('"', '""')
    columns = cursor.execute('PRAGMA table_info("%s")' % table).fetchall()
    values = ["'||quote(\"%s\")||'" % column[1].replace('"', '""')
              for column in columns]
    return 'SELECT \'INSERT INTO "%s" VALUES(%s)\' FROM "%s"' % (
        table.replace("'", "''"), ','.join(values), table)
