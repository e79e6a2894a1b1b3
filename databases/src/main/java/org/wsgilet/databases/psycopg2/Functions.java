package org.wsgilet.databases.psycopg2;

import java.util.Map;
import java.util.TreeMap;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;

/** The functions of the module {@code psycopg2._psycopg}. */
final class Functions {

    private Functions() {}

    /** What a function does. */
    @FunctionalInterface
    private interface Body {
        PyObject call(PyObject[] arguments, String[] keywords);
    }

    private static final class Function extends PyBuiltinFunction {

        private final transient Body body;

        Function(String name, Body body) {
            super(name, null);
            this.body = body;
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return body.call(arguments, keywords);
        }
    }

    static Map<String, PyObject> of(Psycopg2 module) {
        Map<String, PyObject> functions = new TreeMap<>();
        add(functions, "adapt", (arguments, keywords) -> adapt(module, arguments));
        add(functions, "new_type", Functions::newType);
        add(functions, "new_array_type", Functions::newArrayType);
        add(functions, "register_type", (arguments, keywords) -> registerType(module, arguments, keywords));
        add(functions, "complete", (arguments, keywords) -> {
            module.complete(arguments[0]);
            return Py.None;
        });
        add(functions, "quote", (arguments, keywords) -> quote(module, arguments));
        add(functions, "text", Functions::text);
        add(
                functions,
                "default_host",
                (arguments, keywords) ->
                        Py.newString(org.wsgilet.databases.postgresql.Server.defaultHost(arguments[0].toString())));
        add(functions, "encrypt_password", Functions::encryptPassword);
        return functions;
    }

    private static void add(Map<String, PyObject> functions, String name, Body body) {
        functions.put(name, new Function(name, body));
    }

    /** {@code adapt(obj[, protocol[, alternate]])} */
    private static PyObject adapt(Psycopg2 module, PyObject[] arguments) {
        if (arguments.length < 1 || arguments.length > 3) {
            throw Py.TypeError("function takes from 1 to 3 arguments (" + arguments.length + " given)");
        }
        return Adapting.adapt(module, arguments[0], arguments.length > 1 ? arguments[1] : module.isqlquote);
    }

    /** {@code new_type(values, name=None, castobj=None, baseobj=None)} */
    private static PyObject newType(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser(
                "new_type", arguments, keywords, new String[] {"values", "name", "castobj", "baseobj"}, 1);
        return Typecaster.inPython(
                name(parser.getPyObject(1, Py.None)), values(parser), parser.getPyObject(2, Py.None));
    }

    private static PyTuple values(ArgParser parser) {
        if (parser.getPyObject(0) instanceof PyTuple values) {
            return values;
        }
        throw Py.TypeError("argument 1 must be tuple, not "
                + parser.getPyObject(0).getType().fastGetName());
    }

    private static PyObject name(PyObject name) {
        if (name == Py.None || name.getClass() == PyString.class) {
            return name;
        }
        throw Py.TypeError("argument 2 must be str, not " + name.getType().fastGetName());
    }

    /** {@code new_array_type(values, name, baseobj)} */
    private static PyObject newArrayType(PyObject[] arguments, String[] keywords) {
        ArgParser parser =
                new ArgParser("new_array_type", arguments, keywords, new String[] {"values", "name", "baseobj"}, 3);
        if (!(parser.getPyObject(2) instanceof Typecaster item)) {
            throw Py.TypeError("argument 3 must be psycopg2._psycopg.type, not "
                    + parser.getPyObject(2).getType().fastGetName());
        }
        return Typecaster.ofArray(name(parser.getPyObject(1)), values(parser), item);
    }

    /** {@code register_type(obj[, conn_or_curs])} */
    private static PyObject registerType(Psycopg2 module, PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("register_type", arguments, keywords, new String[] {"obj", "conn_or_curs"}, 1);
        if (!(parser.getPyObject(0) instanceof Typecaster caster)) {
            throw Py.TypeError("argument 1 must be psycopg2._psycopg.type, not "
                    + parser.getPyObject(0).getType().fastGetName());
        }
        PyObject scope = parser.getPyObject(1, Py.None);
        if (scope == Py.None) {
            Psycopg2.register(caster, module.stringTypes);
        } else if (scope instanceof Cursor cursor) {
            Psycopg2.register(caster, cursor.ownStringTypes());
        } else if (scope instanceof Connection connection) {
            Psycopg2.register(caster, connection.stringTypes);
        } else {
            throw Py.TypeError("argument 2 must be a connection, cursor or None");
        }
        return Py.None;
    }

    /** {@code quote(adapter, value, connection or None)}: the SQL of a value by an adapter of psycopg2. */
    private static PyObject quote(Psycopg2 module, PyObject[] arguments) {
        Connection connection = arguments[2] instanceof Connection given ? given : null;
        return Py.newString(module.simple(arguments[0]).quote(new Quoting(connection), arguments[1]));
    }

    /** {@code text(bytes, connection)}: decodes by the encoding of a connection; what is unicode stays. */
    private static PyObject text(PyObject[] arguments, String[] keywords) {
        Connection connection = arguments[1] instanceof Connection given ? given : null;
        byte[] data = Text.bytes((PyString) arguments[0], null);
        return Text.unicode(data, 0, data.length, connection);
    }

    /** {@code encrypt_password(password, user, algorithm)} */
    private static PyObject encryptPassword(PyObject[] arguments, String[] keywords) {
        try {
            String encrypted = org.postgresql.util.PasswordUtil.encodePassword(
                    text(arguments[1]), text(arguments[0]).toCharArray(), arguments[2].toString());
            return Py.newString(encrypted);
        } catch (java.sql.SQLException e) {
            throw Errors.of("ProgrammingError", "password encryption failed: " + e.getMessage());
        }
    }

    private static String text(PyObject string) {
        return string instanceof PyUnicode ? string.toString() : NativeString.decoded(string.toString());
    }
}
