package org.wsgilet.databases.psycopg2;

import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** The query of {@code callproc()}, and the values in it. */
record ProcedureCall(PyString query, PyObject values, boolean hasNames) {

    /** @param parameters a sequence, a dict of those by name, or None */
    static ProcedureCall of(PyObject procedure, PyObject parameters) {
        if (!(procedure instanceof PyString)) {
            throw Py.TypeError("argument 1 must be string or read-only buffer, not "
                    + procedure.getType().fastGetName());
        }
        boolean named = parameters instanceof AbstractDict && parameters.__len__() > 0;
        StringBuilder places = new StringBuilder();
        if (named) {
            for (PyObject key : parameters.invoke("keys").asIterable()) {
                if (!(key instanceof PyString string)) {
                    throw Py.TypeError("Expected bytes or unicode string, got "
                            + key.getType().fastGetName() + " instead");
                }
                String identifier = Text.encoded(string, null).replace("\"", "\"\"");
                places.append(",\"").append(identifier).append("\":=%s");
            }
        } else if (parameters != Py.None) {
            places.append(",%s".repeat(parameters.__len__()));
        }
        String list = places.isEmpty() ? "" : places.substring(1);
        PyString query = Py.newString("SELECT * FROM " + procedure + "(" + list + ")");
        return new ProcedureCall(query, named ? parameters.invoke("values") : parameters, named);
    }
}
