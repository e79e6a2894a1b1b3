package org.wsgilet.databases.sqlite;

import java.lang.ref.WeakReference;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.sqlite.ProgressHandler;

/** What is asked now and then whether a statement shall go on. */
final class UserProgress extends ProgressHandler {

    private final Database database;
    private final WeakReference<PyObject> callable;

    UserProgress(Database database, PyObject callable) {
        this.database = database;
        this.callable = new WeakReference<>(callable);
    }

    /** Returns 0 to go on. */
    @Override
    protected int progress() {
        try {
            return callable.get().__call__().__nonzero__() ? 1 : 0;
        } catch (PyException e) {
            database.raised.failed(e);
            return 1;
        }
    }
}
