package org.wsgilet.databases.mysqldb;

import java.util.ArrayList;
import java.util.List;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.mysql.Column;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Method;

/** {@code _mysql.result}: the rows of a query, read at once, or one by one as they are fetched. */
@ExposedType(name = "_mysql.result", isBaseType = true)
public final class Result extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Result.class, "_mysql.result", null, new Constructor(Result::create), methods(), attributes());

    private final Connection connection;
    private final PyObject converter;
    private final boolean hasNext;
    private final transient List<Column> columns;
    private final transient Rows rows;

    /** Those that were read at once; null if they are not. */
    private final transient List<byte[]> stored;

    private int at;

    /** @param stored whether all rows are read now, and the server is free */
    Result(PyType type, Connection connection, boolean stored, PyObject converter) {
        super(type);
        this.connection = connection;
        this.converter = converter;
        columns = connection.columns();
        rows = new Rows(connection.module, columns, converter, connection.charset());
        this.stored = stored ? connection.readRows() : null;
        hasNext = connection.hasMoreResults();
    }

    private static PyBuiltinMethod[] methods() {
        return new PyBuiltinMethod[] {
            Method.plain("describe", Result::describe),
            Method.plain("field_flags", Result::fieldFlags),
            Method.of("fetch_row", Result::fetchRow),
            Method.plain("num_fields", (Result self) -> Py.newInteger(self.columns.size())),
            Method.plain("num_rows", (Result self) -> Py.newLong(self.stored == null ? self.at : self.stored.size())),
            Method.<Result>of("data_seek", (self, arguments, keywords) -> self.seek(arguments[0].asInt())),
            Method.<Result>of("row_seek", (self, arguments, keywords) -> self.seekBy(arguments[0].asInt())),
            Method.plain("row_tell", (Result self) -> Py.newInteger(self.checkStored().at)),
        };
    }

    private static PyDataDescr[] attributes() {
        return new PyDataDescr[] {
            Attribute.<Result>readOnly("converter", self -> self.converter),
            Attribute.<Result>readOnly("has_next", self -> Py.newBoolean(self.hasNext)),
        };
    }

    /** {@code result(connection, use=0, converter={})} */
    private static PyObject create(PyType type, PyObject[] arguments, String[] keywords) {
        ArgParser parser =
                new ArgParser("result", arguments, keywords, new String[] {"connection", "use", "converter"}, 1);
        if (!(parser.getPyObject(0) instanceof Connection connection)) {
            throw Py.TypeError("argument 1 must be _mysql.connection, not "
                    + parser.getPyObject(0).getType().fastGetName());
        }
        PyObject converter = parser.getPyObject(2, new org.python.core.PyDictionary());
        return connection.result(type, parser.getInt(1, 0) == 0, converter);
    }

    private PyObject describe() {
        connection.checkOpen();
        int[] longest = stored == null ? new int[columns.size()] : rows.longest(stored);
        PyObject[] described = new PyObject[columns.size()];
        for (int i = 0; i < described.length; i++) {
            Column column = columns.get(i);
            PyObject size = Py.newInteger((int) column.size()); // as C has it: -1 is that of a LONGTEXT
            described[i] = new PyTuple(
                    Py.newString(column.name()),
                    Py.newInteger(column.type()),
                    Py.newInteger(longest[i]),
                    size,
                    size,
                    Py.newInteger(column.decimals()),
                    Py.newInteger(column.mayBeNull() ? 1 : 0));
        }
        return new PyTuple(described);
    }

    private PyObject fieldFlags() {
        connection.checkOpen();
        PyObject[] flags = new PyObject[columns.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = Py.newInteger(columns.get(i).flags());
        }
        return new PyTuple(flags);
    }

    /** {@code fetch_row(maxrows=1, how=0)}: at most so many rows, 0 for all. */
    private PyObject fetchRow(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("fetch_row", arguments, keywords, new String[] {"maxrows", "how"}, 0);
        int most = parser.getInt(0, 1);
        int how = parser.getInt(1, 0);
        connection.checkOpen();
        if (!Rows.isShape(how)) {
            throw Py.ValueError("how out of range");
        }
        if (most < 0) {
            throw Py.SystemError("maxrows must not be negative");
        }
        List<PyObject> fetched = new ArrayList<>();
        for (byte[] row; (most == 0 || fetched.size() < most) && (row = next()) != null; ) {
            fetched.add(rows.make(row, how));
        }
        return new PyTuple(fetched.toArray(PyObject[]::new));
    }

    private byte[] next() {
        if (stored == null) {
            byte[] row = connection.nextRow(this);
            at += row == null ? 0 : 1;
            return row;
        }
        return at < stored.size() ? stored.get(at++) : null;
    }

    private PyObject seek(int row) {
        connection.checkOpen();
        at = Math.max(0, Math.min(row, checkStored().stored.size()));
        return Py.None;
    }

    private PyObject seekBy(int rowCount) {
        int before = at;
        seek(at + rowCount);
        return Py.newInteger(before);
    }

    private Result checkStored() {
        if (stored == null) {
            throw connection.module.exception(
                    "ProgrammingError", Py.newString("cannot be used with connection.use_result()"));
        }
        return this;
    }
}
