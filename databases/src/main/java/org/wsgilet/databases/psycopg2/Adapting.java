package org.wsgilet.databases.psycopg2;

import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.wsgilet.databases.python.Conform;

/** Looks an adapter up: PEP 246, as psycopg2 has it. */
final class Adapting {

    private Adapting() {}

    static PyObject adapt(Psycopg2 module, PyObject object, PyObject protocol) {
        PyType type = object.getType();
        PyObject adapter = module.adapters.__finditem__(new PyTuple(type, protocol));
        if (adapter != null) {
            return adapter.__call__(object);
        }
        PyObject adapted = Conform.ask(protocol, "__adapt__", object);
        adapted = adapted == null ? Conform.ask(object, "__conform__", protocol) : adapted;
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
}
