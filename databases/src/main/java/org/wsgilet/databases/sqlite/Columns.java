package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.bridge.jython.NativeString;

/**
 * The columns of a result.
 *
 * @param description as PEP 249 has it: the name and six times {@code None}
 * @param names as native strings: their bytes, whatever they are, one in each character
 * @param typesInNames what a name has in brackets, in upper case, for {@code PARSE_COLNAMES}; or null
 * @param declaredTypes the first word of each in upper case, for {@code PARSE_DECLTYPES}; null for expressions
 */
record Columns(PyTuple description, String[] names, PyString[] typesInNames, PyString[] declaredTypes) {

    static final Columns NONE = new Columns(Py.EmptyTuple, new String[0], new PyString[0], new PyString[0]);

    static Columns of(NativeDB db, long statement) throws SQLException {
        int count = db.column_count(statement);
        PyObject[] description = new PyObject[count];
        String[] names = new String[count];
        PyString[] typesInNames = new PyString[count];
        PyString[] declaredTypes = new PyString[count];
        for (int i = 0; i < count; i++) {
            String name = NativeCalls.columnName(db, statement, i);
            typesInNames[i] = typeIn(name);
            declaredTypes[i] = firstWord(db.column_decltype(statement, i));
            names[i] = withoutType(name);
            description[i] = new PyTuple(Py.newString(names[i]), Py.None, Py.None, Py.None, Py.None, Py.None, Py.None);
        }
        return new Columns(new PyTuple(description), names, typesInNames, declaredTypes);
    }

    private static PyString typeIn(String name) {
        int start = name == null ? -1 : name.lastIndexOf('[', name.indexOf(']'));
        return start < 0 ? null : key(name.substring(start + 1, name.indexOf(']')));
    }

    /** {@code INTEGER} of {@code integer not null}, {@code NUMBER} of {@code number(10)}. */
    private static PyString firstWord(String type) {
        if (type == null) {
            return null;
        }
        int end = 0;
        while (end < type.length() && type.charAt(end) != ' ' && type.charAt(end) != '(') {
            end++;
        }
        return key(NativeString.encoded(type.substring(0, end)));
    }

    private static PyString key(String type) {
        return Py.newString(type.toUpperCase(Locale.ROOT));
    }

    int count() {
        return names.length;
    }

    private static String withoutType(String name) {
        int bracket = name == null ? -1 : name.indexOf('[');
        if (bracket < 0) {
            return name == null ? "" : name;
        }
        boolean blank = bracket > 0 && name.charAt(bracket - 1) == ' ';
        return name.substring(0, blank ? bracket - 1 : bracket);
    }

    /**
     * The number of a column, or -1. Names differ neither by the case of their letters nor, as in CPython, by bit 0x20.
     */
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return firstLike(name, i);
            }
        }
        return firstLike(name, names.length);
    }

    private int firstLike(String name, int end) {
        for (int i = 0; i < end; i++) {
            if (isLike(names[i], name)) {
                return i;
            }
        }
        return end < names.length ? end : -1;
    }

    private static boolean isLike(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if ((a.charAt(i) | 0x20) != (b.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
