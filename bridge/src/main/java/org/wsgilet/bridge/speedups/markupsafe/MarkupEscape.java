package org.wsgilet.bridge.speedups.markupsafe;

import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyUnicodeDerived;
import org.wsgilet.bridge.speedups.HtmlText;

/**
 * MarkupSafe's {@code escape} and {@code escape_silent}, which CPython has in C: {@code markupsafe._speedups}. Jinja2
 * calls it for each value in a template.
 */
final class MarkupEscape extends PyBuiltinFunctionNarrow {

    private final PyType markup;
    private final boolean silent;

    /** @param markup the class {@code markupsafe.Markup} */
    MarkupEscape(String name, PyType markup, boolean silent) {
        super(name, 1, 1, null);
        this.markup = markup;
        this.silent = silent;
    }

    @Override
    public PyObject __call__(PyObject value) {
        if (value.getClass() == PyUnicode.class) {
            return safe(HtmlText.escaped((PyUnicode) value, HtmlText.MARKUPSAFE));
        }
        if (value.getType() == markup) {
            return value;
        }
        if (value == Py.None && silent) {
            return safe(Py.EmptyUnicode);
        }
        PyObject html = html(value);
        if (html != null) {
            return markup.__call__(html.__call__());
        }
        return safe(HtmlText.escaped(text(value), HtmlText.MARKUPSAFE));
    }

    /** Null if there is none, or the look for it raises, as an undefined value of Jinja2 2.5 does. */
    private static PyObject html(PyObject value) {
        try {
            return value.__findattr__("__html__");
        } catch (PyException e) {
            if (e.match(Py.Exception)) {
                return null;
            }
            throw e;
        }
    }

    private PyObject safe(PyString text) {
        return new PyUnicodeDerived(markup, text);
    }

    private static PyUnicode text(PyObject value) {
        return (PyUnicode) PyUnicode.TYPE.__call__(value);
    }
}
