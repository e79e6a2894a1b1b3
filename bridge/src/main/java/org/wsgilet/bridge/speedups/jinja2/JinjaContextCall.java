package org.wsgilet.bridge.speedups.jinja2;

import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Jinja2's {@code Context.call}, which calls whatever a template calls. It asks each callable six times whether it
 * wants the context before its arguments; a Python function or method without attributes does not.
 */
final class JinjaContextCall extends StandIn {

    private static final PyString ENDED =
            new PyString("value was undefined because a callable raised a StopIteration exception");

    JinjaContextCall(PyObject original) {
        super(original);
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        if (arguments.length - keywords.length < 2 || !isPlain(arguments[1])) {
            return null;
        }
        try {
            return arguments[1].__call__(Arrays.copyOfRange(arguments, 2, arguments.length), keywords);
        } catch (PyException e) {
            if (!e.match(Py.StopIteration)) {
                throw e;
            }
            return arguments[0].__getattr__("environment").invoke("undefined", ENDED);
        }
    }

    private static boolean isPlain(PyObject callable) {
        PyObject function = callable.getClass() == PyMethod.class ? ((PyMethod) callable).__func__ : callable;
        return function.getClass() == PyFunction.class && isEmpty(((PyFunction) function).__dict__);
    }

    private static boolean isEmpty(PyObject attributes) {
        return attributes == null || attributes.__len__() == 0;
    }
}
