package org.wsgilet.databases.python;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** The methods of PEP 246 by which an object adapts itself: {@code __conform__} and {@code __adapt__}. */
public final class Conform {

    private Conform() {}

    /** What the method answers; null if there is none, if it answers None, or if it raises a TypeError. */
    public static PyObject ask(PyObject object, String method, PyObject argument) {
        PyObject function = object.__findattr__(method);
        if (function == null) {
            return null;
        }
        try {
            PyObject result = function.__call__(argument);
            return result == Py.None ? null : result;
        } catch (PyException e) {
            if (!e.match(Py.TypeError)) {
                throw e;
            }
            return null;
        }
    }
}
