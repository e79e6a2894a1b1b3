package org.wsgilet.bridge.speedups.bottle;

import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.speedups.HtmlText;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * What a template of Bottle does with each value, {@code _str} and {@code _escape}: makes it {@code unicode}, and
 * escapes it or not.
 */
final class BottleText extends StandIn {

    private final boolean escapes;

    /** @param original the function of the template, for whatever is not a text or an {@code int} */
    BottleText(PyObject original, boolean escapes) {
        super(original);
        this.escapes = escapes;
    }

    @Override
    protected PyObject call(PyObject value, PyObject none) {
        PyUnicode text = none == null ? text(value) : null;
        return text != null && escapes ? HtmlText.escaped(text, HtmlText.BOTTLE) : text;
    }

    /** Null if it is something else, or has to be decoded. */
    private static PyUnicode text(PyObject value) {
        if (value.getClass() == PyUnicode.class) {
            return (PyUnicode) value;
        }
        if (value.getClass() == PyInteger.class) {
            return new PyUnicode(Integer.toString(((PyInteger) value).getValue()), true);
        }
        if (value.getClass() == PyString.class && NativeString.isAscii(((PyString) value).getString())) {
            return new PyUnicode(((PyString) value).getString(), true);
        }
        return null;
    }
}
