package org.wsgilet.databases.sqlite;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.sqlite.Function;
import org.sqlite.FunctionCall;
import org.sqlite.core.NativeDB;

/** A function of SQL that is written in Python. */
final class UserFunction extends Function {

    private final Database database;
    private final WeakReference<PyObject> callable;

    UserFunction(Database database, PyObject callable) {
        this.database = database;
        this.callable = new WeakReference<>(callable);
    }

    @Override
    protected void xFunc() throws SQLException {
        NativeDB db = database.db;
        try {
            if (FunctionValues.setResult(db, this, callable.get().__call__(FunctionValues.arguments(db, this)))) {
                return;
            }
        } catch (PyException e) {
            database.raised.failed(e);
        }
        db.result_error(FunctionCall.context(this), "user-defined function raised exception");
    }
}
