package org.wsgilet.bridge.multibyte;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.codecs;

/** What the module {@code _multibytecodec} runs on: an encoding with the errors and error handlers of CPython. */
public final class MultibyteCodec {

    private static final String ILLEGAL = "illegal multibyte sequence";
    private static final String INCOMPLETE = "incomplete multibyte sequence";

    private final String name;
    private final Encoding encoding;

    private MultibyteCodec(String name, Encoding encoding) {
        this.name = name;
        this.encoding = encoding;
    }

    /** Null if there is no encoding of the name. */
    public static MultibyteCodec named(String name) {
        Encoding encoding = Encodings.named(name);
        return encoding == null ? null : new MultibyteCodec(name, encoding);
    }

    /**
     * The bytes of a text, and how many characters were read.
     *
     * @param errors the name of an error handler
     * @param last whether no text follows; otherwise the end may be left
     */
    public PyTuple encode(PyObject given, String errors, Shift shift, boolean last) {
        PyUnicode text = (PyUnicode) given;
        int[] characters = text.toCodePoints();
        StringBuilder bytes = new StringBuilder(2 * characters.length);
        int at = 0;
        while (at < characters.length) {
            int read = encoding.encode(characters, at, last, bytes, shift);
            if (read == Encoding.TOO_FEW) {
                break;
            }
            at = read > 0 ? at + read : handle(text, characters, at, -read, errors, bytes, shift);
        }
        if (last) {
            encoding.end(bytes, shift);
        }
        return new PyTuple(new PyString(bytes.toString()), Py.newInteger(at));
    }

    private int handle(
            PyUnicode text, int[] characters, int at, int length, String errors, StringBuilder bytes, Shift shift) {
        int end = Math.min(at + length, characters.length);
        if (errors.equals("replace")) {
            encoding.encode(new int[] {'?'}, 0, true, bytes, shift);
        }
        if (errors.equals("replace") || errors.equals("ignore")) {
            return end;
        }
        PyObject error = Py.UnicodeEncodeError.__call__(
                new PyObject[] {Py.newString(name), text, Py.newInteger(at), Py.newInteger(end), Py.newString(ILLEGAL)
                });
        PyObject[] answer = ask(errors, error, "encoding");
        int[] replacement = ((PyUnicode) answer[0]).toCodePoints();
        for (int i = 0; i < replacement.length; ) {
            int read = encoding.encode(replacement, i, true, bytes, shift);
            if (read <= 0) {
                throw Py.makeException(Py.UnicodeEncodeError.__call__(new PyObject[] {
                    Py.newString(name), answer[0], Py.newInteger(i), Py.newInteger(i + 1), Py.newString(ILLEGAL)
                }));
            }
            i += read;
        }
        return position(answer[1], characters.length);
    }

    /**
     * The text of bytes, and how many were read.
     *
     * @param errors the name of an error handler
     * @param last whether no bytes follow; otherwise the end may be left
     */
    public PyTuple decode(PyString data, String errors, Shift shift, boolean last) {
        String bytes = data.getString();
        StringBuilder text = new StringBuilder(bytes.length());
        int at = 0;
        while (at < bytes.length()) {
            int read = encoding.decode(bytes, at, text, shift);
            if (read > 0) {
                at += read;
            } else if (read < 0) {
                at = handle(data, at, at - read, ILLEGAL, errors, text);
            } else if (last) {
                at = handle(data, at, bytes.length(), INCOMPLETE, errors, text);
            } else {
                break;
            }
        }
        return new PyTuple(new PyUnicode(text.toString()), Py.newInteger(at));
    }

    private int handle(PyString data, int at, int end, String reason, String errors, StringBuilder text) {
        int length = data.getString().length();
        if (errors.equals("replace")) {
            text.append('\ufffd');
        }
        if (errors.equals("replace") || errors.equals("ignore")) {
            return Math.min(end, length);
        }
        PyObject error = Py.UnicodeDecodeError.__call__(
                new PyObject[] {Py.newString(name), data, Py.newInteger(at), Py.newInteger(end), Py.newString(reason)});
        PyObject[] answer = ask(errors, error, "decoding");
        text.append(((PyUnicode) answer[0]).getString());
        return position(answer[1], length);
    }

    private static PyObject[] ask(String errors, PyObject error, String doing) {
        if (errors.equals("strict")) {
            throw Py.makeException(error);
        }
        PyObject answer = codecs.lookup_error(errors).__call__(error);
        if (answer instanceof PyTuple pair
                && pair.size() == 2
                && pair.pyget(0) instanceof PyUnicode
                && (pair.pyget(1) instanceof PyInteger || pair.pyget(1) instanceof PyLong)) {
            return pair.getArray();
        }
        throw Py.TypeError(doing + " error handler must return (unicode, int) tuple");
    }

    private static int position(PyObject answer, int length) {
        int position = index(answer);
        int next = position < 0 ? position + length : position;
        if (next < 0 || next > length) {
            throw Py.IndexError("position " + next + " from error handler out of bounds");
        }
        return next;
    }

    private static int index(PyObject answer) {
        try {
            return answer.asInt();
        } catch (PyException e) { // a long beyond them all
            throw Py.IndexError("position " + answer + " from error handler out of bounds");
        }
    }
}
