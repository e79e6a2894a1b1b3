package org.wsgilet.bridge.library;

import org.python.core.CodeFlag;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/** The frame of an {@code import} statement. */
public final class ImportingFrame {

    private ImportingFrame() {}

    /** What {@code __import__} gets for locals: None in a function, as in CPython, where Jython makes a dict of them. */
    public static PyObject locals(PyFrame frame) {
        boolean inFunction = frame.f_code.co_flags.isFlagSet(CodeFlag.CO_OPTIMIZED);
        return inFunction ? Py.None : frame.getLocals();
    }

    /** What Java code has for a namespace: None if there is none. */
    public static PyObject orNone(PyObject namespace) {
        return namespace == null ? Py.None : namespace;
    }
}
