package org.wsgilet.databases.psycopg2;

import java.util.List;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.wsgilet.databases.postgresql.Column;
import org.wsgilet.databases.postgresql.Result;

/** The rows of a result, which become objects when they are fetched. */
final class Rows {

    private static final int NUMERIC = 1700;
    private static final int SCALE_BITS = 16;
    private static final int SCALE_MASK = 0xffff;
    private static final int HEADER_BYTES = 4;

    private final List<Column> columns;
    private final List<byte[]> rows;
    private final Typecaster[] casters;
    private final Cursor cursor;

    Rows(Result result, Cursor cursor) {
        this.columns = result.columns();
        this.rows = result.rows();
        this.cursor = cursor;
        casters = new Typecaster[columns.size()];
        for (int i = 0; i < casters.length; i++) {
            casters[i] = caster(cursor, oid(columns.get(i).type()));
        }
    }

    private static PyObject oid(long oid) {
        return oid == (int) oid ? Py.newInteger((int) oid) : Py.newLong(oid);
    }

    /** The typecaster of the cursor, of its connection, or of all. */
    static Typecaster caster(Cursor cursor, PyObject oid) {
        PyObject caster = cursor.stringTypes() instanceof PyDictionary own ? own.__finditem__(oid) : null;
        Connection connection = cursor.connection();
        caster = caster == null ? connection.stringTypes.__finditem__(oid) : caster;
        caster = caster == null ? connection.module.stringTypes.__finditem__(oid) : caster;
        return caster instanceof Typecaster typecaster ? typecaster : connection.module.defaultCaster;
    }

    /** A row as a tuple, or as what a factory makes of the cursor, item by item. */
    PyObject make(int index, PyObject factory) {
        byte[] row = rows.get(index);
        if (factory != Py.None) {
            return fill(factory.__call__(cursor), row);
        }
        PyObject[] values = new PyObject[casters.length];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            int length = Row.length(row, at);
            at += Row.LENGTH_BYTES;
            values[i] = value(i, row, at, length);
            at += Math.max(length, 0);
        }
        return new PyTuple(values);
    }

    private PyObject value(int column, byte[] row, int at, int length) {
        return length < 0 ? casters[column].castNull(cursor) : casters[column].cast(row, at, length, cursor);
    }

    private PyObject fill(PyObject made, byte[] row) {
        int at = 0;
        for (int i = 0; i < casters.length; i++) {
            int length = Row.length(row, at);
            at += Row.LENGTH_BYTES;
            made.__setitem__(Py.newInteger(i), value(i, row, at, length));
            at += Math.max(length, 0);
        }
        return made;
    }

    PyObject description() {
        PyObject type = cursor.connection().module.inPython("Column");
        PyObject[] described = new PyObject[columns.size()];
        for (int i = 0; i < described.length; i++) {
            described[i] = type.__call__(described(columns.get(i)));
        }
        return new PyTuple(described);
    }

    private static PyObject[] described(Column column) {
        boolean numeric = column.type() == NUMERIC;
        int modifier = column.modifier() > 0 ? column.modifier() - HEADER_BYTES : column.modifier();
        int size = column.size() != -1 ? column.size() : numeric ? modifier >> SCALE_BITS : modifier;
        return new PyObject[] {
            Py.newString(column.name()),
            oid(column.type()),
            Py.None,
            Py.newInteger(size),
            numeric ? Py.newInteger(modifier >> SCALE_BITS & SCALE_MASK) : Py.None,
            numeric ? Py.newInteger(modifier & SCALE_MASK) : Py.None,
            Py.None,
            column.table() == 0 ? Py.None : oid(column.table()),
            column.number() > 0 ? Py.newInteger(column.number()) : Py.None
        };
    }
}
