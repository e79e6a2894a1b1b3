package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;

/** Slices as they are assigned to. */
public final class Slices {

    private Slices() {}

    /** The step; None if it is 1: what is assigned has any length then. */
    public static PyObject step(PySlice slice) {
        PyObject step = slice.getStep();
        return step.isIndex() && step.asIndex() == 1 ? Py.None : step;
    }
}
