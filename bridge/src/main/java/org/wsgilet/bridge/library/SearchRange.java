package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * Where a text is searched: the optional start and end of {@code find}, {@code count}, {@code startswith} and their
 * like.
 */
record SearchRange(PyObject start, PyObject end) {

    static final SearchRange WHOLE = new SearchRange(Py.None, Py.None);

    /** @throws PyException TypeError for what is no number; null is None */
    static SearchRange of(PyObject start, PyObject end) {
        return new SearchRange(checked(start), checked(end));
    }

    private static PyObject checked(PyObject index) {
        if (index == null || index == Py.None) {
            return Py.None;
        }
        if (!index.isIndex()) {
            throw Py.TypeError("slice indices must be integers or None or have an __index__ method");
        }
        return index;
    }

    /** May be behind the last item. */
    int start(int length) {
        return index(start, 0, length, Integer.MAX_VALUE);
    }

    int end(int length) {
        return index(end, length, length, length);
    }

    /** One below zero counts from the end. */
    private static int index(PyObject given, int otherwise, int length, int most) {
        if (given == Py.None) {
            return otherwise;
        }
        int index = given.asIndex(null);
        return Math.min(index < 0 ? Math.max(0, index + length) : index, most);
    }
}
