package org.wsgilet.databases.sqlite;

import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.databases.python.Conform;

/** How objects of other types become values of SQLite: PEP 246, as {@code sqlite3} has it. */
final class Adapters {

    /** {@code sqlite3.adapters}: the adapters by type and protocol. */
    final PyDictionary registry = new PyDictionary();

    private final PyObject protocol;

    /** Set by an adapter of int, str and the like, for which there is no question otherwise. */
    private volatile boolean basicTypes;

    Adapters(PyObject protocol) {
        this.protocol = protocol;
    }

    void register(PyObject type, PyObject adapter) {
        if (type == PyInteger.TYPE
                || type == PyLong.TYPE
                || type == PyFloat.TYPE
                || type == PyString.TYPE
                || type == PyUnicode.TYPE
                || type == Py2kBuffer.TYPE) {
            basicTypes = true;
        }
        registry.__setitem__(new PyTuple(type, protocol), adapter);
    }

    /** The value to bind in place of a parameter; the parameter itself if nothing adapts it. */
    PyObject adapted(PyObject parameter) {
        if (!basicTypes && isBasic(parameter)) {
            return parameter;
        }
        try {
            PyObject adapted = adapt(parameter, protocol);
            return adapted == null ? parameter : adapted;
        } catch (PyException e) {
            if (!e.match(Py.Exception)) {
                throw e;
            }
            return parameter; // as CPython does
        }
    }

    private static boolean isBasic(PyObject parameter) {
        Class<?> type = parameter.getClass();
        return type == PyInteger.class
                || type == PyUnicode.class
                || type == PyString.class
                || type == PyFloat.class
                || type == PyLong.class
                || type == Py2kBuffer.class;
    }

    /** Returns null if nothing adapts it. */
    private PyObject adapt(PyObject object, PyObject to) {
        PyObject adapter = registry.__finditem__(new PyTuple(object.getType(), to));
        if (adapter != null) {
            return adapter.__call__(object);
        }
        if (object == Py.None) {
            return null;
        }
        PyObject adapted = Conform.ask(to, "__adapt__", object);
        return adapted == null ? Conform.ask(object, "__conform__", to) : adapted;
    }

    /** {@code sqlite3.adapt(obj[, protocol[, alternate]])}, of which CPython 2.7 does not look at the last one. */
    PyObject adapt(PyObject[] arguments) {
        if (arguments.length < 1 || arguments.length > 3) {
            throw Py.TypeError("adapt() takes from 1 to 3 arguments (" + arguments.length + " given)");
        }
        PyObject adapted = adapt(arguments[0], arguments.length > 1 ? arguments[1] : protocol);
        if (adapted == null) {
            throw Errors.programming("can't adapt");
        }
        return adapted;
    }
}
