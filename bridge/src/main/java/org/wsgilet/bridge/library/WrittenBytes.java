package org.wsgilet.bridge.library;

import org.python.core.PyObject;
import org.wsgilet.bridge.jython.GivenBytes;

/** What is written to a file of {@code cStringIO}. */
public final class WrittenBytes {

    private WrittenBytes() {}

    /** Called by the changed {@code cStringIO.StringIO}. */
    public static String of(PyObject data) {
        return GivenBytes.required(data, "write() argument 1 must be string or buffer");
    }
}
