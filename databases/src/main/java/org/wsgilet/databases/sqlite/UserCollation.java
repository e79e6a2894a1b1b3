package org.wsgilet.databases.sqlite;

import java.lang.ref.WeakReference;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.sqlite.Collation;
import org.wsgilet.bridge.jython.NativeString;

/** An order of texts that is written in Python. */
final class UserCollation extends Collation {

    private final Database database;
    private final WeakReference<PyObject> callable;

    UserCollation(Database database, PyObject callable) {
        this.database = database;
        this.callable = new WeakReference<>(callable);
    }

    @Override
    protected int xCompare(String a, String b) {
        try {
            PyObject result = callable.get().__call__(NativeString.utf8(a), NativeString.utf8(b));
            return result instanceof PyInteger || result instanceof PyLong ? result._cmp(Py.Zero) : 0;
        } catch (PyException e) {
            database.raised.later(e); // SQLite has no error here
            return 0;
        }
    }
}
