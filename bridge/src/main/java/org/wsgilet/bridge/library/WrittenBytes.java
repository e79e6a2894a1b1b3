package org.wsgilet.bridge.library;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** What is written to a file of {@code cStringIO}. */
public final class WrittenBytes {

    private WrittenBytes() {}

    /** Called by the changed {@code cStringIO.StringIO}. */
    public static String of(PyObject data) {
        if (data instanceof PyUnicode text) {
            return text.encode();
        }
        if (data instanceof PyString bytes) {
            return bytes.getString();
        }
        if (data instanceof BufferProtocol view) {
            try (PyBuffer buffer = view.getBuffer(PyBUF.FULL_RO)) {
                return buffer.toString();
            }
        }
        throw Py.TypeError("write() argument 1 must be string or buffer, not "
                + (data == Py.None ? "None" : data.getType().fastGetName()));
    }
}
