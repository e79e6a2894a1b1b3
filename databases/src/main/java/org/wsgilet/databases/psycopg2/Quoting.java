package org.wsgilet.databases.psycopg2;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;

/** Values as SQL, by the adapters that are registered; those of psycopg2 itself are known here, and not called. */
final class Quoting {

    private final Psycopg2 module;

    /** Null if it is not known. */
    private final Connection connection;

    Quoting(Connection connection) {
        this.module = Psycopg2.of(connection);
        this.connection = connection;
    }

    /** The SQL of a value, of bytes. ProgrammingError if nothing adapts it. */
    String quote(PyObject value) {
        PyObject adapter = module.adapter(value.getType());
        Simple simple = adapter == null ? null : module.simple(adapter);
        return simple == null ? byAdapter(value) : simple.quote(this, value);
    }

    private String byAdapter(PyObject value) {
        PyObject adapted = Adapting.adapt(module, value, module.isqlquote);
        if (connection != null) {
            PyObject prepare = adapted.__findattr__("prepare");
            if (prepare != null) {
                prepare.__call__(connection);
            }
        }
        PyObject quoted = adapted.invoke("getquoted");
        if (quoted instanceof PyString string) {
            return Text.encoded(string, connection);
        }
        throw Py.TypeError("expected string or Unicode object from getquoted(), "
                + quoted.getType().fastGetName() + " found");
    }

    /** An adapter of psycopg2, in Java. */
    @FunctionalInterface
    interface Simple {
        String quote(Quoting quoting, PyObject value);
    }

    String string(PyObject value) {
        if (!(value instanceof PyString string)) {
            throw Py.TypeError("can't quote non-string object");
        }
        return literal(Text.encoded(string, connection));
    }

    /** A literal of bytes. */
    String literal(String bytes) {
        if (bytes.indexOf(0) >= 0) {
            throw Py.ValueError("A string literal cannot contain NUL (0x00) characters.");
        }
        boolean escapes = connection != null && connection.escapesBackslashes();
        if (bytes.indexOf('\'') < 0 && !escapes) {
            return "'" + bytes + "'";
        }
        String doubled = bytes.replace("'", "''");
        return escapes ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    String integer(PyObject value) {
        PyObject number = value.getClass() == PyInteger.class || value.getClass() == PyLong.class
                ? value
                : PyLong.TYPE.__call__(value);
        return afterBlank(number.__str__().getString());
    }

    /** A minus after a minus would begin a comment. */
    private static String afterBlank(String number) {
        return number.startsWith("-") ? " " + number : number;
    }

    String floating(PyObject value) {
        double number = value.asDouble();
        if (Double.isNaN(number)) {
            return "'NaN'::float";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "'Infinity'::float" : "'-Infinity'::float";
        }
        return afterBlank(value.__repr__().getString());
    }

    String bool(PyObject value) {
        return value.__nonzero__() ? "true" : "false";
    }

    String decimal(PyObject value) {
        PyObject finite = value.__findattr__("is_finite");
        boolean isFinite = finite == null
                ? !value.__getattr__("_is_special").__nonzero__()
                : finite.__call__().__nonzero__();
        return isFinite ? afterBlank(value.__str__().getString()) : "'NaN'::numeric";
    }

    String binary(PyObject value) {
        if (value == Py.None) {
            return "NULL";
        }
        String hex = Binary.hex(value);
        if (hex.isEmpty() && connection == null) {
            return "''::bytea";
        }
        boolean escapes = connection != null && connection.escapesBackslashes();
        return (escapes ? "E'\\\\x" : "'\\x") + hex + "'::bytea";
    }

    String date(PyObject value) {
        return "'" + iso(value) + "'::date";
    }

    String time(PyObject value) {
        return "'" + iso(value) + (hasZone(value) ? "'::timetz" : "'::time");
    }

    String timestamp(PyObject value) {
        return "'" + iso(value) + (hasZone(value) ? "'::timestamptz" : "'::timestamp");
    }

    private static String iso(PyObject value) {
        return value.invoke("isoformat").toString();
    }

    private static boolean hasZone(PyObject value) {
        return value.__getattr__("tzinfo") != Py.None;
    }

    String interval(PyObject value) {
        return String.format(
                Locale.ROOT,
                "'%s days %s.%06d seconds'::interval",
                value.__getattr__("days"),
                value.__getattr__("seconds"),
                value.__getattr__("microseconds").asInt());
    }

    /** {@code ARRAY[1,2]}; {@code '{NULL}'} where there is nothing that tells a type. */
    String list(PyObject value) {
        if (!(value instanceof PyList list)) {
            throw Py.TypeError("can't quote non-list object as an array");
        }
        if (list.isEmpty()) {
            return "'{}'";
        }
        boolean onlyNulls = true;
        StringBuilder items = new StringBuilder();
        for (PyObject item : list.asIterable()) {
            String quoted = item == Py.None ? "NULL" : quote(item);
            if (item instanceof PyList) {
                if (quoted.startsWith("A")) {
                    onlyNulls = false;
                } else if (quoted.equals("'{}'")) {
                    onlyNulls = false;
                    quoted = "ARRAY[]";
                }
            } else if (item != Py.None) {
                onlyNulls = false;
            }
            items.append(items.length() == 0 ? "" : ",").append(quoted);
        }
        return onlyNulls ? "'{" + items.toString().replace("'", "") + "}'" : "ARRAY[" + items + "]";
    }
}
