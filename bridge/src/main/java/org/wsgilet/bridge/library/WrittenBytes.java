package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;

/** What is written to a file of {@code cStringIO}. */
public final class WrittenBytes {

    private WrittenBytes() {}

    /** Called by the changed {@code cStringIO.StringIO}. */
    public static String of(PyObject data) {
        String bytes = GivenBytes.of(data);
        if (bytes != null) {
            return bytes;
        }
        throw Py.TypeError("write() argument 1 must be string or buffer, not "
                + (data == Py.None ? "None" : data.getType().fastGetName()));
    }
}
