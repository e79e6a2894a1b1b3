package org.wsgilet.bridge.speedups;

import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** Bottle's {@code html_escape}, which its templates call for each value. */
final class HtmlEscape extends PyBuiltinFunctionNarrow {

    private final PyObject original;

    HtmlEscape(PyObject original) {
        super("html_escape", 1, 1, null);
        this.original = original;
    }

    @Override
    public PyObject __call__(PyObject string) {
        return string.getClass() == PyUnicode.class
                ? HtmlText.escaped((PyUnicode) string, HtmlText.BOTTLE)
                : original.__call__(string);
    }
}
