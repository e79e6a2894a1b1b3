package org.wsgilet.bridge.shortcode;

import org.python.core.PyFrame;
import org.python.core.PyObject;

/** A part of a short code, ready to run in a frame: an expression gives its value, a statement null. */
interface Step {
    PyObject run(PyFrame frame);
}
