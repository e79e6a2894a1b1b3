package org.wsgilet.bridge.speedups;

import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** Bottle's {@code html_escape}, which its templates call for each value. */
final class HtmlEscape extends StandIn {

    HtmlEscape(PyObject original) {
        super("html_escape", original);
    }

    @Override
    PyObject call(PyObject string, PyObject none) {
        return none == null && string.getClass() == PyUnicode.class
                ? HtmlText.escaped((PyUnicode) string, HtmlText.BOTTLE)
                : null;
    }
}
