package org.wsgilet.bridge.speedups.jinja2;

import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/**
 * Jinja2's {@code Environment.getattr}: {@code row.name} in a template. Where the row is a {@code dict}, its Python makes
 * and catches an AttributeError first.
 */
final class JinjaGetattr extends PyBuiltinFunctionNarrow {

    private static final String[] UNDEFINED_KEYWORDS = {"obj", "name"};

    private final PyObject original;

    JinjaGetattr(PyObject original) {
        super("getattr", 3, 3, null);
        this.original = original;
    }

    @Override
    public PyObject __call__(PyObject environment, PyObject object, PyObject attribute) {
        if (attribute.getClass() != PyString.class) {
            return original.__call__(environment, object, attribute);
        }
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
