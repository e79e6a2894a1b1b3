package org.wsgilet.bridge.speedups.werkzeug;

import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.environ.PercentEncoding;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Werkzeug's {@code _url_decode_impl(pair_iter, charset, decode_keys, include_empty, errors)}: what
 * {@code request.args} and {@code request.form} are made of.
 */
final class UrlPairs extends StandIn {

    private static final int ARGUMENTS = 5;

    /**
     * @param original for whatever is not a list of {@code str} in UTF-8 with wrong bytes replaced, Werkzeug's default
     */
    UrlPairs(PyObject original) {
        super(original);
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        boolean known = arguments.length == ARGUMENTS
                && keywords.length == 0
                && arguments[0].getClass() == PyList.class
                && NativeString.isEqual(arguments[1], "utf-8")
                && NativeString.isEqual(arguments[4], "replace");
        PyList decoded =
                known ? decoded((PyList) arguments[0], arguments[2].__nonzero__(), arguments[3].__nonzero__()) : null;
        return decoded == null ? null : decoded.__iter__();
    }

    /** The fields of a form, as with the defaults of Werkzeug. */
    static PyList decoded(String form) {
        PyList decoded = new PyList();
        for (int start = 0, end; start <= form.length(); start = end + 1) {
            end = form.indexOf('&', start);
            if (end < 0) {
                end = form.length();
            }
            append(decoded, form.substring(start, end), false, true);
        }
        return decoded;
    }

    /** Null if there is something else than {@code str}. */
    private static PyList decoded(PyList pairs, boolean unicodeKeys, boolean includeEmpty) {
        PyList decoded = new PyList();
        for (PyObject pair : pairs.getArray()) {
            if (pair.getClass() != PyString.class) {
                return null;
            }
            append(decoded, ((PyString) pair).getString(), unicodeKeys, includeEmpty);
        }
        return decoded;
    }

    private static void append(PyList decoded, String pair, boolean unicodeKeys, boolean includeEmpty) {
        int equal = pair.indexOf('=');
        if (pair.isEmpty() || equal < 0 && !includeEmpty) {
            return;
        }
        PyUnicode key = unquoted(equal < 0 ? pair : pair.substring(0, equal));
        PyUnicode value = equal < 0 ? Py.EmptyUnicode : unquoted(pair.substring(equal + 1));
        decoded.append(new PyTuple(unicodeKeys ? key : nativeIfAscii(key), value));
    }

    private static PyString nativeIfAscii(PyUnicode key) {
        return NativeString.isAscii(key.getString()) ? new PyString(key.getString()) : key;
    }

    /** Werkzeug's {@code url_unquote_plus}. */
    private static PyUnicode unquoted(String text) {
        return NativeString.unicode(PercentEncoding.decoded(text.replace('+', ' ')));
    }
}
