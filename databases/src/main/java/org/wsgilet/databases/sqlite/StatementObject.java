package org.wsgilet.databases.sqlite;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.expose.BaseTypeBuilder;
import org.python.expose.ExposedType;

/** {@code sqlite3.Statement}, which has neither methods nor attributes. */
@ExposedType(name = "sqlite3.Statement", isBaseType = false)
final class StatementObject extends PyObject {

    static {
        PyType.addBuilder(
                StatementObject.class,
                new BaseTypeBuilder(
                        "sqlite3.Statement",
                        StatementObject.class,
                        Object.class,
                        false,
                        null,
                        new PyBuiltinMethod[0],
                        new PyDataDescr[0],
                        null));
    }

    static final PyType TYPE = PyType.fromClass(StatementObject.class);

    StatementObject() {
        super(TYPE);
    }
}
