package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * The Python code that SQLite calls for a connection. SQLite, and with it the JVM for as long as the database is open,
 * has it weakly: functions often know their connection, which could not be dropped then.
 */
final class Callbacks {

    private final Database database;
    private final Map<String, PyObject> callables = new HashMap<>();

    Callbacks(Database database) {
        this.database = database;
    }

    /** As CPython has them in a dict; TypeError. */
    private static PyObject hashable(PyObject callable) {
        if (callable.getType().lookup("__hash__") == Py.None) { // Jython hashes classes, whatever their class says
            throw Py.TypeError("unhashable type: '" + callable.getType().fastGetName() + "'");
        }
        int unused = callable.hashCode(); // raises what __hash__ does
        return callable;
    }

    /** As C takes one; TypeError for a float. */
    private static int integer(PyObject number) {
        if (number instanceof PyFloat) {
            throw Py.TypeError("integer argument expected, got float");
        }
        return number.asInt();
    }

    PyObject createFunction(PyObject[] arguments, String[] keywords) {
        ArgParser parser =
                new ArgParser("create_function", arguments, keywords, new String[] {"name", "narg", "func"}, 3);
        String name = parser.getString(0);
        PyObject function = hashable(parser.getPyObject(2));
        register("function", name, integer(parser.getPyObject(1)), function, new UserFunction(database, function));
        return Py.None;
    }

    PyObject createAggregate(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser(
                "create_aggregate", arguments, keywords, new String[] {"name", "n_arg", "aggregate_class"}, 3);
        String name = parser.getString(0);
        PyObject type = hashable(parser.getPyObject(2));
        register("aggregate", name, integer(parser.getPyObject(1)), type, new UserAggregate(database, type));
        return Py.None;
    }

    private void register(String what, String name, int count, PyObject callable, org.sqlite.Function function) {
        database.lock.lock();
        try {
            // One that is replaced goes when SQLite has the new one.
            if (database.db.create_function(name, function, count, 0) != 0) {
                throw Errors.operational("Error creating " + what);
            }
            callables.put("function " + name.toLowerCase(Locale.ROOT) + ' ' + count, callable);
        } catch (SQLException e) {
            throw Errors.operational("Error creating " + what);
        } finally {
            database.lock.unlock();
        }
    }

    PyObject createCollation(PyObject[] arguments, String[] keywords) {
        Connection.checkCount("create_collation", arguments, keywords, 2);
        if (!(arguments[0] instanceof PyString name)) {
            throw Py.TypeError("create_collation() argument 1 must be string, not "
                    + arguments[0].getType().fastGetName());
        }
        String upper = Sqlite3.upperName(name);
        if (!upper.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_')) {
            throw Errors.programming("invalid character in collation name");
        }
        PyObject callable = arguments[1];
        if (callable != Py.None && !callable.isCallable()) {
            throw Py.TypeError("parameter must be callable");
        }
        if (callable == Py.None && !callables.containsKey("collation " + upper)) {
            throw Py.KeyError(upper);
        }
        database.lock.lock();
        try {
            int code = callable == Py.None
                    ? database.db.destroy_collation(upper)
                    : database.db.create_collation(upper, new UserCollation(database, callable));
            if (code != 0) {
                throw database.error(code);
            }
            if (callable == Py.None) {
                callables.remove("collation " + upper);
            } else {
                callables.put("collation " + upper, callable);
            }
        } catch (SQLException e) {
            throw database.error(e);
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    PyObject setAuthorizer(PyObject[] arguments, String[] keywords) {
        PyObject callable =
                hashable(new ArgParser("set_authorizer", arguments, keywords, new String[] {"authorizer_callback"}, 1)
                        .getPyObject(0));
        database.lock.lock();
        try {
            callables.put("authorizer", callable);
            database.authorize(callable);
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }

    PyObject setProgressHandler(PyObject[] arguments, String[] keywords) {
        ArgParser parser =
                new ArgParser("set_progress_handler", arguments, keywords, new String[] {"progress_handler", "n"}, 2);
        PyObject handler = hashable(parser.getPyObject(0));
        int steps = integer(parser.getPyObject(1));
        database.lock.lock();
        try {
            database.db.clear_progress_handler();
            callables.put("progress", handler);
            if (handler != Py.None && steps > 0) {
                database.db.register_progress_handler(steps, new UserProgress(database, handler));
            }
        } catch (SQLException e) {
            throw database.error(e);
        } finally {
            database.lock.unlock();
        }
        return Py.None;
    }
}
