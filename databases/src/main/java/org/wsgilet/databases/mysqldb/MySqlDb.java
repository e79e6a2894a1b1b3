package org.wsgilet.databases.mysqldb;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.imp;
import org.wsgilet.bridge.modules.JavaModule;
import org.wsgilet.databases.mysql.Failure;
import org.wsgilet.databases.mysql.Session;
import org.wsgilet.databases.python.Dropped;

/**
 * The C part of mysqlclient, for one interpreter: {@code MySQLdb._mysql} of its version 1.4, {@code _mysql} of 1.3. The part
 * in Python, with the exceptions, is the application's own copy.
 */
final class MySqlDb extends PyModule {

    /** Of the C library that this does the same as: MySQLdb asks for what it can do. */
    static final String CLIENT_VERSION = "10.5.23";

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

    private final transient Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final transient PyObject exceptions;

    /** Null until a result is converted: MySQLdb imports this module first. */
    private transient Times times;

    private MySqlDb(String name, String exceptionsModule) {
        super(name);
        exceptions = inCopy(exceptionsModule);
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

    private static PyObject inCopy(String module) {
        try {
            return imp.importName(module, false);
        } catch (PyException e) {
            if (!e.match(Py.ImportError)) {
                throw e;
            }
            throw Py.ImportError("there is no mysqlclient 1.3 or 1.4 on the path (" + e.value.__str__()
                    + "): install its Python files, MySQLdb/; their C part is built in");
        }
    }

    private void put(String name, PyObject value) {
        __setattr__(name.intern(), value);
    }

    static MySqlDb ofThisInterpreter() {
        PyObject modules = Py.getSystemState().modules;
        for (Offered offered : new Offered[] {new Offer(), new Offer13()}) {
            if (modules.__finditem__(offered.name()) instanceof MySqlDb module) {
                return module;
            }
        }
        throw Py.ImportError("_mysql is not imported in this interpreter");
    }

    Times times() {
        if (times == null) {
            times = new Times();
        }
        return times;
    }

    PyException exception(String name, PyObject... arguments) {
        return new PyException(exceptions.__getattr__(name.intern()), new PyTuple(arguments));
    }

    PyException exception(Failure failure) {
        return exception(
                Errors.nameOf(failure.number()), Py.newInteger(failure.number()), Py.newString(failure.getMessage()));
    }

    /** Has a session end with its connection: when that is closed or dropped, or the interpreter ends. */
    Dropped.Task opened(Connection connection, Session session) {
        Set<Session> open = sessions;
        open.add(session);
        return Dropped.onDrop(connection, () -> {
            open.remove(session);
            session.close();
        });
    }

    private void closeAll() {
        sessions.forEach(Session::close);
        Dropped.stopIfIdle();
    }

    /** Offers the module under one of its names. */
    private abstract static class Offered implements JavaModule {

        abstract String exceptionsModule();

        @Override
        public final PyObject create() {
            MySqlDb module = new MySqlDb(name(), exceptionsModule());
            Py.getSystemState().registerCloser(() -> {
                module.closeAll();
                return null;
            });
            return module;
        }
    }

    /** As mysqlclient 1.4 imports it. */
    public static final class Offer extends Offered {

        @Override
        public String name() {
            return "MySQLdb._mysql";
        }

        @Override
        String exceptionsModule() {
            return "MySQLdb._exceptions";
        }
    }

    /** As mysqlclient 1.3 imports it. */
    public static final class Offer13 extends Offered {

        @Override
        public String name() {
            return "_mysql";
        }

        @Override
        String exceptionsModule() {
            return "_mysql_exceptions";
        }
    }
}
