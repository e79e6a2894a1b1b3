package org.wsgilet.bridge.response;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** The rules an application can break. Each answer is an AssertionError, as in {@code wsgiref}, that quotes the rule. */
final class Rule {

    private Rule() {}

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
