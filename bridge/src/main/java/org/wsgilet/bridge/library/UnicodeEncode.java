package org.wsgilet.bridge.library;

import java.util.Locale;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * {@code unicode.encode} to ASCII and Latin-1 of a text with characters beyond U+FFFF, or with a handler of errors:
 * Jython counts each such character as one and as two by turns, and loses the end of the text; a surrogate on its own
 * is half of one for it; and what a handler answers it checks otherwise. All else is for the method that was there
 * before.
 */
final class UnicodeEncode extends MendedMethod {

    private static final long serialVersionUID = 1;

    private static final Set<String> ASCII = Set.of("ascii", "us-ascii", "646");
    private static final Set<String> LATIN_1 =
            Set.of("latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819");

    UnicodeEncode(PyObject jythons) {
        super("encode", jythons);
    }

    @Override
    public PyObject __call__(PyObject encoding) {
        PyObject encoded = ((PyUnicode) self).isBasicPlane() ? null : encoded(encoding, null);
        return encoded == null ? original().__call__(encoding) : encoded;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length == 0) {
            return original().__call__(arguments, keywords);
        }
        int positional = arguments.length - keywords.length;
        PyObject encoding = positional > 0 ? arguments[0] : named("encoding", arguments, keywords);
        PyObject errors = positional > 1 ? arguments[1] : named("errors", arguments, keywords);
        if (errors == null && ((PyUnicode) self).isBasicPlane()) {
            return original().__call__(arguments, keywords);
        }
        PyObject encoded = encoded(encoding == null ? Py.newString("ascii") : encoding, errors);
        return encoded == null ? original().__call__(arguments, keywords) : encoded;
    }

    private static PyObject named(String name, PyObject[] arguments, String[] keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (keywords[i].equals(name)) {
                return arguments[arguments.length - keywords.length + i];
            }
        }
        return null;
    }

    private PyObject original() {
        return jythons.__get__(self, self.getType());
    }

    private PyObject encoded(PyObject encoding, PyObject errors) {
        if (!(encoding instanceof PyString) || errors != null && !(errors instanceof PyString)) {
            return null;
        }
        String name = encoding.toString().toLowerCase(Locale.ROOT).replace('_', '-');
        String handler = errors == null ? null : errors.toString();
        if (ASCII.contains(name)) {
            return LimitedEncoder.encode((PyUnicode) self, "ascii", 0x80, handler);
        }
        return LATIN_1.contains(name) ? LimitedEncoder.encode((PyUnicode) self, "latin-1", 0x100, handler) : null;
    }
}
