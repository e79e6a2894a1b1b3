package org.wsgilet.databases.psycopg2;

import java.util.List;
import java.util.Locale;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.postgresql.Copy;
import org.wsgilet.databases.postgresql.Result;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Method;
import org.wsgilet.databases.report.Dialect;
import org.wsgilet.databases.report.Statements;

/** {@code psycopg2.extensions.cursor}: runs queries, and fetches their rows; a named one lets the server keep them. */
@ExposedType(name = "psycopg2.extensions.cursor", isBaseType = true)
public final class Cursor extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Cursor.class,
            "psycopg2.extensions.cursor",
            "A database cursor.",
            new Constructor((type, arguments, keywords) -> new Cursor(type)),
            methods(),
            attributes());

    private static final int DEFAULT_ITERSIZE = 2000;
    private static final long ALL = Long.MAX_VALUE;

    private Connection connection;

    /** Null of a cursor without a name. */
    private NamedCursor named;

    private boolean closed;

    /** Of the last query; null if it had no rows. */
    private Rows rows;

    private boolean hasRows;
    private int row;
    private long rowcount = -1;
    private long lastOid;
    private String status;
    private PyObject query = Py.None;
    private PyObject description;

    private PyObject arraysize = Py.One;
    private PyObject itersize = Py.newInteger(DEFAULT_ITERSIZE);
    private PyObject rowFactory = Py.None;
    private final Zones zones = new Zones();
    private Typecaster caster;
    private PyObject stringTypes = Py.None;
    private PyObject binaryTypes = Py.None;

    private Cursor(PyType type) {
        super(type);
    }

    Cursor(Connection connection, PyObject name) {
        super(TYPE);
        begin(connection, name);
    }

    private static PyBuiltinMethod[] methods() {
        return new PyBuiltinMethod[] {
            Method.of("__init__", Cursor::init),
            Method.<Cursor>of("execute", Cursor::executeOnce),
            Method.of("executemany", Cursor::executemany),
            Method.of("mogrify", Cursor::mogrify),
            Method.of("callproc", Cursor::callproc),
            Method.plain("fetchone", Cursor::fetchone),
            Method.of("fetchmany", Cursor::fetchmany),
            Method.plain("fetchall", Cursor::fetchall),
            Method.of("scroll", Cursor::scroll),
            Method.<Cursor>plain("close", Cursor::close),
            Method.of("cast", Cursor::cast),
            Method.<Cursor>of(
                    "copy_from", (cursor, arguments, keywords) -> new CopyCommands(cursor).from(arguments, keywords)),
            Method.<Cursor>of(
                    "copy_to", (cursor, arguments, keywords) -> new CopyCommands(cursor).to(arguments, keywords)),
            Method.<Cursor>of(
                    "copy_expert",
                    (cursor, arguments, keywords) -> new CopyCommands(cursor).expert(arguments, keywords)),
            Method.plain("nextset", Cursor::nextset),
            Method.<Cursor>of("setinputsizes", (cursor, sizes, keywords) -> cursor.ignored("setinputsizes", sizes, 1)),
            Method.<Cursor>of("setoutputsize", (cursor, sizes, keywords) -> cursor.ignored("setoutputsize", sizes, 2)),
            Method.plain("__enter__", (Cursor cursor) -> cursor),
            Method.<Cursor>of("__exit__", (cursor, arguments, keywords) -> {
                cursor.invoke("close");
                return Py.None;
            }),
            Method.plain("__iter__", Cursor::iter),
            Method.plain("next", Cursor::nextOrStop),
        };
    }

    private static PyDataDescr[] attributes() {
        return new PyDataDescr[] {
            Attribute.<Cursor>readOnly("connection", cursor -> orNone(cursor.connection)),
            Attribute.<Cursor>readOnly("name", cursor -> cursor.named == null ? Py.None : cursor.named.name()),
            Attribute.<Cursor>readOnly("closed", cursor -> Py.newBoolean(cursor.isClosed())),
            Attribute.<Cursor>readOnly("description", Cursor::description),
            Attribute.<Cursor>readOnly("rowcount", cursor -> number(cursor.rowcount)),
            Attribute.<Cursor>readOnly("rownumber", cursor -> Py.newInteger(cursor.row)),
            Attribute.<Cursor>readOnly("lastrowid", cursor -> number(cursor.lastOid)),
            Attribute.<Cursor>readOnly(
                    "statusmessage", cursor -> cursor.status == null ? Py.None : Py.newString(cursor.status)),
            Attribute.<Cursor>readOnly("query", cursor -> cursor.query),
            Attribute.<Cursor>readOnly("typecaster", cursor -> orNone(cursor.caster)),
            Attribute.<Cursor>readOnly("pgresult_ptr", cursor -> Py.None),
            Attribute.<Cursor>of(
                    "arraysize",
                    cursor -> cursor.arraysize,
                    (cursor, value) -> cursor.arraysize = Py.newInteger(integer(value))),
            Attribute.<Cursor>of(
                    "itersize",
                    cursor -> cursor.itersize,
                    (cursor, value) -> cursor.itersize = Py.newInteger(integer(value))),
            Attribute.<Cursor>of(
                    "row_factory", cursor -> cursor.rowFactory, (cursor, value) -> cursor.rowFactory = value),
            Attribute.<Cursor>of(
                    "tzinfo_factory", cursor -> cursor.zones.factory(), (cursor, value) -> cursor.zones.factory(value)),
            Attribute.<Cursor>of(
                    "string_types", cursor -> cursor.stringTypes, (cursor, value) -> cursor.stringTypes = value),
            Attribute.<Cursor>of(
                    "binary_types", cursor -> cursor.binaryTypes, (cursor, value) -> cursor.binaryTypes = value),
            Attribute.<Cursor>of(
                    "withhold",
                    cursor -> Py.newBoolean(cursor.named != null && cursor.named.isWithhold()),
                    Cursor::withhold),
            Attribute.<Cursor>of(
                    "scrollable",
                    cursor -> cursor.named == null ? Py.None : cursor.named.scrollable(),
                    Cursor::scrollable),
        };
    }

    private static PyObject orNone(PyObject object) {
        return object == null ? Py.None : object;
    }

    /** An integer, as functions in C take it: no float is cut. */
    private static int integer(PyObject value) {
        if (value instanceof PyFloat) {
            throw Py.TypeError("integer argument expected, got float");
        }
        if (!value.isNumberType()) {
            throw Py.TypeError("an integer is required");
        }
        return value.asInt();
    }

    private static PyObject number(long number) {
        return number == (int) number ? Py.newInteger((int) number) : Py.newLong(number);
    }

    /** {@code __init__(conn, name=None)} */
    private PyObject init(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("__init__", arguments, keywords, new String[] {"conn", "name"}, 1);
        if (!(parser.getPyObject(0) instanceof Connection given)) {
            throw Py.TypeError("argument 1 must be psycopg2.extensions.connection, not "
                    + parser.getPyObject(0).getType().fastGetName());
        }
        begin(given, parser.getPyObject(1, Py.None));
        return Py.None;
    }

    private void begin(Connection given, PyObject name) {
        connection = given;
        named = name == Py.None ? null : new NamedCursor(this, given, name);
    }

    Connection connection() {
        return connection;
    }

    Typecaster caster() {
        return caster;
    }

    void caster(Typecaster now) {
        caster = now;
    }

    PyObject stringTypes() {
        return stringTypes;
    }

    PyDictionary ownStringTypes() {
        if (stringTypes == Py.None) {
            stringTypes = new PyDictionary();
        }
        return (PyDictionary) stringTypes;
    }

    PyObject zone(int minutes) {
        return zones.zone(minutes);
    }

    void withhold(PyObject value) {
        if (named != null) {
            named.withhold(value);
        } else if (value != Py.False) {
            throw Errors.of("ProgrammingError", "trying to set .withhold on unnamed cursor");
        }
    }

    void scrollable(PyObject value) {
        if (named != null) {
            named.scrollable(value);
        } else if (value != Py.None) {
            throw Errors.of("ProgrammingError", "trying to set .scrollable on unnamed cursor");
        }
    }

    long rowcount() {
        return rowcount;
    }

    private boolean isClosed() {
        return closed || connection != null && connection.isClosed();
    }

    void check() {
        if (connection == null) {
            throw Errors.of("InterfaceError", "the cursor has no connection");
        }
        if (isClosed()) {
            throw Errors.of("InterfaceError", "cursor already closed");
        }
    }

    // Running queries

    /** {@code execute(query, vars=None)} */
    private PyObject executeOnce(PyObject[] arguments, String[] keywords) {
        PyObject operation;
        PyObject values = Py.None;
        if (keywords.length == 0 && arguments.length > 0 && arguments.length <= 2) {
            operation = arguments[0];
            values = arguments.length > 1 ? arguments[1] : Py.None;
        } else {
            ArgParser parser = new ArgParser("execute", arguments, keywords, new String[] {"query", "vars"}, 1);
            operation = parser.getPyObject(0);
            values = parser.getPyObject(1, Py.None);
        }
        if (named != null) {
            named.checkExecute();
        }
        check();
        connection.checkNotPrepared("execute");
        execute(operation, values, true);
        return Py.None;
    }

    private void execute(PyObject operation, PyObject values, boolean keepsRows) {
        String sql = sql(operation);
        query = Py.None;
        String merged = values == Py.None ? sql : Mogrify.mogrify(sql, values, this);
        if (named != null) {
            merged = named.declaration(merged);
        }
        query = Py.newString(merged);
        long start = Statements.start();
        try {
            run(merged, null, keepsRows, true);
        } finally {
            Statements.ran(Dialect.POSTGRESQL, sql, start);
        }
    }

    /** The bytes of a query: a string, or what {@code psycopg2.sql} composes. */
    String sql(PyObject operation) {
        if (!operation.__nonzero__()) {
            throw Errors.programming("can't execute an empty query", this);
        }
        PyObject composed = operation instanceof PyString
                ? operation
                : Psycopg2.of(connection).inPython("_composed").__call__(operation, connection);
        return Text.encoded((PyString) composed, connection);
    }

    void query(String sql) {
        query = Py.newString(sql);
    }

    /** Runs a query whose result nobody asks for. */
    void command(String sql, boolean begins) {
        run(sql, null, false, begins);
        rowcount = -1;
    }

    /** Runs a query, and takes its result. */
    void run(String sql, Copy copy, boolean keepsRows, boolean begins) {
        rows = null;
        hasRows = false;
        rowcount = -1;
        row = 0;
        description = Py.None;
        status = ""; // of a query that fails, and of a COPY
        Result result = connection.execute(sql, copy, this, begins);
        boolean isCopy = result.status() != null && result.status().startsWith("COPY ");
        status = isCopy ? "" : result.status();
        if (result.kind() == Result.Kind.EMPTY) {
            throw Errors.of("ProgrammingError", "can't execute an empty query");
        }
        if (result.kind() == Result.Kind.ROWS && keepsRows) {
            rows = new Rows(result, this);
            hasRows = true;
            rowcount = result.rows().size();
            description = null;
        } else {
            rowcount = result.affected();
            lastOid = result.kind() == Result.Kind.DONE ? result.insertedOid() : lastOid;
        }
    }

    private PyObject description() {
        if (description == null) {
            description = rows == null ? Py.None : rows.description();
        }
        return description;
    }

    private PyObject executemany(PyObject[] arguments, String[] keywords) {
        rowcount = -1;
        ArgParser parser = new ArgParser("executemany", arguments, keywords, new String[] {"query", "vars_list"}, 2);
        check();
        connection.checkNotPrepared("executemany");
        if (named != null) {
            throw Errors.programming("can't call .executemany() on named cursors", this);
        }
        PyObject list = parser.getPyObject(1);
        PyObject iterator = list.__findattr__("next") == null ? list.__iter__() : list;
        long count = 0;
        for (PyObject values; (values = iterator.__iternext__()) != null; ) {
            execute(parser.getPyObject(0), values, false);
            count = rowcount == -1 || count < 0 ? -1 : count + rowcount;
        }
        rowcount = count;
        return Py.None;
    }

    private PyObject mogrify(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("mogrify", arguments, keywords, new String[] {"query", "vars"}, 1);
        String sql = sql(parser.getPyObject(0));
        PyObject values = parser.getPyObject(1, Py.None);
        return Py.newString(values == Py.None ? sql : Mogrify.mogrify(sql, values, this));
    }

    /** {@code callproc(procname, parameters=None)} */
    private PyObject callproc(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("callproc", arguments, keywords, new String[] {"procname", "parameters"}, 1);
        PyObject procedure = parser.getPyObject(0);
        PyObject parameters = parser.getPyObject(1, Py.None);
        check();
        connection.checkNotPrepared("callproc");
        if (named != null) {
            throw Errors.programming("can't call .callproc() on named cursors", this);
        }
        ProcedureCall call = ProcedureCall.of(procedure, parameters);
        execute(call.query(), call.values(), true);
        return call.hasNames() ? Py.None : parameters;
    }

    // Fetching

    private void checkRows() {
        if (!hasRows && named == null) {
            rowcount = -1;
            throw Errors.of("ProgrammingError", "no results to fetch");
        }
    }

    /** Has the server send rows of a named cursor. */
    private void fetch(String count, String method) {
        if (named != null) {
            named.fetch(count, method);
        }
    }

    private PyObject fetchone() {
        check();
        checkRows();
        fetch("1", "fetchone");
        return orNone(take());
    }

    private PyObject take() {
        if (rows == null || row >= rowcount) {
            return null;
        }
        PyObject made = rows.make(row, rowFactory);
        row++;
        return made;
    }

    private PyObject fetchmany(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("fetchmany", arguments, keywords, new String[] {"size"}, 0);
        PyObject size = parser.getPyObject(0, Py.None);
        int count = (size == Py.None ? arraysize : size).asInt();
        check();
        checkRows();
        fetch(Integer.toString(count), "fetchone");
        return takeAll(count < 0 ? ALL : count);
    }

    private PyObject fetchall() {
        check();
        checkRows();
        fetch("ALL", "fetchall");
        return takeAll(ALL);
    }

    private PyObject takeAll(long most) {
        int count = (int) Math.min(most, Math.max(0, rowcount - row));
        if (rows == null || count <= 0) {
            return new PyList();
        }
        PyObject[] made = new PyObject[count];
        for (int i = 0; i < count; i++) {
            made[i] = rows.make(row++, rowFactory);
        }
        return new PyList(List.of(made));
    }

    private PyObject iter() {
        check();
        return this;
    }

    private PyObject nextOrStop() {
        PyObject next = nextRow();
        if (next == null) {
            throw new PyException(Py.StopIteration);
        }
        return next;
    }

    @Override
    public PyObject __iternext__() {
        return getType() == TYPE ? nextRow() : super.__iternext__(); // a subclass may have a method next
    }

    private PyObject nextRow() {
        check();
        checkRows();
        if (named != null) {
            named.checkMark();
            if (row >= rowcount) {
                named.fetch(itersize.toString(), "next");
            }
        }
        return take();
    }

    private PyObject scroll(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("scroll", arguments, keywords, new String[] {"value", "mode"}, 1);
        int value = integer(parser.getPyObject(0));
        String mode = parser.getString(1, "relative");
        check();
        if (named != null) {
            named.move(value, mode.equals("absolute"));
            return Py.None;
        }
        if (!mode.equals("relative") && !mode.equals("absolute")) {
            throw Errors.programming("scroll mode must be 'relative' or 'absolute'", this);
        }
        long to = mode.equals("relative") ? (long) row + value : value;
        if (to < 0 || to >= rowcount) {
            throw Errors.programming("scroll destination out of bounds", this);
        }
        row = (int) to;
        return Py.None;
    }

    private PyObject close() {
        if (closed) {
            return Py.None;
        }
        if (named != null) {
            named.close();
        }
        rows = null;
        closed = true;
        return Py.None;
    }

    /** {@code cast(oid, s)} */
    private PyObject cast(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 2) {
            throw Py.TypeError("function takes exactly 2 arguments (" + arguments.length + " given)");
        }
        return Rows.caster(this, arguments[0]).__call__(arguments[1], this);
    }

    private PyObject nextset() {
        check();
        throw Errors.of("NotSupportedError", "not supported by PostgreSQL");
    }

    private PyObject ignored(String method, PyObject[] sizes, int most) {
        if (sizes.length == 0 || sizes.length > most) {
            throw Py.TypeError(method + "() takes " + (most == 1 ? "exactly 1 argument" : "1 or 2 arguments") + " ("
                    + sizes.length + " given)");
        }
        check();
        return Py.None;
    }

    @Override
    public PyString __repr__() {
        return Py.newString(String.format(
                Locale.ROOT, "<cursor object at 0x%x; closed: %d>", Py.id(this), closed ? -1 : 0)); // a bit
    }

    @Override
    public PyString __str__() {
        return getType() == TYPE ? __repr__() : super.__str__();
    }
}
