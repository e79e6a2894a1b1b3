package org.wsgilet.databases.psycopg2;

import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** {@code copy_from()}, {@code copy_to()} and {@code copy_expert()} of a cursor. */
final class CopyCommands {

    private static final int DEFAULT_SIZE = 8192;

    private final Cursor cursor;

    CopyCommands(Cursor cursor) {
        this.cursor = cursor;
    }

    /** {@code copy_from(file, table, sep='\t', null='\\N', size=8192, columns=None)} */
    PyObject from(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser(
                "copy_from", arguments, keywords, new String[] {"file", "table", "sep", "null", "size", "columns"}, 2);
        PyObject file = parser.getPyObject(0);
        if (file.__findattr__("read") == null) {
            throw Py.TypeError("argument 1 must have a .read() method");
        }
        check("copy_from");
        String sql = sql(parser, parser.getPyObject(5, Py.None), "FROM stdin");
        return run(sql, file, parser.getInt(4, DEFAULT_SIZE));
    }

    /** {@code copy_to(file, table, sep='\t', null='\\N', columns=None)} */
    PyObject to(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser(
                "copy_to", arguments, keywords, new String[] {"file", "table", "sep", "null", "columns"}, 2);
        PyObject file = parser.getPyObject(0);
        if (file.__findattr__("write") == null) {
            throw Py.TypeError("argument 1 must have a .write() method");
        }
        check("copy_to");
        return run(sql(parser, parser.getPyObject(4, Py.None), "TO stdout"), file, DEFAULT_SIZE);
    }

    /** {@code copy_expert(sql, file, size=8192)} */
    PyObject expert(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("copy_expert", arguments, keywords, new String[] {"sql", "file", "size"}, 2);
        check("copy_expert");
        String sql = cursor.sql(parser.getPyObject(0));
        PyObject file = parser.getPyObject(1);
        if (file.__findattr__("read") == null && file.__findattr__("write") == null) {
            throw Py.TypeError("file must be a readable file-like object for COPY FROM;"
                    + " a writable file-like object for COPY TO.");
        }
        return run(sql, file, parser.getInt(2, DEFAULT_SIZE));
    }

    private void check(String method) {
        cursor.check();
        cursor.connection().checkNotPrepared(method);
    }

    private String sql(ArgParser parser, PyObject columns, String direction) {
        Quoting quoting = new Quoting(cursor.connection());
        return "COPY " + text(parser.getPyObject(1)) + list(columns) + " " + direction + " WITH DELIMITER AS "
                + quoting.literal(text(parser.getPyObject(2, Py.newString("\t")))) + " NULL AS "
                + quoting.literal(text(parser.getPyObject(3, Py.newString("\\N"))));
    }

    private String list(PyObject columns) {
        if (columns == Py.None) {
            return "";
        }
        StringBuilder list = new StringBuilder();
        for (PyObject column : columns.asIterable()) {
            list.append(list.isEmpty() ? '(' : ',').append(text(column));
        }
        return list.isEmpty() ? "" : list.append(')').toString();
    }

    private String text(PyObject value) {
        if (value instanceof PyString string) {
            return Text.encoded(string, cursor.connection());
        }
        throw Py.TypeError(
                "Expected bytes or unicode string, got " + value.getType().fastGetName() + " instead");
    }

    private PyObject run(String sql, PyObject file, int size) {
        cursor.query(sql);
        cursor.run(sql, new PythonCopy(file, size, cursor.connection()), true, true);
        return Py.None;
    }
}
