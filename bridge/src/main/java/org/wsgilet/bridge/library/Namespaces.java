package org.wsgilet.bridge.library;

import org.python.core.CodeFlag;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/** The names that a frame has, for those who ask for them. */
public final class Namespaces {

    private Namespaces() {}

    /** What {@code __import__} gets for locals: None in a function, as in CPython, where Jython makes a dict of them. */
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

    private static boolean isFunction(PyFrame frame) {
        return frame.f_code.co_flags.isFlagSet(CodeFlag.CO_OPTIMIZED);
    }
}
