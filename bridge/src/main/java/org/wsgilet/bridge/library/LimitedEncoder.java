package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.codecs;

/**
 * Encodings that have the first characters of Unicode as they are, ASCII and Latin-1, with PEP 293's error handlers.
 */
final class LimitedEncoder {

    private LimitedEncoder() {}

    /** @param errors the name of a handler; null for {@code strict} */
    static PyString encode(PyUnicode text, String encoding, int limit, String errors) {
        int[] characters = text.toCodePoints();
        StringBuilder bytes = new StringBuilder(characters.length);
        int i = 0;
        while (i < characters.length) {
            if (characters[i] < limit) {
                bytes.append((char) characters[i++]);
                continue;
            }
            int end = i + 1;
            while (end < characters.length && characters[end] >= limit) {
                end++;
            }
            i = handle(text, characters, i, end, encoding, limit, errors, bytes);
        }
        return Py.newString(bytes.toString());
    }

    /** What stands for the characters, and where to go on. */
    private static int handle(
            PyUnicode text,
            int[] characters,
            int start,
            int end,
            String encoding,
            int limit,
            String errors,
            StringBuilder bytes) {
        if ("replace".equals(errors)) {
            bytes.append("?".repeat(end - start));
            return end;
        }
        if ("ignore".equals(errors)) {
            return end;
        }
        if ("xmlcharrefreplace".equals(errors)) {
            for (int i = start; i < end; i++) {
                bytes.append("&#").append(characters[i]).append(';');
            }
            return end;
        }
        String reason = "ordinal not in range(" + limit + ")";
        PyObject exception = Py.UnicodeEncodeError.__call__(new PyObject[] {
            Py.newString(encoding), text, Py.newInteger(start), Py.newInteger(end), Py.newString(reason)
        });
        PyObject handler = codecs.lookup_error(errors == null ? "strict" : errors);
        PyObject answer = handler.__call__(exception);
        return take(answer, exception, characters.length, limit, bytes);
    }

    private static int take(PyObject answer, PyObject exception, int length, int limit, StringBuilder bytes) {
        if (!(answer instanceof PyTuple) || answer.__len__() != 2 || !(answer.__getitem__(0) instanceof PyUnicode)) {
            throw Py.TypeError("encoding error handler must return (unicode, int) tuple");
        }
        PyUnicode replacement = (PyUnicode) answer.__getitem__(0);
        for (int character : replacement.toCodePoints()) {
            if (character >= limit) {
                throw Py.makeException(exception);
            }
            bytes.append((char) character);
        }
        int position = answer.__getitem__(1).asInt();
        int next = position < 0 ? position + length : position;
        if (next < 0 || next > length) {
            throw Py.IndexError("position " + position + " from error handler out of bounds");
        }
        return next;
    }
}
