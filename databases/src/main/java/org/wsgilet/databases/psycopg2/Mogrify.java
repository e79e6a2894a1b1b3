package org.wsgilet.databases.psycopg2;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** Puts values, as SQL, in place of {@code %s} and {@code %(name)s} in a query. */
final class Mogrify {

    private enum Kind {
        NONE,
        NAMED,
        POSITIONAL
    }

    private final String query;
    private final PyObject values;
    private final Cursor cursor;
    private final Quoting quoting;
    private final StringBuilder sql;
    private Kind kind = Kind.NONE;
    private int index;
    private Map<String, String> named;

    private Mogrify(String query, PyObject values, Cursor cursor) {
        this.query = query;
        this.values = values;
        this.cursor = cursor;
        this.quoting = new Quoting(cursor.connection());
        this.sql = new StringBuilder(query.length() + 64);
    }

    static String mogrify(String query, PyObject values, Cursor cursor) {
        return query.indexOf('%') < 0 ? query : new Mogrify(query, values, cursor).run();
    }

    private String run() {
        int copied = 0;
        for (int percent; (percent = query.indexOf('%', copied)) >= 0; ) {
            sql.append(query, copied, percent);
            copied = placeholder(percent + 1);
        }
        sql.append(query, copied, query.length());
        if (kind == Kind.POSITIONAL && index < values.__len__()) {
            throw Py.TypeError("not all arguments converted during string formatting");
        }
        return sql.toString();
    }

    /** Returns the index behind it. */
    private int placeholder(int at) {
        char c = at < query.length() ? query.charAt(at) : 0;
        if (c == '%') {
            sql.append('%');
            return at + 1;
        }
        if (c != '(') {
            use(Kind.POSITIONAL);
            sql.append(quoted(item(index++)));
            return conversion(at);
        }
        use(Kind.NAMED);
        int end = at + 1;
        while (end < query.length() && query.charAt(end) != ')' && query.charAt(end) != '%') {
            end++;
        }
        if (end == query.length() || query.charAt(end) != ')') {
            throw Errors.programming("incomplete placeholder: '%(' without ')'", cursor);
        }
        sql.append(named(query.substring(at + 1, end)));
        return conversion(end + 1);
    }

    private void use(Kind needed) {
        if (kind != Kind.NONE && kind != needed) {
            throw Errors.programming("argument formats can't be mixed", cursor);
        }
        kind = needed;
    }

    private int conversion(int at) {
        if (at >= query.length()) {
            throw Py.ValueError("incomplete format");
        }
        char c = query.charAt(at);
        if (c != 's') {
            throw Py.ValueError(
                    String.format(Locale.ROOT, "unsupported format character '%c' (0x%x) at index %d", c, (int) c, at));
        }
        return at + 1;
    }

    private PyObject item(int i) {
        if (values instanceof PyTuple tuple) {
            if (i >= tuple.size()) {
                throw Py.IndexError("tuple index out of range");
            }
            return tuple.pyget(i);
        }
        if (values instanceof AbstractDict || values.getType().lookup("__getitem__") == null) {
            throw Py.TypeError("'" + values.getType().fastGetName() + "' object does not support indexing");
        }
        return values.__getitem__(Py.newInteger(i));
    }

    private String named(String name) {
        if (named == null) {
            named = new HashMap<>();
        }
        String known = named.get(name);
        if (known == null) {
            known = quoted(values.__getitem__(Py.newString(name)));
            named.put(name, known);
        }
        return known;
    }

    private String quoted(PyObject value) {
        return value == Py.None ? "NULL" : quoting.quote(value);
    }
}
