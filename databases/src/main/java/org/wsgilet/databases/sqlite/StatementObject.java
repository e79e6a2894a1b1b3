package org.wsgilet.databases.sqlite;

import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;

/** {@code sqlite3.Statement}, which has neither methods nor attributes. */
@ExposedType(name = "sqlite3.Statement", isBaseType = false)
final class StatementObject extends PyObject {

    static final PyType TYPE = ExposedTypes.of(StatementObject.class, "sqlite3.Statement", null);

    StatementObject() {
        super(TYPE);
    }
}
