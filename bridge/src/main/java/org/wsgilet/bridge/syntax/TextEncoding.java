package org.wsgilet.bridge.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;

/** The SyntaxError of texts whose bytes are none of the encoding that they declare. */
public final class TextEncoding {

    /** What Jython says of a source; the encoding is in it. */
    public static final Pattern DECLARED = Pattern.compile(".* for encoding '(.*)'", Pattern.DOTALL);

    private TextEncoding() {}

    /**
     * What is wrong with a text whose bytes are none of the encoding that it declares; the problem itself if it is
     * another.
     */
    public static PyException ofText(PyException problem, String text, String filename) {
        Matcher declared = problem.match(Py.SyntaxError) ? DECLARED.matcher(message(problem)) : null;
        if (declared == null || !declared.matches()) {
            return problem;
        }
        try {
            Py.newString(text).invoke("decode", Py.newString(declared.group(1)));
            return problem;
        } catch (PyException e) {
            return syntaxError(e.value.__str__().toString(), filename, 0);
        }
    }

    private static String message(PyException problem) {
        problem.normalize();
        return String.valueOf(problem.value.__findattr__("msg"));
    }

    /** With the place in a file of which no line is shown. */
    public static PyException syntaxError(String message, String filename, int line) {
        PyObject place = new PyTuple(
                Py.newString(NativeString.encoded(filename)), Py.newInteger(line), Py.newInteger(0), Py.None);
        return new PyException(Py.SyntaxError, new PyTuple(Py.newString(NativeString.encoded(message)), place));
    }
}
