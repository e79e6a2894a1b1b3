package org.wsgilet.databases.sqlite;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyCell;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyType;
import org.python.core.imp;
import org.sqlite.core.NativeDB;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.modules.JavaModule;
import org.wsgilet.databases.python.Dropped;

/** The module {@code _sqlite3} of one interpreter. */
final class Sqlite3 extends PyModule {

    static final String NAME = "_sqlite3";

    /** The version of CPython's own module that this one is like. */
    private static final String VERSION = "2.6.0";

    /**
     * A text factory: {@code str} where a text is ASCII. CPython takes this type, too, as it has no other use for it.
     */
    static final PyObject OPTIMIZED_UNICODE = PyCell.TYPE;

    private static final String[] CONSTANTS = {
        "PARSE_DECLTYPES=1",
        "PARSE_COLNAMES=2",
        "SQLITE_OK=0",
        "SQLITE_DENY=1",
        "SQLITE_IGNORE=2",
        "SQLITE_CREATE_INDEX=1",
        "SQLITE_CREATE_TABLE=2",
        "SQLITE_CREATE_TEMP_INDEX=3",
        "SQLITE_CREATE_TEMP_TABLE=4",
        "SQLITE_CREATE_TEMP_TRIGGER=5",
        "SQLITE_CREATE_TEMP_VIEW=6",
        "SQLITE_CREATE_TRIGGER=7",
        "SQLITE_CREATE_VIEW=8",
        "SQLITE_DELETE=9",
        "SQLITE_DROP_INDEX=10",
        "SQLITE_DROP_TABLE=11",
        "SQLITE_DROP_TEMP_INDEX=12",
        "SQLITE_DROP_TEMP_TABLE=13",
        "SQLITE_DROP_TEMP_TRIGGER=14",
        "SQLITE_DROP_TEMP_VIEW=15",
        "SQLITE_DROP_TRIGGER=16",
        "SQLITE_DROP_VIEW=17",
        "SQLITE_INSERT=18",
        "SQLITE_PRAGMA=19",
        "SQLITE_READ=20",
        "SQLITE_SELECT=21",
        "SQLITE_TRANSACTION=22",
        "SQLITE_UPDATE=23",
        "SQLITE_ATTACH=24",
        "SQLITE_DETACH=25",
        "SQLITE_ALTER_TABLE=26",
        "SQLITE_REINDEX=27",
        "SQLITE_ANALYZE=28",
    };

    final Adapters adapters = new Adapters(PrepareProtocol.TYPE);

    /** {@code sqlite3.converters}: by the name of a declared type in upper case. */
    final PyDictionary converters = new PyDictionary();

    private final Set<Database> open = ConcurrentHashMap.newKeySet();
    private volatile boolean sharedCache;
    private volatile boolean callbackTracebacks;

    private Sqlite3(NativeDB engine) {
        super(NAME);
        for (PyObject type :
                new PyObject[] {Connection.TYPE, Cursor.TYPE, Row.TYPE, StatementObject.TYPE, PrepareProtocol.TYPE}) {
            put(((PyType) type).getName(), type);
        }
        for (PyObject error : Errors.ALL) {
            put(((PyType) error).getName(), error);
        }
        for (String constant : CONSTANTS) {
            int sign = constant.indexOf('=');
            put(constant.substring(0, sign), Py.newInteger(Integer.parseInt(constant.substring(sign + 1))));
        }
        put("OptimizedUnicode", OPTIMIZED_UNICODE);
        put("version", Py.newString(VERSION));
        put("sqlite_version", Py.newString(engine.libversion()));
        put("adapters", adapters.registry);
        put("converters", converters);
        putFunctions();
    }

    private void put(String name, PyObject value) {
        __setattr__(name.intern(), value);
    }

