package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;
import org.python.core.PyObject;

/** An expression, ready to run in a frame. */
interface Step {
    PyObject run(PyFrame frame);
}
