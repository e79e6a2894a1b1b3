package org.wsgilet.bridge.speedups.bottle;

import org.python.core.PyObject;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.speedups.HtmlText;
import org.wsgilet.bridge.speedups.StandIn;

/** Bottle's {@code html_escape}, which its templates call for each value. */
final class HtmlEscape extends StandIn {

    HtmlEscape(PyObject original) {
        super(original);
    }

    @Override
    protected PyObject call(PyObject string, PyObject none) {
        return none == null && string.getClass() == PyUnicode.class
                ? HtmlText.escaped((PyUnicode) string, HtmlText.BOTTLE)
                : null;
    }
}
