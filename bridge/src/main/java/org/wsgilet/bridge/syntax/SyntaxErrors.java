package org.wsgilet.bridge.syntax;

import java.util.List;
import org.antlr.runtime.Token;
import org.python.antlr.ParseException;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Global;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySyntaxError;
import org.python.core.PyTuple;
import org.wsgilet.bridge.jython.NativeString;

/** What a source is refused for, in CPython's words and at its place, whether it was found here or by Jython. */
public final class SyntaxErrors {

    /** The words of what CPython finds as it looks at the names of a source. */
    private static final List<String> OF_NAMES = List.of(
            "name '", "import * is not allowed", "unqualified exec", "function '", "future feature", "not a chance");

    private SyntaxErrors() {}

    /**
     * Called by the changed {@code ParserFacade}.
     *
     * @return the same, if it is no error of a source or has words already
     */
    public static Throwable asInCPython(Throwable problem, String filename) {
        if (problem instanceof Refused refused) {
            if (refused.isDefinite()) {
                throw refused.asInPython(filename);
            }
            return refused.asInPython(filename);
        }
        if (problem instanceof PySyntaxError error) {
            return unknownEncoding(error, filename);
        }
        if (!(problem instanceof ParseException error)) {
            return problem;
        }
        if (error.node instanceof PythonTree node) {
            String words = words(String.valueOf(error.getMessage()));
            PyObject message = Py.newString(NativeString.encoded(words));
            boolean ofNames = OF_NAMES.stream().anyMatch(words::startsWith);
            throw ErrorPlace.exception(error.getType(), message, Py.fileSystemEncode(filename), line(node), ofNames);
        }
        return error.input == null ? error : ofParser(error);
    }

    /** CPython tells of a global statement where its function begins. */
    private static int line(PythonTree node) {
        PythonTree at = node;
        while (node instanceof Global && at != null && !(at instanceof FunctionDef)) {
            at = at.getParent();
        }
        return at instanceof FunctionDef function ? function.getLineno() : node.getLineno();
    }

    private static PyException unknownEncoding(PySyntaxError error, String filename) {
        String message = error.value.__getitem__(0).toString();
        if (!message.startsWith("Unknown encoding: ")) {
            return error;
        }
        PyObject none = Py.newInteger(0);
        PyObject place = new PyTuple(Py.fileSystemEncode(filename), none, none, Py.None);
        PyObject words = Py.newString("u" + message.substring(1));
        return new PyException(Py.SyntaxError, new PyTuple(words, place));
    }

    private static String words(String message) {
        if (message.equals("future statement does not support import *")) {
            return "future feature * is not defined";
        }
        return message.replace("contains a function with free", "contains a nested function with free")
                .replace("it contains free variables", "it is a nested function");
    }

    private static ParseException ofParser(ParseException error) {
        Token token = error.token;
        String text = token == null || token.getText() == null ? "" : token.getText();
        // CPython counts to the end of what it cannot use.
        ParseException made =
                new ParseException("invalid syntax", error.line, error.charPositionInLine + Math.max(1, text.length()));
        made.setType(error.getType());
        made.definite = error.definite;
        return made;
    }
}
