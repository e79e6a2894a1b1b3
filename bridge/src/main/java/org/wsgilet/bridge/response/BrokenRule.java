package org.wsgilet.bridge.response;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * Makes the AssertionError for a rule of PEP 3333 that an application breaks, which quotes it as {@code wsgiref} does.
 */
final class BrokenRule {

    private BrokenRule() {}

    static PyException broken(String what, String rule) {
        return Py.AssertionError(what + "; " + rule);
    }

    static String repr(PyObject object) {
        return object.__repr__().getString();
    }

    static String typeOf(PyObject object) {
        return object.getType().fastGetName();
    }
}
