package org.wsgilet.databases.sqlite;

import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PySlice;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Method;

/** {@code sqlite3.Row}: a tuple whose items have names, too. */
@ExposedType(name = "sqlite3.Row", isBaseType = true)
public final class Row extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Row.class,
            "sqlite3.Row",
            null,
            new Constructor(Row::create),
            new PyBuiltinMethod[] {
                Method.plain("keys", Row::keys),
                Method.plain("__len__", (Row row) -> Py.newInteger(row.values.__len__())),
                Method.plain("__iter__", (Row row) -> row.values.__iter__()),
                // Jython takes what has keys() for no sequence.
                Method.plain("__reversed__", Row::reversed),
                Method.plain("__hash__", (Row row) -> Py.newInteger(row.hash())),
                Method.of(
                        "__getitem__", (Row row, PyObject[] arguments, String[] keywords) -> row.item(only(arguments))),
                Method.of(
                        "__eq__",
                        (Row row, PyObject[] arguments, String[] keywords) -> row.compare(only(arguments), true)),
                Method.of(
                        "__ne__",
                        (Row row, PyObject[] arguments, String[] keywords) -> row.compare(only(arguments), false)),
            },
            new PyDataDescr[0]);

    private final Columns columns;
    private final PyTuple values;

    private Row(PyType type, Columns columns, PyTuple values) {
        super(type);
        this.columns = columns;
        this.values = values;
    }

    Row(Columns columns, PyTuple values) {
        this(TYPE, columns, values);
    }

    /** {@code Row(cursor, tuple)} */
    private static Row create(PyType type, PyObject[] arguments, String[] keywords) {
        if (keywords.length > 0) {
            throw Py.TypeError("Row() does not take keyword arguments");
        }
        if (arguments.length != 2) {
            throw Py.TypeError("function takes exactly 2 arguments (" + arguments.length + " given)");
        }
        if (!(arguments[0] instanceof Cursor cursor)) {
            throw Py.TypeError("instance of cursor required for first argument");
        }
        if (!(arguments[1] instanceof PyTuple tuple)) {
            throw Py.TypeError("tuple required for second argument");
        }
        return new Row(type, cursor.columns() == null ? Columns.NONE : cursor.columns(), tuple);
    }

    private static PyObject only(PyObject[] arguments) {
        if (arguments.length != 1) {
            throw Py.TypeError("expected 1 arguments, got " + arguments.length);
        }
        return arguments[0];
    }

    @Override
    public PyObject __getitem__(PyObject key) {
        return getType() == TYPE ? item(key) : super.__getitem__(key);
    }

    @Override
    public int __len__() {
        return getType() == TYPE ? values.__len__() : super.__len__();
    }

    @Override
    public PyObject __iter__() {
        return getType() == TYPE ? values.__iter__() : super.__iter__();
    }

    private PyObject item(PyObject key) {
        if (key instanceof PyInteger || key instanceof PyLong) {
            return value(key.asIndex(Py.IndexError));
        }
        if (key instanceof PyString name && !(key instanceof PyUnicode)) {
            int index = columns.indexOf(name.getString());
            if (index < 0) {
                throw Py.IndexError("No item with that key");
            }
            return value(index);
        }
        if (key instanceof PySlice) {
            throw Py.ValueError("slices not implemented, yet");
        }
        throw Py.IndexError("Index must be int or string");
    }

    private PyObject value(int index) {
        PyObject[] array = values.getArray();
        int place = index < 0 ? index + array.length : index;
        if (place < 0 || place >= array.length) {
            throw Py.IndexError("tuple index out of range");
        }
        return array[place];
    }

    private PyObject keys() {
        return new PyList(Arrays.stream(columns.names()).map(Py::newString).toArray(PyObject[]::new));
    }

    private PyObject reversed() {
        PyList list = new PyList(values.getArray().clone());
        list.reverse();
        return list.__iter__();
    }

    private int hash() {
        return columns.description().hashCode() ^ values.hashCode();
    }

    @Override
    public int hashCode() {
        return getType() == TYPE ? hash() : super.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    private PyObject compare(PyObject other, boolean equal) {
        if (!(other instanceof Row row)) {
            return Py.NotImplemented;
        }
        boolean same = columns.description()._eq(row.columns.description()).__nonzero__()
                && values._eq(row.values).__nonzero__();
        return Py.newBoolean(same == equal);
    }
}
