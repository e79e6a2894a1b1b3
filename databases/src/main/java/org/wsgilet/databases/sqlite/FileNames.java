package org.wsgilet.databases.sqlite;

import java.io.File;
import java.sql.SQLException;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.sqlite.Function;
import org.sqlite.FunctionCall;
import org.wsgilet.bridge.jython.NativeString;

/**
 * The names of files as the interpreter has them, which has a working directory of its own: those of {@code connect},
 * and those in SQL, which go through a function.
 */
final class FileNames extends Function {

    private static final String FUNCTION = "wsgilet_file";
    private static final String URI = "file:";
    private static final int FUNCTION_CALL = 31; // SQLITE_FUNCTION

    private final Database database;
    private boolean registered;

    FileNames(Database database) {
        this.database = database;
    }

    /** A statement, or several, in which names of files are found. */
    PyString in(PyString sql) throws SQLException {
        String text = sql.getString();
        String changed = SqlFiles.through(FUNCTION, FileNames::isRelative, text);
        if (changed.equals(text)) {
            return sql;
        }
        if (!registered) {
            database.db.create_function(FUNCTION, this, 1, 0);
            registered = true;
        }
        return sql instanceof PyUnicode ? Py.newUnicode(changed) : Py.newString(changed);
    }

    private static boolean isRelative(String name) {
        return !absolute(name).equals(name);
    }

    /** Whether an authorizer is asked for the function, of which Python code does not know. */
    static boolean isCall(PyObject[] arguments) {
        return arguments[0].asInt() == FUNCTION_CALL && NativeString.isEqual(arguments[2], FUNCTION);
    }

    @Override
    protected void xFunc() throws SQLException {
        String name = database.db.value_text(this, 0);
        database.db.result_text(FunctionCall.context(this), name == null ? null : absolute(name));
    }

    /** The name for SQLite of what Python code calls a file. */
    static String absolute(PyString name) {
        String file = name instanceof PyUnicode ? name.getString() : NativeString.decoded(name.getString());
        int end = file.indexOf('\0');
        return absolute(end < 0 ? file : file.substring(0, end)); // as C has it
    }

    /** The system looks for one without a slash in its own folders. */
    static PyObject ofLibrary(PyObject library) {
        return library instanceof PyString name && name.getString().indexOf('/') >= 0
                ? Py.newUnicode(absolute(name))
                : library;
    }

    private static String absolute(String name) {
        if (name.isEmpty() || name.equals(":memory:")) {
            return name;
        }
        return name.startsWith(URI) ? absoluteUri(name) : Py.getSystemState().getPath(name);
    }

    /** SQLite reads it as https://sqlite.org/uri.html says: a path is in a file system, or names what is in memory. */
    private static String absoluteUri(String uri) {
        String path = uri.substring(URI.length()).replaceFirst("(?s)[?#].*", "");
        if (path.isEmpty() || path.equals(":memory:") || new File(path).isAbsolute()) {
            return uri;
        }
        String folder = Py.getSystemState().getCurrentWorkingDir();
        String quoted = folder.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
        return URI + quoted + '/' + uri.substring(URI.length());
    }
}
