package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.codecs;
import org.wsgilet.bridge.jython.NativeString;

/** Values of SQLite as Python has them, and the other way round. */
final class Values {

    static final int INTEGER = 1;
    static final int FLOAT = 2;
    static final int TEXT = 3;
    static final int BLOB = 4;
    static final int NULL = 5;

    private static final int MAX_LONG_BITS = 63;

    private Values() {}

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

    /** The text of UTF-8 bytes, as CPython decodes them; UnicodeDecodeError. */
    static PyUnicode unicode(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            high |= b;
        }
        if (high >= 0) { // as no byte is negative, all are ASCII
            return new PyUnicode(new String(bytes, ISO_8859_1), true);
        }
        String text = new String(bytes, UTF_8);
        boolean basic = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                // Not UTF-8, perhaps, or half of a surrogate pair, which Python 2 takes.
                return new PyUnicode(codecs.PyUnicode_DecodeUTF8(new String(bytes, ISO_8859_1), "strict"));
            }
            basic &= !Character.isSurrogate(c);
        }
        return new PyUnicode(text, basic);
    }

    /** The UTF-8 bytes of a text. */
    static byte[] utf8(PyUnicode text) {
        String string = text.getString();
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                // Java replaces half a pair.
                return codecs.PyUnicode_EncodeUTF8(string, "strict").getBytes(ISO_8859_1);
            }
        }
        return string.getBytes(UTF_8);
    }

    static byte[] bytes(PyString string) {
        return string instanceof PyUnicode unicode
                ? utf8(unicode)
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
