package org.wsgilet.databases.mysqldb;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.imp;
import org.wsgilet.bridge.modules.JavaModule;
import org.wsgilet.databases.mysql.Failure;
import org.wsgilet.databases.mysql.Session;
import org.wsgilet.databases.python.Decimals;
import org.wsgilet.databases.python.Dropped;
import org.wsgilet.databases.python.OpenSessions;

/**
 * The C part of mysqlclient, for one interpreter: {@code MySQLdb._mysql} of its version 1.4, {@code _mysql} of 1.3. The
 * part in Python, with the exceptions, is the application's own copy.
 */
final class MySqlDb extends PyModule {

    /** Of the C library that this does the same as: MySQLdb asks for what it can do. */
    static final String CLIENT_VERSION = "10.5.23";

    private static final String NAME = "MySQLdb._mysql";
    private static final String NAME_13 = "_mysql";

    private static final String[] EXCEPTIONS = {
        "MySQLError",
        "Warning",
        "Error",
        "InterfaceError",
        "DatabaseError",
        "DataError",
        "OperationalError",
        "IntegrityError",
        "InternalError",
        "ProgrammingError",
        "NotSupportedError"
    };

    private final transient OpenSessions<Session> sessions = new OpenSessions<>(Session::close);
    private final transient PyObject exceptions;

    /** Null until a result is converted: MySQLdb imports this module first. */
    private transient Times times;

    private transient Decimals decimals;

    private MySqlDb(String name) {
        super(name);
        exceptions = inCopy("MySQLdb._exceptions", "_mysql_exceptions"); // of 1.4, of 1.3
        for (String exception : EXCEPTIONS) {
            put(exception, exceptions.__getattr__(exception));
        }
        PyObject release = inCopy("MySQLdb.release");
        put("version_info", release.__getattr__("version_info"));
        put("__version__", release.__getattr__("__version__"));
        put("__file__", Py.newString("(built in)"));
        put("connection", Connection.TYPE);
        put("result", Result.TYPE);
        put("NULL", Py.newString("NULL"));
        Functions.all().forEach(this::put);
    }

    /** The first of these modules that the application's copy has. */
    private static PyObject inCopy(String... modules) {
        PyException missing = null;
        for (String module : modules) {
            try {
                return imp.importName(module, false);
            } catch (PyException e) {
                if (!e.match(Py.ImportError)) {
                    throw e;
                }
                missing = missing == null ? e : missing;
            }
        }
        throw Py.ImportError("there is no mysqlclient 1.3 or 1.4 on the path (" + missing.value.__str__()
                + "): install its Python files, MySQLdb/; their C part is built in");
    }

    private void put(String name, PyObject value) {
        __setattr__(name.intern(), value);
    }

    static MySqlDb ofThisInterpreter() {
        MySqlDb module = imported();
        if (module == null) {
            throw Py.ImportError("_mysql is not imported in this interpreter");
        }
        return module;
    }

    /** Under one name or the other; null if it is not. */
    private static MySqlDb imported() {
        PyObject modules = Py.getSystemState().modules;
        PyObject module = modules.__finditem__(NAME);
        return (module == null ? modules.__finditem__(NAME_13) : module) instanceof MySqlDb found ? found : null;
    }

    Times times() {
        if (times == null) {
            times = new Times();
        }
        return times;
    }

    Decimals decimals() {
        if (decimals == null) {
            decimals = new Decimals();
        }
        return decimals;
    }

    PyException exception(String name, PyObject... arguments) {
        return new PyException(exceptions.__getattr__(name.intern()), new PyTuple(arguments));
    }

    PyException exception(Failure failure) {
        return exception(
                Errors.nameOf(failure.number()), Py.newInteger(failure.number()), Py.newString(failure.getMessage()));
    }

    /** Has a session end, or go back, with its connection: when that is closed or dropped, or the interpreter ends. */
    Dropped.Task opened(Connection connection, Opened opened) {
        return sessions.add(connection, opened.session(), opened::end);
    }

    private static PyObject create(String name) {
        MySqlDb imported = imported();
        if (imported != null) {
            return imported;
        }
        MySqlDb module = new MySqlDb(name);
        Py.getSystemState().registerCloser(() -> {
            module.sessions.closeAll();
            return null;
        });
        return module;
    }

    /** Offers the module as mysqlclient 1.4 imports it; 1.3 finds it, too, as it is in the same package. */
    public static final class Offer implements JavaModule {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PyObject create() {
            return MySqlDb.create(NAME);
        }
    }

    /** Offers the module as applications of mysqlclient 1.3 import it. */
    public static final class Offer13 implements JavaModule {

        @Override
        public String name() {
            return NAME_13;
        }

        @Override
        public PyObject create() {
            return MySqlDb.create(NAME_13);
        }
    }
}
