package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;

/** The typecasters of simple types. */
final class Casts {

    private static final int DIGITS_OF_INT = 9;

    private Casts() {}

    static PyObject bytes(byte[] data, int offset, int length, Cursor cursor) {
        return NativeString.of(data, offset, length);
    }

    static PyObject unicode(byte[] data, int offset, int length, Cursor cursor) {
        return Text.unicode(data, offset, length, cursor == null ? null : cursor.connection());
    }

    static PyObject integer(byte[] data, int offset, int length, Cursor cursor) {
        if (length <= DIGITS_OF_INT) {
            int i = offset;
            int end = offset + length;
            boolean negative = length > 1 && data[offset] == '-';
            int value = 0;
            for (i = negative ? i + 1 : i; i < end && isDigit(data[i]); i++) {
                value = 10 * value + data[i] - '0';
            }
            if (i == end && length > 0) {
                return Py.newInteger(negative ? -value : value);
            }
        }
        return Py.newString(Typecaster.latin1(data, offset, length)).__int__();
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static PyObject longInteger(byte[] data, int offset, int length, Cursor cursor) {
        return Py.newString(Typecaster.latin1(data, offset, length)).__long__();
    }

    static PyObject floating(byte[] data, int offset, int length, Cursor cursor) {
        return Py.newFloat(Py.newString(Typecaster.latin1(data, offset, length)).atof());
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
        return Psycopg2.ofThisInterpreter().decimal(Typecaster.latin1(data, offset, length));
    }
}
