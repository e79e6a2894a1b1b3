package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyComplex;
import org.python.core.PyFloat;
import org.python.core.PyInstance;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;

/** What C's {@code PyFloat_AsDouble} makes of an argument; Jython knows what Java takes for a number alone. */
public final class FloatArgument {

    private FloatArgument() {}

    /**
     * Raises TypeError for what has no {@code __float__}, and for texts; OverflowError for a {@code long} beyond
     * floats.
     */
    static PyObject of(PyObject argument) {
        if (argument instanceof PyFloat || argument.getClass() == PyInteger.class) {
            return argument;
        }
        if (argument instanceof PyComplex) {
            throw Py.TypeError("can't convert complex to float");
        }
        if (argument instanceof PyString || !hasFloat(argument)) {
            throw Py.TypeError("a float is required");
        }
        return argument.__float__();
    }

    /** Called by the changed {@code csv.writer}, which quotes what is refused. */
    public static PyFloat ofField(PyObject field) {
        return of(field).__float__();
    }

    private static boolean hasFloat(PyObject argument) {
        return argument instanceof PyInstance
                ? argument.__findattr__("__float__") != null
                : argument.getType().lookup("__float__") != null;
    }
}
