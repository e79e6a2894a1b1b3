package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** Looks an adapter up: PEP 246, as psycopg2 has it. */
final class Adapting {

    private Adapting() {}

    static PyObject adapt(Psycopg2 module, PyObject object, PyObject protocol) {
        PyType type = object.getType();
        PyObject adapter = module.adapters.__finditem__(new PyTuple(type, protocol));
        if (adapter != null) {
            return adapter.__call__(object);
        }
        PyObject adapted = ask(protocol, "__adapt__", object);
        adapted = adapted == null ? ask(object, "__conform__", protocol) : adapted;
        if (adapted != null) {
            return adapted;
        }
        PyObject mro = type.__findattr__("__mro__");
        for (PyObject base : mro == null ? new PyObject[0] : ((PyTuple) mro).getArray()) {
            adapter = module.adapters.__finditem__(new PyTuple(base, protocol));
            if (adapter != null) {
                return adapter.__call__(object);
            }
        }
        throw Errors.of("ProgrammingError", "can't adapt type '" + type.fastGetName() + "'");
    }

    private static PyObject ask(PyObject object, String method, PyObject argument) {
        PyObject function = object.__findattr__(method);
        if (function == null) {
            return null;
        }
        try {
            PyObject result = function.__call__(argument);
            return result == Py.None ? null : result;
        } catch (PyException e) {
            if (!e.match(Py.TypeError)) {
                throw e;
            }
            return null;
        }
    }
}
