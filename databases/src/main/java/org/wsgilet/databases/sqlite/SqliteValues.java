package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.python.Utf8;

/** Values of SQLite as Python has them, and the other way round. */
final class SqliteValues {

    static final int INTEGER = 1;
    static final int FLOAT = 2;
    static final int TEXT = 3;
    static final int BLOB = 4;
    static final int NULL = 5;

    private static final int MAX_LONG_BITS = 63;

    private SqliteValues() {}

    /** An {@code int}, or a {@code long} where Jython's int ends. */
    static PyObject integer(long value) {
        return value == (int) value ? Py.newInteger((int) value) : Py.newLong(value);
    }

    /** The bits of an int or long; OverflowError if there are more than 64. */
    static long integer(BigInteger value) {
        if (value.bitLength() > MAX_LONG_BITS) {
            throw Py.OverflowError("Python int too large to convert to SQLite INTEGER");
        }
        return value.longValue();
    }

    static PyString bytes(byte[] bytes) {
        return NativeString.of(bytes, 0, bytes.length);
    }

    static PyObject buffer(byte[] bytes) {
        return new Py2kBuffer(bytes(bytes), 0, -1);
    }

    /** The text of UTF-8 bytes; UnicodeDecodeError. */
    static PyUnicode unicode(byte[] bytes) {
        return Utf8.unicode(bytes, 0, bytes.length);
    }

    static byte[] bytes(PyString string) {
        return string instanceof PyUnicode unicode
                ? Utf8.bytes(unicode)
                : string.getString().getBytes(ISO_8859_1);
    }

    static byte[] bytes(Py2kBuffer buffer) {
        try (PyBuffer view = buffer.getBuffer(PyBUF.FULL_RO)) {
            byte[] bytes = new byte[view.getLen()];
            view.copyTo(bytes, 0);
            return bytes;
        } catch (PyException e) {
            throw Py.ValueError("could not convert BLOB to buffer");
        }
    }
}
