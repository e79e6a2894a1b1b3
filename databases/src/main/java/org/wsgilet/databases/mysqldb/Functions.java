package org.wsgilet.databases.mysqldb;

import java.util.Map;
import java.util.TreeMap;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.wsgilet.databases.mysql.Escaping;

/** The functions of the module {@code _mysql}, which need no connection. */
final class Functions extends PyBuiltinFunction {

    private static final Literals LITERALS = new Literals(Escaping.DEFAULT);

    /** What a function does. */
    @FunctionalInterface
    private interface Body {
        PyObject call(PyObject[] arguments, String[] keywords);
    }

    private final transient Body body;

    private Functions(String name, Body body) {
        super(name, null);
        this.body = body;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return body.call(arguments, keywords);
    }

    static Map<String, PyObject> all() {
        Map<String, PyObject> all = new TreeMap<>();
        add(all, "connect", (arguments, keywords) -> Connection.TYPE.__call__(arguments, keywords));
        add(all, "debug", (arguments, keywords) -> Py.None);
        add(all, "get_client_info", (arguments, keywords) -> Py.newString(MySqlDb.CLIENT_VERSION));
        add(all, "escape_string", (arguments, keywords) -> LITERALS.escapeString(one("escape_string", arguments)));
        add(all, "string_literal", (arguments, keywords) -> LITERALS.stringLiteral(arguments[0]));
        add(all, "escape", (arguments, keywords) -> {
            if (arguments.length != 2) {
                throw Py.TypeError("argument 2 must be a mapping");
            }
            return LITERALS.escape(arguments[0], arguments[1]);
        });
        add(all, "escape_sequence", (arguments, keywords) -> escapeSequence(arguments[0], arguments[1]));
        add(all, "escape_dict", (arguments, keywords) -> escapeDict(arguments[0], arguments[1]));
        return all;
    }

    private static void add(Map<String, PyObject> all, String name, Body body) {
        all.put(name, new Functions(name, body));
    }

    private static PyObject one(String name, PyObject[] arguments) {
        if (arguments.length != 1) {
            throw Py.TypeError(name + "() takes exactly 1 argument (" + arguments.length + " given)");
        }
        return arguments[0];
    }

    private static PyObject escapeSequence(PyObject values, PyObject mapping) {
        PyObject[] escaped = new PyObject[values.__len__()];
        for (int i = 0; i < escaped.length; i++) {
            escaped[i] = LITERALS.escape(values.__getitem__(i), mapping);
        }
        return new PyTuple(escaped);
    }

    private static PyObject escapeDict(PyObject values, PyObject mapping) {
        PyObject escaped = values.invoke("copy");
        for (PyObject key : values.invoke("keys").asIterable()) {
            escaped.__setitem__(key, LITERALS.escape(values.__getitem__(key), mapping));
        }
        return escaped;
    }
}
