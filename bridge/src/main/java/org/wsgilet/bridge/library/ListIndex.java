package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** {@code list.index}, which names what is not in the list. */
final class ListIndex extends MendedMethod {

    private static final long serialVersionUID = 1;

    private static final String NOT_THERE = "list.index(x): x not in list";

    ListIndex(PyObject jythons) {
        super("index", jythons);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        try {
            return jythons.__call__(self, arguments, keywords);
        } catch (PyException e) {
            if (e.match(Py.ValueError) && NOT_THERE.equals(valueOf(e).__str__().toString())) {
                throw Py.ValueError(arguments[0].__repr__() + " is not in list");
            }
            throw e;
        }
    }

    private static PyObject valueOf(PyException e) {
        e.normalize();
        return e.value;
    }
}
