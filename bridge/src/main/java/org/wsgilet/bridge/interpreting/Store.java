package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;
import org.python.core.PyObject;

/** A place that is assigned to. */
interface Store {
    void store(PyFrame frame, PyObject value);
}
