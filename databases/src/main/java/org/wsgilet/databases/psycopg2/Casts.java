package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.python.Numbers;

/** The typecasters of simple types. */
final class Casts {

    private Casts() {}

    static PyObject bytes(byte[] data, int offset, int length, Cursor cursor) {
        return NativeString.of(data, offset, length);
    }

    static PyObject unicode(byte[] data, int offset, int length, Cursor cursor) {
        return Text.unicode(data, offset, length, cursor == null ? null : cursor.connection());
    }

    static PyObject integer(byte[] data, int offset, int length, Cursor cursor) {
        return Numbers.integer(data, offset, length);
    }

    static PyObject longInteger(byte[] data, int offset, int length, Cursor cursor) {
        return Numbers.longInteger(data, offset, length);
    }

    static PyObject floating(byte[] data, int offset, int length, Cursor cursor) {
        return Numbers.floating(data, offset, length);
    }

    static PyObject bool(byte[] data, int offset, int length, Cursor cursor) {
        return switch (length == 0 ? 0 : data[offset]) {
            case 't', 'T' -> Py.True;
            case 'f', 'F' -> Py.False;
            default ->
                throw Errors.of(
                        "InterfaceError", "can't parse boolean: '" + Typecaster.latin1(data, offset, length) + "'");
        };
    }

    static PyObject decimal(byte[] data, int offset, int length, Cursor cursor) {
        return Psycopg2.of(cursor).decimals.of(data, offset, length);
    }
}
