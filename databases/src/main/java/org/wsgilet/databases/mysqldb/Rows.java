package org.wsgilet.databases.mysqldb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.databases.mysql.Column;
import org.wsgilet.databases.mysql.Packet;

/** How the rows of a result become objects. */
final class Rows {

    /** The shapes of a row, by MySQLdb's number of it. */
    private static final int TUPLE = 0;

    private static final int DICT = 1;
    private static final int DICT_WITH_TABLES = 2;

    private final List<Column> columns;
    private final Converter[] converters;
    private PyString[] names;
    private PyString[] namesWithTables;

    /**
     * @param converters of the connection
     * @param charset in which text comes
     */
    Rows(MySqlDb module, List<Column> columns, PyObject converters, String charset) {
        this.columns = columns;
        this.converters = new Converter[columns.size()];
        for (int i = 0; i < this.converters.length; i++) {
            this.converters[i] = Converter.of(module, converters, columns.get(i), charset);
        }
    }

    static boolean isShape(int how) {
        return how >= TUPLE && how <= DICT_WITH_TABLES;
    }

    PyObject make(byte[] row, int how) {
        PyObject[] values = values(row);
        if (how == TUPLE) {
            return new PyTuple(values);
        }
        PyString[] keys = how == DICT ? names() : namesWithTables();
        PyDictionary dict = new PyDictionary();
        for (int i = 0; i < values.length; i++) {
            dict.__setitem__(keys[i], values[i]);
        }
        return dict;
    }

    private PyObject[] values(byte[] row) {
        PyObject[] values = new PyObject[converters.length];
        Packet packet = new Packet(row);
        for (int i = 0; i < values.length; i++) {
            int length = packet.length();
            if (length == Packet.NULL) {
                values[i] = Py.None;
            } else {
                values[i] = converters[i].convert(row, packet.position(), length);
                packet.skip(length);
            }
        }
        return values;
    }

    /** The column's name; behind that of its table if an earlier column has the same. */
    private PyString[] names() {
        if (names == null) {
            Set<String> taken = new HashSet<>();
            List<PyString> made = new ArrayList<>();
            for (Column column : columns) {
                String name = taken.contains(column.name()) ? column.table() + "." + column.name() : column.name();
                taken.add(name);
                made.add(Py.newString(name));
            }
            names = made.toArray(PyString[]::new);
        }
        return names;
    }

    private PyString[] namesWithTables() {
        if (namesWithTables == null) {
            namesWithTables = columns.stream()
                    .map(column -> column.table().isEmpty() ? column.name() : column.table() + "." + column.name())
                    .map(Py::newString)
                    .toArray(PyString[]::new);
        }
        return namesWithTables;
    }

    /** The length of the longest value of each column, in bytes. */
    int[] longest(List<byte[]> rows) {
        int[] longest = new int[columns.size()];
        for (byte[] row : rows) {
            Packet packet = new Packet(row);
            for (int i = 0; i < longest.length; i++) {
                int length = packet.length();
                if (length > 0) {
                    longest[i] = Math.max(longest[i], length);
                    packet.skip(length);
                }
            }
        }
        return longest;
    }
}
