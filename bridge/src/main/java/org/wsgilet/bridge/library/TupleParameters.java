package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.PyTuple;

/**
 * Parameters that are tuples, of {@code def f(a, (b, c))}: CPython calls the second one {@code .1} in
 * {@code co_varnames} and {@code locals()}. What Jython calls it, {@code (b, c)}, is for {@code inspect} alone.
 */
public final class TupleParameters {

    private static final String SEPARATOR = "\n";

    private TupleParameters() {}

    /** Called by the changed {@code PyTableCode} where a code object is made. */
    public static void rename(PyTableCode code) {
        for (int i = 0; i < code.co_argcount; i++) {
            if (code.co_varnames[i].startsWith("(")) {
                rename(code, code.co_varnames.clone());
                return;
            }
        }
    }

    private static void rename(PyTableCode code, String[] names) {
        code.co_code = String.join(SEPARATOR, names); // a field that nothing else uses
        for (int i = 0; i < code.co_argcount; i++) {
            if (names[i].startsWith("(")) {
                names[i] = "." + i;
            }
        }
        code.co_varnames = names;
    }

    /** {@code code.co_varnames} with the names that each tuple has. */
    public static PyObject names(PyObject object) {
        if (!(object instanceof PyTableCode code) || code.co_code.isEmpty()) {
            return object.__getattr__("co_varnames");
        }
        String[] names = code.co_code.split(SEPARATOR);
        PyObject[] shown = new PyObject[names.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Py.newString(names[i]);
        }
        return new PyTuple(shown);
    }
}
