package org.wsgilet.databases.psycopg2;

import org.python.core.PyObject;

/** How the text of a value becomes an object. NULL is not asked for: it is {@code None}. */
@FunctionalInterface
interface Cast {

    /** @param data of the server, in the client encoding; not to be changed */
    PyObject cast(byte[] data, int offset, int length, Cursor cursor);
}
