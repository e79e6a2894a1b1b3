package org.wsgilet.databases.sqlite;

import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.imp;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Method;

/** {@code sqlite3.Connection}. When it is dropped its {@link Database} is closed. */
@ExposedType(name = "sqlite3.Connection", isBaseType = true)
public final class Connection extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Connection.class,
            "sqlite3.Connection",
            "SQLite database connection object.",
            new Constructor((type, arguments, keywords) -> new Connection(type)),
            methods(),
            attributes());

    private static final int PARSE_DECLTYPES = 1;
    private static final int PARSE_COLNAMES = 2;
    private static final double DEFAULT_TIMEOUT_SECONDS = 5;
    private static final int DEFAULT_STATEMENTS = 100;
    private static final int MILLIS = 1000;

    private Sqlite3 module;
    private Database database;

    private boolean sameThread;
    private long thread;
    private int detectTypes;
    private PyObject isolationLevel = Py.None;
    private String beginStatement;
    private PyObject rowFactory = Py.None;
    private PyObject textFactory = PyUnicode.TYPE;

    private Callbacks callbacks;

    private Connection(PyType type) {
        super(type);
    }

    private static PyBuiltinMethod[] methods() {
        return new PyBuiltinMethod[] {
            Method.of("__init__", Connection::init),
            Method.of("cursor", Connection::cursor),
            Method.plain("close", Connection::close),
            Method.plain("commit", Connection::commit),
            Method.plain("rollback", Connection::rollback),
            registering("create_function", Callbacks::createFunction),
            registering("create_aggregate", Callbacks::createAggregate),
            registering("create_collation", Callbacks::createCollation),
            registering("set_authorizer", Callbacks::setAuthorizer),
            registering("set_progress_handler", Callbacks::setProgressHandler),
            Method.of("enable_load_extension", Connection::enableLoadExtension),
            Method.of("load_extension", Connection::loadExtension),
            Method.<Connection>of("execute", (self, arguments, none) -> self.onNewCursor("execute", arguments)),
            Method.<Connection>of("executemany", (self, arguments, none) -> self.onNewCursor("executemany", arguments)),
            Method.<Connection>of(
                    "executescript", (self, arguments, none) -> self.onNewCursor("executescript", arguments)),
            Method.plain("interrupt", Connection::interrupt),
            Method.plain("iterdump", Connection::iterdump),
            Method.of("__call__", Connection::call),
            Method.plain("__enter__", (Connection self) -> self),
            Method.of("__exit__", Connection::exit),
        };
    }

    private static PyDataDescr[] attributes() {
        PyDataDescr[] attributes = new PyDataDescr[Errors.ALL.length + 4];
        for (int i = 0; i < Errors.ALL.length; i++) {
            PyObject error = Errors.ALL[i];
            attributes[i] = Attribute.<Connection>readOnly(((PyType) error).getName(), self -> error);
        }
        attributes[Errors.ALL.length] =
                Attribute.<Connection>of("isolation_level", self -> self.isolationLevel, Connection::isolationLevel);
        attributes[Errors.ALL.length + 1] =
                Attribute.<Connection>of("total_changes", Connection::totalChanges, (self, value) -> {
                    throw Py.AttributeError(
                            "attribute 'total_changes' of 'sqlite3.Connection' objects is not writable");
                });
        attributes[Errors.ALL.length + 2] = Attribute.<Connection>of(
                "row_factory", self -> self.rowFactory, (self, factory) -> self.rowFactory = factory);
        attributes[Errors.ALL.length + 3] = Attribute.<Connection>of(
                "text_factory", self -> self.textFactory, (self, factory) -> self.textFactory = factory);
        return attributes;
    }

    static ArgParser connectArguments(PyObject[] arguments, String[] keywords) {
        return new ArgParser(
                "connect",
                arguments,
                keywords,
                new String[] {
                    "database",
                    "timeout",
                    "detect_types",
                    "isolation_level",
                    "check_same_thread",
                    "factory",
                    "cached_statements"
                },
                1);
    }

    private PyObject init(PyObject[] arguments, String[] keywords) {
        ArgParser parser = connectArguments(arguments, keywords);
        String file = file(parser.getPyObject(0));
        double timeout =
                parser.getPyObject(1, Py.newFloat(DEFAULT_TIMEOUT_SECONDS)).asDouble();
        detectTypes = parser.getInt(2, 0);
        PyObject level = parser.getPyObject(3, Py.EmptyString);
        sameThread = parser.getInt(4, 1) != 0;
        int statements = parser.getInt(6, DEFAULT_STATEMENTS);
        if (database != null) {
            database.close();
        }
        module = Sqlite3.ofThisInterpreter();
        rowFactory = Py.None;
        textFactory = PyUnicode.TYPE;
        thread = threadId();
        database = Database.open(file, (int) (timeout * MILLIS), statements, module);
        database.closeWhenDropped(this);
        callbacks = new Callbacks(database);
        isolationLevel(level);
        return Py.None;
    }

    private static String file(PyObject database) {
        if (database instanceof PyString name) {
            return FileNames.absolute(name);
        }
        throw Py.ValueError("database parameter must be string or APSW Connection object");
    }

    @SuppressWarnings("deprecation") // threadId() is there since JDK 19
    private static long threadId() {
        return Thread.currentThread().getId();
    }

    Sqlite3 module() {
        return module;
    }

    Database database() {
        return database;
    }

    // Checks

    void checkThread() {
        long current = sameThread ? threadId() : thread;
        if (current != thread) {
            throw Errors.programming("SQLite objects created in a thread can only be used in that same thread. The "
                    + "object was created in thread id " + thread + " and this is thread id " + current + ".");
        }
    }

    private void checkOpen() {
        if (database == null) {
            throw Errors.programming("Base Connection.__init__ not called.");
        }
        if (database.isClosed()) {
            throw Errors.programming("Cannot operate on a closed database.");
        }
    }

    void check() {
        checkThread();
        checkOpen();
    }

    static void checkCount(String method, PyObject[] arguments, String[] keywords, int count) {
        if (arguments.length != count || keywords.length > 0) {
            throw Py.TypeError(method + "() takes exactly " + count + (count == 1 ? " argument (" : " arguments (")
                    + arguments.length + " given)");
        }
    }

    // Cursors

    private PyObject cursor(PyObject[] arguments, String[] keywords) {
        check();
        PyObject factory = arguments.length == 0
                ? Cursor.TYPE
                : new ArgParser("cursor", arguments, keywords, "factory").getPyObject(0, Cursor.TYPE);
        if (factory == Cursor.TYPE) {
            return newCursor();
        }
        PyObject made = factory.__call__(this);
        if (!(made instanceof Cursor cursor)) {
            throw Py.TypeError(
                    "factory must return a cursor, not " + made.getType().fastGetName());
        }
        if (rowFactory != Py.None) {
            cursor.rowFactory(rowFactory);
        }
        return cursor;
    }

    private Cursor newCursor() {
        Cursor cursor = new Cursor(this);
        cursor.rowFactory(rowFactory);
        return cursor;
    }

    private PyObject onNewCursor(String method, PyObject[] arguments) {
        PyObject cursor;
        if (getType() == TYPE) {
            check();
            cursor = newCursor();
        } else {
            cursor = invoke("cursor");
        }
        cursor.__getattr__(method).__call__(arguments);
        return cursor;
    }

    /** {@code connection(sql)}: a compiled statement, of which Python code has no use. */
    private PyObject call(PyObject[] arguments, String[] keywords) {
        check();
        checkCount("Connection", arguments, keywords, 1);
        if (!(arguments[0] instanceof PyString sql)) {
            throw Errors.warning("SQL is of wrong type. Must be string or unicode.");
        }
        database.lock.lock();
        try {
            Statement statement = database.statement(sql);
            statement.release(statement.use());
            return new StatementObject();
        } finally {
            database.lock.unlock();
        }
    }

    // Transactions

    private PyObject commit() {
        check();
        database.lock.lock();
        try {
            database.transaction.commit();
        } catch (PyException e) {
            database.transaction.failed();
            throw e;
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    private PyObject rollback() {
        check();
        database.lock.lock();
        try {
            database.transaction.rollback();
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    private PyObject exit(PyObject[] arguments, String[] keywords) {
        checkCount("__exit__", arguments, keywords, 3);
        boolean success = arguments[0] == Py.None && arguments[1] == Py.None && arguments[2] == Py.None;
        invoke(success ? "commit" : "rollback");
        return Py.False;
    }

    private void isolationLevel(PyObject level) {
        if (level == Py.None) {
            beginStatement = null;
            isolationLevel = level;
            commit();
        } else {
            beginStatement = Py.newString("BEGIN ")._add(level).__str__().toString();
            isolationLevel = level;
        }
    }

    /** What begins a transaction; null if nothing does by itself. */
    String beginStatement() {
        return beginStatement;
    }

    private PyObject totalChanges() {
        checkOpen();
        return SqliteValues.integer(database.db.total_changes());
    }

    private PyObject close() {
        checkThread();
        if (database != null) {
            database.close();
        }
        return Py.None;
    }

    private PyObject interrupt() {
        checkOpen();
        database.interrupt();
        return Py.None;
    }

    private PyObject iterdump() {
        checkOpen();
        return imp.importName("sqlite3.dump", true)
                .__getattr__("dump")
                .__getattr__("_iterdump")
                .__call__(this);
    }

    // What rows are made of

    boolean areBytesAllowed() {
        return textFactory != PyUnicode.TYPE && textFactory != Sqlite3.OPTIMIZED_UNICODE;
    }

    /** What a text is in Python. */
    PyObject text(byte[] utf8, String column) {
        if (textFactory == PyUnicode.TYPE) {
            return unicode(utf8, column);
        }
        if (textFactory == Sqlite3.OPTIMIZED_UNICODE) {
            PyString bytes = SqliteValues.bytes(utf8);
            return NativeString.isAscii(bytes.getString()) ? bytes : unicode(utf8, column);
        }
        return textFactory == PyString.TYPE ? SqliteValues.bytes(utf8) : textFactory.__call__(SqliteValues.bytes(utf8));
    }

    private static PyUnicode unicode(byte[] utf8, String column) {
        try {
            return SqliteValues.unicode(utf8);
        } catch (PyException e) {
            throw new PyException(
                    Errors.OPERATIONAL_ERROR,
                    Py.newString("Could not decode to UTF-8 column '" + column + "' with text '"
                            + SqliteValues.bytes(utf8).getString() + "'"));
        }
    }

    /** For each column what makes its values, or null; null if there is nothing. */
    PyObject[] converters(Columns columns) {
        if (detectTypes == 0) {
            return null;
        }
        PyObject[] converters = new PyObject[columns.count()];
        boolean any = false;
        for (int i = 0; i < converters.length; i++) {
            if ((detectTypes & PARSE_COLNAMES) != 0 && columns.typesInNames()[i] != null) {
                converters[i] = module.converters.__finditem__(columns.typesInNames()[i]);
            }
            if (converters[i] == null && (detectTypes & PARSE_DECLTYPES) != 0 && columns.declaredTypes()[i] != null) {
                converters[i] = module.converters.__finditem__(columns.declaredTypes()[i]);
            }
            any |= converters[i] != null;
        }
        return any ? converters : null;
    }

    // What SQLite calls

    /** A method of {@link Callbacks}. */
    @FunctionalInterface
    private interface Registration {
        PyObject call(Callbacks callbacks, PyObject[] arguments, String[] keywords);
    }

    private static Method<Connection> registering(String name, Registration registration) {
        return Method.of(name, (connection, arguments, keywords) -> {
            connection.check();
            return registration.call(connection.callbacks, arguments, keywords);
        });
    }

    private PyObject enableLoadExtension(PyObject[] arguments, String[] keywords) {
        check();
        checkCount("enable_load_extension", arguments, keywords, 1);
        database.lock.lock();
        try {
            if (database.db.enable_load_extension(arguments[0].asInt() != 0) != 0) {
                throw Errors.operational("Error enabling load extension");
            }
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    private PyObject loadExtension(PyObject[] arguments, String[] keywords) {
        check();
        checkCount("load_extension", arguments, keywords, 1);
        database.lock.lock();
        try {
            // The function of SQL does what sqlite3_load_extension() does, once it is enabled.
            database.commands.beginOwn();
            Cursor cursor = new Cursor(this);
            cursor.run(Py.newString("SELECT load_extension(?)"), new PyTuple(FileNames.ofLibrary(arguments[0])), null);
        } finally {
            database.commands.endOwn();
            database.lock.unlock();
        }
        return Py.None;
    }
}
