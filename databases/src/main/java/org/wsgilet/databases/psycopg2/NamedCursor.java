package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** What a cursor with a name has besides: the server keeps its rows, and sends them when they are asked for. */
final class NamedCursor {

    private final Cursor cursor;
    private final Connection connection;
    private final PyString name;
    private final String quoted;

    /** Of the transaction that it was made in. */
    private final int mark;

    private boolean withhold;
    private PyObject scrollable = Py.None;
    private boolean executed;

    /** @throws org.python.core.PyException TypeError if the name is no string */
    NamedCursor(Cursor cursor, Connection connection, PyObject name) {
        if (!(name instanceof PyString string)) {
            throw Py.TypeError(
                    "Expected bytes or unicode string, got " + name.getType().fastGetName() + " instead");
        }
        this.cursor = cursor;
        this.connection = connection;
        this.name = Py.newString(Text.encoded(string, null));
        this.quoted = "\"" + this.name.toString().replace("\"", "\"\"") + "\"";
        this.mark = connection.mark();
    }

    PyString name() {
        return name;
    }

    boolean isWithhold() {
        return withhold;
    }

    void withhold(PyObject value) {
        withhold = value.__nonzero__();
    }

    PyObject scrollable() {
        return scrollable;
    }

    void scrollable(PyObject value) {
        scrollable = value == Py.None ? Py.None : Py.newBoolean(value.__nonzero__());
    }

    void checkExecute() {
        if (executed) {
            throw Errors.programming("can't call .execute() on named cursors more than once", cursor);
        }
        if (connection.isAutocommit() && !withhold) {
            throw Errors.programming("can't use a named cursor outside of transactions", cursor);
        }
        checkMark();
    }

    void checkMark() {
        if (mark != connection.mark() && !withhold) {
            throw Errors.of("ProgrammingError", "named cursor isn't valid anymore");
        }
    }

    /** The statement that makes the server keep the rows of a query. */
    String declaration(String query) {
        executed = true;
        String scroll = scrollable == Py.None ? "" : scrollable == Py.True ? "SCROLL " : "NO SCROLL ";
        return "DECLARE " + quoted + " " + scroll + "CURSOR " + (withhold ? "WITH" : "WITHOUT") + " HOLD FOR " + query;
    }

    /** @param count how many rows the server sends: a number, or {@code ALL} */
    void fetch(String count, String method) {
        check(method);
        cursor.run("FETCH FORWARD " + count + " FROM " + quoted, null, true, !withhold);
    }

    /** @param absolute whether the value is that of a row, or of rows from this one on */
    void move(int value, boolean absolute) {
        check("scroll");
        cursor.command("MOVE " + (absolute ? "ABSOLUTE " : "") + value + " FROM " + quoted, !withhold);
    }

    private void check(String method) {
        checkMark();
        connection.checkNotPrepared(method);
    }

    void close() {
        if (!connection.hasFailedTransaction() && isOnServer()) {
            checkMark();
            cursor.run("CLOSE " + quoted, null, true, false);
        }
    }

    /** One that was not executed may be one that a function on the server has opened. */
    private boolean isOnServer() {
        if (executed) {
            return true;
        }
        String literal = new Quoting(connection).literal(name.toString());
        cursor.run("SELECT 1 FROM pg_catalog.pg_cursors where name = " + literal, null, true, false);
        return cursor.rowcount() > 0;
    }
}
