package org.wsgilet.databases.sqlite;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.sqlite.Function;
import org.sqlite.FunctionCall;
import org.sqlite.core.NativeDB;

/** An aggregate function of SQL that is a class in Python. SQLite has a clone of it for each group of rows. */
final class UserAggregate extends Function.Aggregate {

    private final Database database;
    private final NativeDB db;
    private final WeakReference<PyObject> type;

    /** Of this clone; null before the first row, and if it cannot be made. */
    private PyObject instance;

    private boolean broken;

    UserAggregate(Database database, PyObject type) {
        this.database = database;
        this.db = database.db;
        this.type = new WeakReference<>(type);
    }

    @Override
    protected void xStep() throws SQLException {
        if (instance == null && !create()) {
            return;
        }
        PyObject step;
        try {
            step = instance.__getattr__("step");
        } catch (PyException e) {
            database.raised.later(e); // an AttributeError itself, as in CPython
            return;
        }
        try {
            step.__call__(FunctionValues.arguments(db, this));
        } catch (PyException e) {
            failed(e, "step");
        }
    }

    @Override
    protected void xFinal() throws SQLException {
        if (broken || instance == null) { // CPython makes none for no rows: NULL
            return;
        }
        try {
            if (FunctionValues.setResult(db, this, instance.invoke("finalize"))) {
                return;
            }
            db.result_error(FunctionCall.context(this), message("finalize"));
        } catch (PyException e) {
            failed(e, "finalize");
        }
    }

    private boolean create() throws SQLException {
        try {
            instance = type.get().__call__();
            return true;
        } catch (PyException e) {
            broken = true;
            failed(e, "__init__");
            return false;
        }
    }

    private void failed(PyException e, String method) throws SQLException {
        database.raised.failed(e);
        db.result_error(FunctionCall.context(this), message(method));
    }

    private static String message(String method) {
        return "user-defined aggregate's '" + method + "' method raised error";
    }
}
