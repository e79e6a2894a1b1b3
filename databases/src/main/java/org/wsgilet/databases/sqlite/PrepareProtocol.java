package org.wsgilet.databases.sqlite;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyType;
import org.python.expose.BaseTypeBuilder;
import org.python.expose.ExposedType;
import org.wsgilet.databases.python.Constructor;

/** {@code sqlite3.PrepareProtocol}: what {@code __conform__} is asked for. */
@ExposedType(name = "sqlite3.PrepareProtocol", isBaseType = true)
public final class PrepareProtocol extends PyObjectDerived {

    static {
        PyType.addBuilder(
                PrepareProtocol.class,
                new BaseTypeBuilder(
                        "sqlite3.PrepareProtocol",
                        PrepareProtocol.class,
                        PyObject.class,
                        true,
                        null,
                        new PyBuiltinMethod[0],
                        new PyDataDescr[0],
                        new Constructor((type, arguments, keywords) -> new PrepareProtocol(type))));
    }

    public static final PyType TYPE = PyType.fromClass(PrepareProtocol.class);

    private PrepareProtocol(PyType type) {
        super(type);
    }
}
