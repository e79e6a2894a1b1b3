package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyObject;
import org.python.core.PyString;

/** What {@code csv.writer} takes for a number. */
public final class WrittenNumber {

    private WrittenNumber() {}

    /** Raises what the object does if it is none; TypeError for texts. */
    public static PyFloat of(PyObject field) {
        if (field instanceof PyString) {
            throw Py.TypeError("a float is required");
        }
        return field.__float__();
    }
}
