package org.wsgilet.databases.mysqldb;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.codecs;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.mysql.Column;
import org.wsgilet.databases.python.Numbers;
import org.wsgilet.databases.python.Utf8;

/** How the text of a value becomes an object. */
@FunctionalInterface
interface Converter {

    /** MySQLdb's {@code FLAG.BINARY} */
    int BINARY_FLAG = 128;

    PyObject convert(byte[] data, int offset, int length);

    /** By what the converters of a connection have for a column: a function, or pairs of flags and a function. */
    static Converter of(MySqlDb module, PyObject converters, Column column, String charset) {
        PyObject found = Literals.find(converters, Py.newInteger(column.type()));
        return of(module, found instanceof PySequence pairs ? ofFlags(pairs, column) : found, charset);
    }

    private static PyObject ofFlags(PySequence pairs, Column column) {
        // The flag of the server says that a text is compared as bytes.
        int flags = column.charset() == Column.BINARY ? column.flags() | BINARY_FLAG : column.flags() & ~BINARY_FLAG;
        for (PyObject item : pairs.asIterable()) {
            if (item instanceof PyTuple pair && pair.__len__() == 2) {
                PyObject mask = pair.pyget(0);
                if (!(mask instanceof PyInteger) || (mask.asInt() & flags) != 0) {
                    return pair.pyget(1);
                }
            }
        }
        return Py.None;
    }

    private static Converter of(MySqlDb module, PyObject function, String charset) {
        if (function == null || function == Py.None || function == PyString.TYPE) {
            return NativeString::of;
        }
        if (function == PyUnicode.TYPE) {
            return ofText(charset);
        }
        if (function == PyInteger.TYPE) {
            return Numbers::integer;
        }
        if (function == PyFloat.TYPE) {
            return Numbers::floating;
        }
        if (module.decimals().isType(function)) {
            return module.decimals()::of;
        }
        Converter known = module.times().known(function);
        return known != null
                ? known
                : (data, offset, length) -> function.__call__(NativeString.of(data, offset, length));
    }

    private static Converter ofText(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        if (name.startsWith("utf8")) {
            return Utf8::unicode;
        }
        String codec = switch (name) {
            case "latin1" -> "cp1252";
            case "koi8r" -> "koi8_r";
            case "koi8u" -> "koi8_u";
            default -> name;
        };
        return (data, offset, length) -> codecs.decode(NativeString.of(data, offset, length), codec, "strict");
    }
}
