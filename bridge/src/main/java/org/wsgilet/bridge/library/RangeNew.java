package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;

/** The {@code __new__} of {@code xrange}, which takes no float. */
final class RangeNew extends MendedNew {

    private static final long serialVersionUID = 1;

    RangeNew(PyNewWrapper jythons) {
        super(jythons);
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        for (PyObject argument : arguments) {
            if (argument instanceof PyFloat) {
                throw Py.TypeError("integer argument expected, got float");
            }
        }
        return jythons.new_impl(init, subtype, arguments, keywords);
    }
}
