package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/**
 * What one execution gives: rows that are read ahead, and the statement as long as there may be more. Most results are
 * over before their cursor is dropped: an open one holds a read lock, and there is no telling when the garbage
 * collector comes.
 */
final class Result {

    /** For as many rows as there are. */
    static final int ALL = Integer.MAX_VALUE;

    /** At least so many are read at once, which tells that there is only one. */
    private static final int MIN_ROWS = 2;

    private static final int MAX_ROWS = 256;
    private static final int MAX_BYTES = 256 * 1024;
    private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Connection connection;
    private final Database database;
    private final long use;

    /** Null at the end. */
    private Statement statement;

    /** Ends a result that stays open; null while it cannot outlast the call. */
    private Dropped.Task rest;

    private Columns columns;
    private PyObject[] converters;
    private PyObject nextRow;
    private final Queue<PyObject> rowsAhead = new ArrayDeque<>(0);

    /** What happened after the rows that are read. */
    private PyException failure;

    private long bytesRead;
    private boolean reading;

    Result(Connection connection, Database database, Statement statement) {
        this.connection = connection;
        this.database = database;
        this.statement = statement;
        this.use = statement.use();
    }

    /** Whether it reads: Python code that SQLite, or a converter, calls meanwhile must not touch it. */
    boolean isReading() {
        return reading;
    }

    /** The columns, once the statement has been stepped. */
    Columns describe() throws SQLException {
        columns = statement.columns();
        converters = connection.converters(columns);
        return columns;
    }

    /** Reads the row that the statement is at, and more. */
    void readFirst() throws SQLException {
        nextRow = row();
        readAhead(MAX_ROWS);
    }

    /** The next row as a tuple, or null. */
    PyObject take(int most) {
        PyObject row = nextRow;
        if (row == null) {
            return null;
        }
        nextRow = rowsAhead.poll();
        if (nextRow == null && statement != null) {
            readAhead(most);
        }
        if (nextRow == null && failure != null) {
            PyException e = failure;
            failure = null;
            throw e; // in place of the row before it, as in CPython
        }
        return row;
    }

    private void readAhead(int most) {
        reading = true;
        try {
            synchronized (database.db) {
                readRows(most);
            }
        } catch (SQLException e) {
            failed(database.error(e));
        } catch (PyException e) {
            failed(e);
        } finally {
            reading = false;
        }
    }

    private void failed(PyException e) {
        end();
        database.transaction.failed();
        failure = e;
    }

    private void readRows(int most) throws SQLException {
        bytesRead = 0;
        long end = 0;
        for (int rows = 1; ; rows++) {
            int code = statement.step();
            if (code == Statement.DONE) {
                end();
                return;
            }
            if (code != Statement.ROW) {
                statement.reset();
                throw database.error(code);
            }
            add(row());
            if (rows < MIN_ROWS || most == ALL && rows < MAX_ROWS) {
                continue;
            }
            long now = System.nanoTime();
            end = end == 0 ? now + MAX_NANOS : end;
            if (rows >= MAX_ROWS || bytesRead > MAX_BYTES || now >= end) {
                stayOpen();
                return;
            }
        }
    }

    private void add(PyObject row) {
        if (nextRow == null) {
            nextRow = row;
        } else {
            rowsAhead.add(row);
        }
    }

    private void stayOpen() {
        if (rest == null) {
            rest = database.halfRead.keepOpen(this, statement, use);
        }
    }

    private PyTuple row() throws SQLException {
        NativeDB db = database.db;
        long pointer = statement.pointer();
        PyObject[] values = new PyObject[columns.count()];
        for (int i = 0; i < values.length; i++) {
            PyObject converter = converters == null ? null : converters[i];
            values[i] = converter == null ? value(db, pointer, i) : converted(converter, db, pointer, i);
        }
        return new PyTuple(values);
    }

    private PyObject converted(PyObject converter, NativeDB db, long pointer, int column) throws SQLException {
        byte[] bytes = db.column_type(pointer, column) == SqliteValues.BLOB
                ? db.column_blob(pointer, column)
                : database.text(pointer, column);
        if (bytes == null || bytes.length == 0) {
            return Py.None;
        }
        bytesRead += bytes.length;
        return converter.__call__(SqliteValues.bytes(bytes));
    }

    private PyObject value(NativeDB db, long pointer, int column) throws SQLException {
        switch (db.column_type(pointer, column)) {
            case SqliteValues.INTEGER:
                return SqliteValues.integer(db.column_long(pointer, column));
            case SqliteValues.TEXT:
                byte[] text = database.text(pointer, column);
                bytesRead += text.length;
                return connection.text(text, columns.names()[column]);
            case SqliteValues.FLOAT:
                return Py.newFloat(db.column_double(pointer, column));
            case SqliteValues.BLOB:
                byte[] blob = db.column_blob(pointer, column);
                bytesRead += blob.length;
                return SqliteValues.buffer(blob);
            default:
                return Py.None;
        }
    }

    /** Gives the statement back. Rows that are read stay. */
    void end() {
        if (statement == null) {
            return;
        }
        if (rest != null) {
            rest.run();
            rest = null;
        } else {
            statement.release(use);
        }
        statement = null;
    }
}
