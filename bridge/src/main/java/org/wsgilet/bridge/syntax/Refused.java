package org.wsgilet.bridge.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;

/** A source that is no Python, in CPython's words. Which place CPython names depends on which of its parts refuses. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The part of CPython that refuses. */
    enum By {
        /** Says the line, how far it has read in it, and its text. */
        PARSER,
        /** As the parser, with IndentationError. */
        INDENTATION,
        /** Says the line alone: it has neither the place in it nor the text, unless there is a file with that line. */
        TREE,
        /** Sets the line as an attribute, behind the exception's back. */
        NAMES,
        /** Raises ValueError, for an escape in a string of bytes. */
        ESCAPE
    }

    private final transient By by;
    private final int line;
    private final int offset;
    private final String text;

    private Refused(By by, String message, int line, int offset, String text) {
        super(message, null, false, false);
        this.by = by;
        this.line = line;
        this.offset = offset;
        this.text = text;
    }

    static Refused atPlace(By by, String message, int line, int offset, String text) {
        return new Refused(by, message, line, offset, text);
    }

    static Refused inLine(By by, String message, int line) {
        return new Refused(by, message, line, 0, null);
    }

    /**
     * The same for a source that was decoded: CPython counts bytes of UTF-8, and shows the line as it is in the source.
     */
    Refused encoded(Charset encoding) {
        if (text == null) {
            return this;
        }
        int bytes = text.substring(0, offset).getBytes(StandardCharsets.UTF_8).length;
        String shown = new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
        return new Refused(by, getMessage(), line, bytes, shown);
    }

    /** Whether no further line makes it right. */
    boolean isDefinite() {
        return by != By.PARSER && by != By.INDENTATION;
    }

    PyException asInPython(String filename) {
        PyObject message = Py.newString(NativeString.encoded(getMessage()));
        if (by == By.ESCAPE) {
            return new PyException(Py.ValueError, message);
        }
        PyString file = Py.fileSystemEncode(filename);
        return isDefinite()
                ? ErrorPlace.exception(Py.SyntaxError, message, file, line, by == By.NAMES)
                : ofParser(file);
    }

    /** What is not definite, in a file or, where it is None, in a text without a name. */
    PyException ofParser(PyObject file) {
        PyObject type = by == By.INDENTATION ? Py.IndentationError : Py.SyntaxError;
        PyObject message = Py.newString(NativeString.encoded(getMessage()));
        PyObject place = new PyTuple(file, Py.newInteger(line), Py.newInteger(offset), Py.newString(text));
        return new PyException(type, new PyTuple(message, place));
    }
}
