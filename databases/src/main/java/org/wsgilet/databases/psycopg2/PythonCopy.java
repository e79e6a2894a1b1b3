package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.postgresql.Copy;

/** A COPY from or to a file of Python. */
final class PythonCopy implements Copy {

    private final PyObject file;
    private final PyObject size;
    private final Connection connection;
    private PyObject read;
    private PyObject write;
    private boolean isText;

    /** @param size of what is read at once, in bytes */
    PythonCopy(PyObject file, int size, Connection connection) {
        this.file = file;
        this.size = Py.newInteger(size);
        this.connection = connection;
    }

    @Override
    public byte[] read() {
        if (read == null) {
            read = file.__getattr__("read");
        }
        try {
            PyObject data = read.__call__(size);
            if (!(data instanceof PyString string)) {
                throw new Failed();
            }
            return string.__len__() == 0 ? null : Text.bytes(string, connection);
        } catch (PyException e) {
            throw new Failed(e);
        }
    }

    /** An exception of a file, whose text the server is told, and reports. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;

        /** What was read is no string: libpq says no more. */
        Failed() {}

        Failed(PyException cause) {
            super(said(cause), cause);
        }

        private static String said(PyException e) {
            e.normalize();
            return e.type.__getattr__("__module__") + "." + e.type.__getattr__("__name__") + " " + e.value.__str__();
        }
    }

    @Override
    public void write(byte[] data) {
        if (write == null) {
            write = file.__getattr__("write");
            isText = Py.isInstance(file, org.python.core.imp.load("io").__getattr__("TextIOBase"));
        }
        write.__call__(isText ? Text.unicode(data, 0, data.length, connection) : NativeString.of(data, 0, data.length));
    }
}
