package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyLong;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;

/** The {@code __new__} of {@code xrange}, which takes no float, and numbers of 64 bits. */
final class RangeNew extends MendedNew {

    private static final long serialVersionUID = 1;

    private static final int MOST_ARGUMENTS = 3;

    RangeNew(PyNewWrapper jythons) {
        super(jythons);
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        boolean isWide = false;
        for (PyObject argument : arguments) {
            if (argument instanceof PyFloat) {
                throw Py.TypeError("integer argument expected, got float");
            }
            isWide |= argument instanceof PyLong number && number.getValue().bitLength() >= Integer.SIZE;
        }
        if (!isWide || keywords.length > 0 || arguments.length > MOST_ARGUMENTS) {
            return jythons.new_impl(init, subtype, arguments, keywords);
        }
        long start = arguments.length == 1 ? 0 : number(arguments[0]);
        long stop = number(arguments[arguments.length == 1 ? 0 : 1]);
        return WideRange.of(start, stop, arguments.length == MOST_ARGUMENTS ? number(arguments[2]) : 1);
    }

    private static long number(PyObject argument) {
        if (argument instanceof PyLong number && number.getValue().bitLength() >= Long.SIZE) {
            throw Py.OverflowError("Python int too large to convert to C long");
        }
        return argument.asLong();
    }
}
