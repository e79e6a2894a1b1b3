package org.wsgilet.databases.psycopg2;

import java.util.HexFormat;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** Bytes of objects with a buffer: {@code str}, {@code buffer}, {@code bytearray}, {@code memoryview}. */
final class Binary {

    private Binary() {}

    /** Two digits a byte; TypeError if it has no bytes. */
    static String hex(PyObject value) {
        if (!(value instanceof BufferProtocol buffer) || value instanceof PyUnicode) {
            throw Py.TypeError("can't escape " + value.getType().fastGetName() + " to binary");
        }
        try (PyBuffer view = buffer.getBuffer(PyBUF.FULL_RO)) {
            byte[] bytes = new byte[view.getLen()];
            view.copyTo(bytes, 0);
            return HexFormat.of().formatHex(bytes);
        } catch (PyException e) {
            throw Py.TypeError("can't escape " + value.getType().fastGetName() + " to binary");
        }
    }
}
