package org.wsgilet.databases.sqlite;

import org.python.core.Py;
import org.python.core.PyException;

/** An exception of Python code that SQLite calls, which waits until the call of SQLite has returned. */
final class Raised {

    private final Sqlite3 module;
    private PyException first;

    Raised(Sqlite3 module) {
        this.module = module;
    }

    /** Notes an exception where the statement fails because of it. */
    void failed(PyException e) {
        if (e.match(Py.Exception)) {
            module.failedInCallback(e);
        } else {
            later(e); // the end of a request, or of the process, is no error of a statement
        }
    }

    void later(PyException e) {
        if (first == null) {
            first = e;
        }
    }

    /** Raises it, if there is one. */
    void check() {
        if (first != null) {
            PyException e = first;
            first = null;
            throw e;
        }
    }
}
