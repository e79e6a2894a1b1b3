package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.sqlite.Function;
import org.sqlite.FunctionCall;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;

/** Arguments and results of functions that SQLite calls. */
final class FunctionValues {

    private FunctionValues() {}

    static PyObject[] arguments(NativeDB db, Function function) throws SQLException {
        PyObject[] arguments = new PyObject[FunctionCall.arguments(function)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(db, function, i);
        }
        return arguments;
    }

    private static PyObject argument(NativeDB db, Function function, int index) throws SQLException {
        return switch (db.value_type(function, index)) {
            case SqliteValues.INTEGER -> SqliteValues.integer(db.value_long(function, index));
            case SqliteValues.FLOAT -> Py.newFloat(db.value_double(function, index));
            case SqliteValues.TEXT -> text(db, function, index);
            case SqliteValues.BLOB -> SqliteValues.buffer(bytes(db.value_blob(function, index)));
            default -> Py.None;
        };
    }

    /** The functions are registered for UTF-8. What is not becomes {@code None}, as in CPython. */
    private static PyObject text(NativeDB db, Function function, int index) throws SQLException {
        try {
            return SqliteValues.unicode(bytes(db.value_blob(function, index)));
        } catch (PyException e) {
            return Py.None;
        }
    }

    private static byte[] bytes(byte[] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    /** Returns false, with nothing done, for a type that SQLite has not. */
    static boolean setResult(NativeDB db, Function function, PyObject value) throws SQLException {
        long context = FunctionCall.context(function);
        if (value == Py.None) {
            db.result_null(context);
        } else if (value instanceof PyInteger integer) {
            db.result_long(context, integer.getValue());
        } else if (value instanceof PyLong number) {
            db.result_long(context, SqliteValues.integer(number.getValue()));
        } else if (value instanceof PyFloat number) {
            db.result_double(context, number.getValue());
        } else if (value instanceof Py2kBuffer buffer) {
            db.result_blob(context, SqliteValues.bytes(buffer));
        } else if (value instanceof PyString string) {
            NativeCalls.resultText(db, context, SqliteValues.bytes(string));
        } else {
            return false;
        }
        return true;
    }
}
