package org.wsgilet.bridge.library;

import org.python.core.CodeFlag;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/** The names that a frame has, for those who ask for them. */
public final class Namespaces {

    private Namespaces() {}

    /**
     * What {@code __import__} gets for locals: None in a function, as in CPython, where Jython makes a dict of them.
     */
    public static PyObject locals(PyFrame frame) {
        return isFunction(frame) ? Py.None : frame.getLocals();
    }

    /** How many names of functions around it are in the {@code f_locals} of a frame: none for the body of a class. */
    public static int freeNames(PyFrame frame) {
        return isFunction(frame) ? frame.f_nfreevars : 0;
    }

    /** What Java code has for a namespace: None if there is none. */
    public static PyObject orNone(PyObject namespace) {
        return namespace == null ? Py.None : namespace;
    }

    /**
     * Called by the changed {@code PyFrame}: what a variable of a closure raises that has no value yet. For a function
     * around it is an UnboundLocalError; for the one within, whose variable it is not, a NameError.
     */
    public static PyException unbound(String message, PyFrame frame, int index) {
        int own = frame.f_code.co_cellvars == null ? 0 : frame.f_code.co_cellvars.length;
        return index < own
                ? Py.UnboundLocalError(message)
                : Py.NameError("free variable '%s' referenced before assignment in enclosing scope"
                        .formatted(frame.f_code.co_freevars[index - own]));
    }

    private static boolean isFunction(PyFrame frame) {
        return frame.f_code.co_flags.isFlagSet(CodeFlag.CO_OPTIMIZED);
    }
}
