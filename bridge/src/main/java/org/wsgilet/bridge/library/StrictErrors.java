package org.wsgilet.bridge.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * The error handler {@code strict}. Jython takes a surrogate that is written as an escape for an error, and asks this
 * handler, also for the literals of a source; in Python 2 it is a character.
 */
final class StrictErrors extends PyBuiltinFunctionNarrow {

    private static final long serialVersionUID = 1;

    private static final String REASON = "illegal Unicode character";

    /** The end that Jython tells is that of the character behind. */
    private static final Pattern ESCAPE = Pattern.compile("\\G\\\\+(?:u|U0000)([Dd][89ABCDEFabcdef][0-9A-Fa-f]{2})");

    StrictErrors() {
        super("strict_errors", 1, 1, "Raises the exception.");
    }

    @Override
    public PyObject __call__(PyObject exception) {
        if (Py.isInstance(exception, Py.UnicodeDecodeError)
                && exception.__getattr__("reason").toString().equals(REASON)) {
            Matcher escape = ESCAPE.matcher(exception.__getattr__("object").toString());
            if (escape.find(exception.__getattr__("start").asInt())) {
                char surrogate = (char) Integer.parseInt(escape.group(1), 16);
                return new PyTuple(Py.makeUnicodeCharacter(surrogate), Py.newInteger(escape.end()));
            }
        }
        if (exception instanceof PyType || !Py.isInstance(exception, Py.BaseException)) {
            throw Py.TypeError("codec must pass exception instance");
        }
        throw Py.makeException(exception);
    }
}
