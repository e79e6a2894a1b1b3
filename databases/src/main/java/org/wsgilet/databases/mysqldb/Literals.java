package org.wsgilet.databases.mysqldb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.databases.mysql.Escaping;

/** How values become SQL, by the escaping of a session or of none. */
final class Literals {

    private final Escaping escaping;

    Literals(Escaping escaping) {
        this.escaping = escaping;
    }

    PyObject escapeString(PyObject text) {
        return Bytes.string(escaping.escape(Bytes.of(text)));
    }

    PyString stringLiteral(PyObject value) {
        return Py.newString("'" + new String(escaping.escape(Bytes.ofStr(value)), ISO_8859_1) + "'");
    }

    /** By the function that a mapping has for the type of the value, which is called with both. */
    PyObject escape(PyObject value, PyObject mapping) {
        PyObject function = find(mapping, value.getType());
        return function == null ? stringLiteral(value) : function.__call__(value, mapping);
    }

    static PyObject find(PyObject mapping, PyObject key) {
        try {
            return mapping.__finditem__(key);
        } catch (PyException e) {
            if (!e.match(Py.KeyError)) {
                throw e;
            }
            return null;
        }
    }
}