    private void putFunctions() {
        put("connect", new Function("connect", Sqlite3::connect));
        put("complete_statement", new Function("complete_statement", Sqlite3::completeStatement));
        put("enable_shared_cache", new Function("enable_shared_cache", (arguments, keywords) -> {
            sharedCache = parsed("enable_shared_cache", arguments, keywords, "do_enable")
                            .getInt(0)
                    != 0;
            return Py.None;
        }));
        put("enable_callback_tracebacks", new Function("enable_callback_tracebacks", (arguments, keywords) -> {
            callbackTracebacks = parsed("enable_callback_tracebacks", arguments, keywords, "flag")
                            .getInt(0)
                    != 0;
            return Py.None;
        }));
        put("register_adapter", new Function("register_adapter", (arguments, keywords) -> {
            ArgParser parser = parsed("register_adapter", arguments, keywords, "type", "callable");
            adapters.register(parser.getPyObject(0), parser.getPyObject(1));
            return Py.None;
        }));
        put("register_converter", new Function("register_converter", (arguments, keywords) -> {
            ArgParser parser = parsed("register_converter", arguments, keywords, "typename", "callable");
            converters.__setitem__(
                    Py.newString(upperName((PyString) parser.getPyObjectByType(0, PyString.TYPE))),
                    parser.getPyObject(1));
            return Py.None;
        }));
        put("adapt", new Function("adapt", (arguments, keywords) -> adapters.adapt(arguments)));
    }

    private static ArgParser parsed(String function, PyObject[] arguments, String[] keywords, String... names) {
        return new ArgParser(function, arguments, keywords, names, names.length);
    }

    /** Returns the module for a new interpreter; ImportError if the engine cannot be loaded. */
    static Sqlite3 create() {
        Sqlite3 module = new Sqlite3(Engine.load());
        Py.getSystemState().registerCloser(() -> {
            module.closeAll();
            return null;
        });
        return module;
    }

    static Sqlite3 ofThisInterpreter() {
        PySystemState sys = Py.getSystemState();
        PyObject module = sys.modules.__finditem__(NAME);
        return module instanceof Sqlite3 sqlite3 ? sqlite3 : (Sqlite3) imp.importName(NAME, true);
    }

    /** {@code connect(database[, timeout, detect_types, isolation_level, ...])} */
    private static PyObject connect(PyObject[] arguments, String[] keywords) {
        PyObject factory = Connection.connectArguments(arguments, keywords).getPyObject(5, Connection.TYPE);
        return factory.__call__(arguments, keywords);
    }

    private static PyObject completeStatement(PyObject[] arguments, String[] keywords) {
        String sql =
                parsed("complete_statement", arguments, keywords, "statement").getString(0);
        return Py.newBoolean(Sql.isComplete(sql));
    }

    /** The bytes of a name, with its ASCII letters in upper case. */
    static String upperName(PyString name) {
        return NativeString.encoded(name.getString()).toUpperCase(Locale.ROOT);
    }

    boolean isSharedCache() {
        return sharedCache;
    }

    /** What an exception in a function that SQLite calls becomes besides an error of the statement. */
    void failedInCallback(PyException e) {
        if (callbackTracebacks) {
            Py.printException(e);
        }
    }

    void opened(Database database) {
        open.add(database);
    }

    void closed(Database database) {
        open.remove(database);
    }

    /** At the end of the interpreter, in which nothing runs any more. */
    private void closeAll() {
        for (Database database : open) {
            database.interrupt();
            database.close();
        }
        Dropped.stopIfIdle();
    }

    /** A function of the module. */
    private static final class Function extends PyBuiltinFunction {

        private final transient Body body;

        @FunctionalInterface
        interface Body {
            PyObject call(PyObject[] arguments, String[] keywords);
        }

        Function(String name, Body body) {
            super(name, null);
            this.body = body;
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return body.call(arguments, keywords);
        }
    }

    /** Offers the module to Python. */
    public static final class Offer implements JavaModule {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PyObject create() {
            return Sqlite3.create();
        }
    }
}
