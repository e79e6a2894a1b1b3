package org.wsgilet.databases.sqlite;

import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.Py2kBuffer;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.python.Utf8;

/**
 * Binds the parameters of one execution.
 *
 * @param bytesAllowed whether a {@code str} may have bytes that are not ASCII
 */
record Parameters(NativeDB db, Statement statement, Adapters adapters, boolean bytesAllowed) {

    private static final String BYTES_REFUSED = "You must not use 8-bit bytestrings unless you use a text_factory that "
            + "can interpret 8-bit bytestrings (like text_factory = str). It is highly recommended that you instead "
            + "just switch your application to Unicode strings.";

    void bind(PyObject parameters) {
        if (parameters.getClass() == PyTuple.class) { // a subclass may have items of its own
            bindAll(((PyTuple) parameters).getArray());
        } else if (parameters.getClass() == PyList.class) {
            bindAll(((PyList) parameters).getArray());
        } else if (parameters instanceof AbstractDict dict) {
            bindNamed(dict);
        } else if (isSequence(parameters)) {
            PyObject[] values = new PyObject[parameters.__len__()];
            checkCount(values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = parameters.__getitem__(Py.newInteger(i));
            }
            bindAll(values);
        } else {
            throw Py.ValueError("parameters are of unsupported type");
        }
    }

    private static boolean isSequence(PyObject object) {
        return object instanceof PySequence || object.__findattr__("__getitem__") != null;
    }

    private void checkCount(int supplied) {
        if (supplied != statement.parameters()) {
            throw Errors.programming("Incorrect number of bindings supplied. The current statement uses "
                    + statement.parameters() + ", and there are " + supplied + " supplied.");
        }
    }

    private void bindAll(PyObject[] values) {
        checkCount(values.length);
        for (int i = 0; i < values.length; i++) {
            if (bind(i + 1, adapters.adapted(values[i])) != 0) {
                throw Errors.interfaceError("Error binding parameter " + i + " - probably unsupported type.");
            }
        }
    }

    private void bindNamed(AbstractDict values) {
        for (int i = 1; i <= statement.parameters(); i++) {
            String name = statement.parameterName(i - 1);
            if (name == null) {
                throw Errors.programming(
                        "Binding " + i + " has no name, but you supplied a dictionary (which has only names).");
            }
            PyObject value = value(values, NativeString.utf8(name)); // as CPython asks for it
            if (value == null && !NativeString.isAscii(name)) {
                value = value(values, Py.newUnicode(name));
            }
            if (value == null) {
                throw Errors.programming("You did not supply a value for binding " + i + ".");
            }
            if (bind(i, adapters.adapted(value)) != 0) {
                throw Errors.interfaceError("Error binding parameter :" + name + " - probably unsupported type.");
            }
        }
    }

    private static PyObject value(AbstractDict values, PyObject name) {
        if (values.getClass() == PyDictionary.class) {
            return values.__finditem__(name);
        }
        try {
            return values.__getitem__(name); // a subclass may make it
        } catch (PyException e) {
            if (!e.match(Py.Exception)) {
                throw e;
            }
            return null;
        }
    }

    /** Returns SQLite's code, or -1 for a type that it has not. */
    private int bind(int position, PyObject value) {
        if (value == Py.None) {
            return NativeCalls.bindNull(db, statement.pointer(), position);
        }
        if (value instanceof PyInteger integer) {
            return NativeCalls.bindLong(db, statement.pointer(), position, integer.getValue());
        }
        if (value instanceof PyUnicode unicode) {
            return NativeCalls.bindText(db, statement.pointer(), position, Utf8.bytes(unicode));
        }
        if (value instanceof PyString string) {
            return bindBytes(position, string);
        }
        if (value instanceof PyFloat number) {
            return NativeCalls.bindDouble(db, statement.pointer(), position, number.getValue());
        }
        if (value instanceof PyLong number) {
            return NativeCalls.bindLong(db, statement.pointer(), position, SqliteValues.integer(number.getValue()));
        }
        return value instanceof Py2kBuffer buffer
                ? NativeCalls.bindBlob(db, statement.pointer(), position, SqliteValues.bytes(buffer))
                : -1;
    }

    private int bindBytes(int position, PyString string) {
        byte[] bytes = SqliteValues.bytes(string);
        if (!bytesAllowed) {
            for (byte b : bytes) {
                if (b < 0) {
                    throw Errors.programming(BYTES_REFUSED);
                }
            }
        }
        return NativeCalls.bindText(db, statement.pointer(), position, bytes);
    }
}
