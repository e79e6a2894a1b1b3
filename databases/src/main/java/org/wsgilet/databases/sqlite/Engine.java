package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import org.python.core.Py;
import org.python.core.PyException;
import org.sqlite.SQLiteConfig;
import org.sqlite.core.NativeDB;

/** The native library of SQLite, which sqlite-jdbc has for most systems, and unpacks into a temporary folder. */
final class Engine {

    private static final String FOLDER = "org.sqlite.tmpdir";

    private Engine() {}

    /** Loads it; any {@link NativeDB} tells its version. */
    static NativeDB load() {
        try {
            if (NativeDB.load()) {
                return new NativeDB("", "", new SQLiteConfig());
            }
            throw importError("sqlite-jdbc has none for this system", null);
        } catch (PyException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw importError(String.valueOf(e.getMessage()), e);
        }
    }

    private static PyException importError(String reason, Throwable cause) {
        String folder = System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"));
        PyException error = Py.ImportError("sqlite3 cannot load its native library from the folder " + folder + " ("
                + reason + "): set -D" + FOLDER + "=FOLDER to one that can be written and executed from.");
        if (cause != null && !(cause instanceof SQLException)) {
            error.initCause(cause);
        }
        return error;
    }
}
