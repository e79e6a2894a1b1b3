package org.wsgilet.bridge.speedups.jinja2;

import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.bridge.speedups.StandIn;

/**
 * Jinja2's {@code Environment.getattr}: {@code row.name} in a template. Where the row is a {@code dict}, its Python
 * makes and catches an AttributeError first.
 */
final class JinjaGetattr extends StandIn {

    private static final String[] UNDEFINED_KEYWORDS = {"obj", "name"};

    JinjaGetattr(PyObject original) {
        super(original);
    }

    @Override
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 3 || keywords.length > 0 || arguments[2].getClass() != PyString.class) {
            return null;
        }
        return attribute(arguments[0], arguments[1], arguments[2]);
    }

    private static PyObject attribute(PyObject environment, PyObject object, PyObject attribute) {
        PyObject value = object.__findattr__(((PyString) attribute).internedString());
        if (value == null) {
            value = object.getClass() == PyDictionary.class ? object.__finditem__(attribute) : item(object, attribute);
        }
        return value != null ? value : undefined(environment, object, attribute);
    }

    private static PyObject item(PyObject object, PyObject key) {
        try {
            return object.__getitem__(key);
        } catch (PyException e) {
            if (e.match(new PyTuple(Py.TypeError, Py.LookupError, Py.AttributeError))) {
                return null;
            }
            throw e;
        }
    }

    private static PyObject undefined(PyObject environment, PyObject object, PyObject name) {
        return environment.__getattr__("undefined").__call__(new PyObject[] {object, name}, UNDEFINED_KEYWORDS);
    }
}
