package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.sqlite.SQLiteException;
import org.wsgilet.bridge.jython.NativeString;

/** The exceptions of PEP 249, and which of them an error of SQLite becomes. */
final class Errors {

    private static final int INTERNAL = 2;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NO_MEMORY = 7;
    private static final int CORRUPT = 11;
    private static final int NOT_FOUND = 12;
    private static final int SCHEMA = 17;
    private static final int TOO_BIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int MISUSE = 21;

    private static final String OUT_OF_MEMORY = "Out of memory"; // sqlite-jdbc's; SQLite's begins with a small letter

    static final PyObject ERROR = subclass("Error", Py.StandardError);
    static final PyObject WARNING = subclass("Warning", Py.StandardError);
    static final PyObject INTERFACE_ERROR = subclass("InterfaceError", ERROR);
    static final PyObject DATABASE_ERROR = subclass("DatabaseError", ERROR);
    static final PyObject INTERNAL_ERROR = subclass("InternalError", DATABASE_ERROR);
    static final PyObject OPERATIONAL_ERROR = subclass("OperationalError", DATABASE_ERROR);
    static final PyObject PROGRAMMING_ERROR = subclass("ProgrammingError", DATABASE_ERROR);
    static final PyObject INTEGRITY_ERROR = subclass("IntegrityError", DATABASE_ERROR);
    static final PyObject DATA_ERROR = subclass("DataError", DATABASE_ERROR);
    static final PyObject NOT_SUPPORTED_ERROR = subclass("NotSupportedError", DATABASE_ERROR);

    static final PyObject[] ALL = {
        WARNING,
        ERROR,
        INTERFACE_ERROR,
        DATABASE_ERROR,
        DATA_ERROR,
        OPERATIONAL_ERROR,
        INTEGRITY_ERROR,
        INTERNAL_ERROR,
        PROGRAMMING_ERROR,
        NOT_SUPPORTED_ERROR,
    };

    private Errors() {}

    private static PyObject subclass(String name, PyObject base) {
        PyStringMap attributes = new PyStringMap();
        attributes.__setitem__("__module__", Py.newString("sqlite3"));
        return PyType.TYPE.__call__(Py.newString(name), new PyTuple(base), attributes);
    }

    static PyException interfaceError(String message) {
        return new PyException(INTERFACE_ERROR, message);
    }

    static PyException operational(String message) {
        return new PyException(OPERATIONAL_ERROR, text(message));
    }

    static PyException programming(String message) {
        return new PyException(PROGRAMMING_ERROR, text(message));
    }

    static PyException warning(String message) {
        return new PyException(WARNING, message);
    }

    /** @param code of SQLite's, extended or not */
    static PyException of(int code, PyString message) {
        int primary = primary(code);
        return primary == NO_MEMORY ? Py.MemoryError("") : new PyException(type(primary), message);
    }

    /**
     * That of a call of the driver, which has an exception of its own where Java has no memory for a value.
     *
     * @param said what SQLite says of its last call
     */
    static PyException of(SQLException e, PyString said) {
        return OUT_OF_MEMORY.equals(e.getMessage()) ? Py.MemoryError("") : of(code(e), said);
    }

    /** Where a file is opened or closed: sqlite-jdbc has the words of SQLite in brackets after its own. */
    static PyException ofFile(SQLException e) {
        String message = e.getMessage();
        int start = message.lastIndexOf(" (");
        boolean isQuoted = start >= 0 && message.endsWith(")");
        return of(code(e), text(isQuoted ? message.substring(start + 2, message.length() - 1) : message));
    }

    /** SQLite's. */
    static int code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
    }

    private static PyObject type(int primary) {
        return switch (primary) {
            case INTERNAL, NOT_FOUND -> INTERNAL_ERROR;
            case CORRUPT -> DATABASE_ERROR;
            case TOO_BIG -> DATA_ERROR;
            case CONSTRAINT, MISMATCH -> INTEGRITY_ERROR;
            case MISUSE -> PROGRAMMING_ERROR;
            default -> primary <= SCHEMA ? OPERATIONAL_ERROR : DATABASE_ERROR;
        };
    }

    /** Messages are native strings, and quote what the SQL has in UTF-8. */
    private static PyString text(String message) {
        return message == null ? Py.EmptyString : NativeString.utf8(message);
    }

    /** Whether another connection, or another statement of this one, is in the way. */
    static boolean isLocked(int code) {
        return primary(code) == LOCKED || primary(code) == BUSY;
    }

    private static int primary(int code) {
        return code & 0xff;
    }
}
