package org.wsgilet.databases.psycopg2;

import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.databases.postgresql.ServerMessage;

/** The exceptions of psycopg2, whose classes are in wsgilet_psycopg2/errors.py, as is which SQLSTATE has which. */
final class Errors {

    private Errors() {}

    /** @param message of bytes, one in each character, or of text */
    static PyException of(String type, String message) {
        return of(type, message, null);
    }

    static PyException of(String type, String message, Cursor cursor) {
        PyObject exception = Psycopg2.ofThisInterpreter().inPython(type).__call__(text(message));
        exception.__setattr__("cursor", cursor == null ? Py.None : cursor);
        return new PyException(exception.getType(), exception);
    }

    private static PyString text(String message) {
        return NativeString.of(message);
    }

    static PyException programming(String message, Cursor cursor) {
        return of("ProgrammingError", message, cursor);
    }

    /** An error that the server has reported. */
    static PyException ofServer(ServerMessage message, String query, Cursor cursor, boolean utf8) {
        PyDictionary fields = new PyDictionary();
        message.fields().forEach((field, value) -> fields.__setitem__(Py.newString(field), Py.newString(value)));
        String pgerror = message.errorText(query, utf8);
        PyObject exception = Psycopg2.ofThisInterpreter()
                .inPython("server_error")
                .__call__(
                        Py.newString(pgerror.substring(message.prefix().length())),
                        Py.newString(pgerror),
                        fields,
                        cursor == null ? Py.None : cursor);
        return new PyException(exception.getType(), exception);
    }
}
