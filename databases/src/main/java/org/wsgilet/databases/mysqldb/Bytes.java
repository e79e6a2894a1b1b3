package org.wsgilet.databases.mysqldb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyByteArray;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** Bytes of Python objects. */
final class Bytes {

    private Bytes() {}

    /** What a C function takes as {@code s#}: a string, unicode if it is ASCII, or a buffer. */
    static byte[] of(PyObject object) {
        if (object instanceof PyUnicode unicode) {
            return unicode.encode("ascii").getBytes(ISO_8859_1);
        }
        if (object instanceof PyString string) {
            return string.getString().getBytes(ISO_8859_1);
        }
        if (object instanceof BufferProtocol buffer) {
            try (PyBuffer view = buffer.getBuffer(PyBUF.FULL_RO)) {
                byte[] bytes = new byte[view.getLen()];
                view.copyTo(bytes, 0);
                return bytes;
            }
        }
        throw Py.TypeError(
                "must be string or read-only buffer, not " + object.getType().fastGetName());
    }

    /** What {@code str()} makes of it. */
    static byte[] ofStr(PyObject object) {
        boolean isBytes = object instanceof PyByteArray || object.getClass() == PyString.class;
        return of(isBytes ? object : object.__str__());
    }

    /** The same, one byte in each character. */
    static String text(PyObject object) {
        return new String(of(object), ISO_8859_1);
    }

    static PyString string(byte[] bytes) {
        return Py.newString(new String(bytes, ISO_8859_1));
    }
}
