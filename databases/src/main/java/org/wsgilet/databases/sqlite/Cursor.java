package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Dropped;
import org.wsgilet.databases.python.Method;
import org.wsgilet.databases.report.Dialect;
import org.wsgilet.databases.report.Statements;

/** {@code sqlite3.Cursor}. */
@ExposedType(name = "sqlite3.Cursor", isBaseType = true)
public final class Cursor extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Cursor.class,
            "sqlite3.Cursor",
            "SQLite database cursor class.",
            new Constructor((type, arguments, keywords) -> new Cursor(type)),
            new PyBuiltinMethod[] {
                Method.of("__init__", Cursor::init),
                Method.of("execute", Cursor::execute),
                Method.of("executemany", Cursor::executemany),
                Method.of("executescript", Cursor::executescript),
                Method.plain("fetchone", Cursor::fetchone),
                Method.of("fetchmany", Cursor::fetchmany),
                Method.plain("fetchall", Cursor::fetchall),
                Method.plain("close", Cursor::close),
                Method.of("setinputsizes", (cursor, arguments, keywords) -> Py.None),
                Method.of("setoutputsize", (cursor, arguments, keywords) -> Py.None),
                Method.plain("__iter__", (Cursor cursor) -> cursor),
                Method.plain("next", Cursor::nextOrStop),
            },
            new PyDataDescr[] {
                Attribute.<Cursor>readOnly("connection", cursor -> orNone(cursor.connection)),
                Attribute.<Cursor>readOnly("description", cursor -> cursor.description()),
                Attribute.<Cursor>readOnly("lastrowid", Cursor::lastrowid),
                Attribute.<Cursor>readOnly("rowcount", cursor -> SqliteValues.integer(cursor.rowcount)),
                Attribute.<Cursor>of(
                        "arraysize",
                        cursor -> Py.newInteger(cursor.arraysize),
                        (cursor, size) -> cursor.arraysize = size.asInt()),
                Attribute.<Cursor>of(
                        "row_factory", cursor -> cursor.rowFactory, (cursor, factory) -> cursor.rowFactory = factory),
            });

    private Connection connection;
    private Database database;
    private boolean closed;
    private boolean executing;

    private Columns columns;

    /** Of the last execution; null if it has none, or no more. */
    private Result result;

    private int rollbacks;

    private boolean insertedRow;
    private PyObject lastrowid = Py.None;
    private long rowcount = -1;
    private int arraysize = 1;
    private PyObject rowFactory = Py.None;

    private Cursor(PyType type) {
        super(type);
    }

    Cursor(Connection connection) {
        super(TYPE);
        begin(connection);
    }

    private static PyObject orNone(PyObject object) {
        return object == null ? Py.None : object;
    }

    /** {@code __init__(connection)} */
    private PyObject init(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 1 || keywords.length > 0) {
            throw Py.TypeError("Cursor() takes exactly 1 argument (" + arguments.length + " given)");
        }
        if (!(arguments[0] instanceof Connection given)) {
            throw Py.TypeError("argument 1 must be sqlite3.Connection, not "
                    + arguments[0].getType().fastGetName());
        }
        checkRecursion();
        begin(given);
        return Py.None;
    }

    private void begin(Connection given) {
        endResult();
        columns = null;
        lastrowid = Py.None;
        insertedRow = false;
        arraysize = 1;
        rowcount = -1;
        closed = false;
        rowFactory = Py.None;
        given.checkThread();
        connection = given;
        database = given.database();
        rollbacks = database == null ? 0 : database.transaction.rollbacks();
    }

    void rowFactory(PyObject factory) {
        rowFactory = factory;
    }

    Columns columns() {
        return columns;
    }

    private PyObject description() {
        return columns == null ? Py.None : columns.description();
    }

    // Running statements

    private PyObject execute(PyObject[] arguments, String[] keywords) {
        check();
        if (arguments.length < 1 || arguments.length > 2 || keywords.length > 0) {
            throw refused(Py.TypeError("execute() takes 1 or 2 arguments (" + arguments.length + " given)"));
        }
        return run(operation(arguments[0]), arguments.length > 1 ? arguments[1] : Py.EmptyTuple, null);
    }

    private PyObject executemany(PyObject[] arguments, String[] keywords) {
        check();
        if (arguments.length != 2 || keywords.length > 0) {
            throw refused(Py.TypeError("executemany() takes exactly 2 arguments (" + arguments.length + " given)"));
        }
        PyString operation = operation(arguments[0]);
        // An iterator of Python 2 need not have __iter__.
        PyObject iterator = arguments[1].__findattr__("next") == null ? arguments[1].__iter__() : arguments[1];
        return run(operation, null, iterator);
    }

    private PyString operation(PyObject operation) {
        if (operation instanceof PyString text) {
            return text;
        }
        throw refused(Py.ValueError("operation parameter must be str or unicode"));
    }

    /** What arguments are refused with: there is no other trace of the call. */
    private PyException refused(PyException e) {
        rowcount = -1;
        return e;
    }

    /**
     * @param parameters of one execution, or null
     * @param many the parameters of any number of executions, or null
     */
    PyObject run(PyString operation, PyObject parameters, PyObject many) {
        database.lock.lock();
        try {
            checkRecursion();
            long start = Statements.start();
            try {
                return runLocked(operation, parameters, many);
            } finally {
                Statements.ran(Dialect.SQLITE, operation.getString(), start);
            }
        } finally {
            database.lock.unlock();
        }
    }

    private PyObject runLocked(PyString operation, PyObject parameters, PyObject many) {
        try {
            executing = true;
            endResult();
            columns = null;
            rowcount = -1;
            rollbacks = database.transaction.rollbacks();
            Statement statement = database.statement(operation);
            result = new Result(connection, database, statement);
            beginOrCommit(statement, many != null);
            if (many == null) {
                runOnce(statement, parameters);
            } else {
                runMany(statement, many);
            }
            return this;
        } catch (SQLException e) {
            throw failed(database.error(e));
        } catch (PyException e) {
            throw failed(e);
        } finally {
            executing = false;
        }
    }

    private PyException failed(PyException e) {
        rowcount = -1;
        endResult();
        database.transaction.failed();
        return e;
    }

    /** As CPython 2.7 does it: before other statements than those that change rows there is a commit. */
    private void beginOrCommit(Statement statement, boolean many) {
        String begin = connection.beginStatement();
        if (begin == null || statement.isEmpty()) {
            return;
        }
        if (statement.kind.changesRows()) {
            if (!database.transaction.isOpen()) {
                database.transaction.begin(begin);
            }
        } else if (statement.kind == Sql.Kind.OTHER) {
            database.transaction.commit();
        } else if (many) {
            throw Errors.programming("You cannot execute SELECT statements in executemany().");
        }
    }

    private void runOnce(Statement statement, PyObject parameters) throws SQLException {
        parameters(statement).bind(parameters);
        if (statement.isEmpty()) {
            endResult();
            return;
        }
        boolean select = statement.kind == Sql.Kind.SELECT;
        if (!select) {
            database.lastInsert.note(this);
        }
        int code = step(statement);
        if (code == Statement.ROW || select) {
            columns = result.describe();
        }
        if (code == Statement.ROW) {
            result.readFirst();
        } else {
            endResult();
        }
        if (statement.kind.changesRows()) {
            rowcount = database.db.changes();
        }
        lastrowid = Py.None;
        insertedRow = statement.kind == Sql.Kind.INSERT;
        if (insertedRow) {
            database.lastInsert.by(this);
        }
        database.ran(statement);
    }

    private void runMany(Statement statement, PyObject iterator) throws SQLException {
        database.lastInsert.note(this);
        Parameters parameters = parameters(statement);
        for (PyObject next; (next = iterator.__iternext__()) != null; ) {
            parameters.bind(next);
            if (statement.isEmpty()) {
                continue;
            }
            int code = step(statement);
            if (columns == null && (code == Statement.ROW || statement.kind == Sql.Kind.SELECT)) {
                columns = result.describe();
            }
            if (code == Statement.ROW) {
                throw Errors.programming("executemany() can only execute DML statements.");
            }
            if (statement.kind.changesRows()) {
                rowcount = Math.max(rowcount, 0) + database.db.changes();
            }
            lastrowid = Py.None;
            insertedRow = false;
            statement.reset();
        }
        endResult();
        database.ran(statement);
    }

    private Parameters parameters(Statement statement) {
        return new Parameters(database.db, statement, connection.module().adapters, connection.areBytesAllowed());
    }

    /** Takes the first step. What holds a lock may be a result of a cursor that was dropped. */
    private int step(Statement statement) {
        int code = statement.step();
        if (code != Statement.ROW && code != Statement.DONE && mayBeDropped(code)) {
            statement.reset();
            Dropped.collectAndWait(() -> database.halfRead.isEmpty());
            code = statement.step();
        }
        if (code == Statement.ROW || code == Statement.DONE) {
            return code;
        }
        statement.reset();
        throw database.error(code);
    }

    private boolean mayBeDropped(int code) {
        return !database.halfRead.isEmpty() && (Errors.isLocked(code) || database.isAboutOpenStatements());
    }

    private PyObject executescript(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 1 || keywords.length > 0) {
            throw Py.TypeError("executescript() takes exactly 1 argument (" + arguments.length + " given)");
        }
        check();
        if (!(arguments[0] instanceof PyString script)) {
            throw Py.ValueError("script argument must be unicode or string.");
        }
        database.lock.lock();
        try {
            checkRecursion();
            rollbacks = database.transaction.rollbacks();
            database.lastInsert.note(null);
            if (!database.halfRead.isEmpty()) {
                Dropped.collectAndWait(
                        () -> database.halfRead.isEmpty()); // there is no second try in the middle of a script
            }
            database.transaction.commit();
            database.runScript(script);
            return this;
        } finally {
            database.lock.unlock();
        }
    }

    // Reading results

    private PyObject fetchone() {
        return orNone(next());
    }

    private PyObject nextOrStop() {
        PyObject row = next();
        if (row == null) {
            throw new PyException(Py.StopIteration);
        }
        return row;
    }

    @Override
    public PyObject __iternext__() {
        return getType() == TYPE ? next() : super.__iternext__(); // a subclass may have a method next
    }

    private PyObject fetchmany(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("fetchmany", arguments, keywords, "size");
        int size = parser.getInt(0, arraysize);
        PyList rows = new PyList();
        for (PyObject row; (row = next()) != null; ) {
            rows.append(row);
            if (rows.__len__() == size) {
                break;
            }
        }
        return rows;
    }

    private PyObject fetchall() {
        check();
        PyList rows = new PyList();
        database.lock.lock();
        try {
            for (PyObject row; (row = take(Result.ALL)) != null; ) {
                rows.append(made(row));
            }
        } finally {
            database.lock.unlock();
        }
        return rows;
    }

    private PyObject next() {
        check();
        PyObject row;
        database.lock.lock();
        try {
            row = take(1);
        } finally {
            database.lock.unlock();
        }
        return row == null ? null : made(row);
    }

    /** The next row as a tuple, or null. */
    private PyObject take(int most) {
        checkRecursion();
        if (rollbacks != database.transaction.rollbacks()) {
            throw Errors.interfaceError(
                    "Cursor needed to be reset because of commit/rollback and can no longer be " + "fetched from.");
        }
        return result == null ? null : result.take(most);
    }

    private PyObject made(PyObject row) {
        if (rowFactory == Py.None) {
            return row;
        }
        if (rowFactory == Row.TYPE) {
            return new Row(columns, (PyTuple) row);
        }
        try {
            return rowFactory.__call__(this, row);
        } catch (PyException e) {
            endResult(); // as in CPython, whatever rows there are
            throw e;
        }
    }

    // Ends

    private void endResult() {
        if (result != null) {
            result.end();
            result = null;
        }
    }

    private PyObject close() {
        if (connection == null) {
            throw Errors.programming("Base Cursor.__init__ not called.");
        }
        connection.check();
        database.lock.lock();
        try {
            checkRecursion();
            endResult();
            closed = true;
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    private PyObject lastrowid() {
        if (insertedRow && database != null) {
            database.lock.lock();
            try {
                noteLastRow();
            } finally {
                database.lock.unlock();
            }
        }
        return lastrowid;
    }

    /** Asks for the number of the row that was inserted, before another one is. */
    void noteLastRow() {
        if (insertedRow) {
            lastrowid = database.commands.lastRow();
            insertedRow = false;
        }
    }

    private void check() {
        if (connection == null) {
            throw Errors.programming("Base Cursor.__init__ not called.");
        }
        if (closed) {
            throw Errors.programming("Cannot operate on a closed cursor.");
        }
        connection.check();
    }

    private void checkRecursion() {
        if (executing || result != null && result.isReading()) {
            throw Errors.programming("Recursive use of cursors not allowed.");
        }
    }
}
