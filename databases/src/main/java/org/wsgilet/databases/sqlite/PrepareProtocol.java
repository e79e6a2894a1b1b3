package org.wsgilet.databases.sqlite;

import org.python.core.PyObjectDerived;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.python.Constructor;

/** {@code sqlite3.PrepareProtocol}: what {@code __conform__} is asked for. */
@ExposedType(name = "sqlite3.PrepareProtocol", isBaseType = true)
public final class PrepareProtocol extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            PrepareProtocol.class,
            "sqlite3.PrepareProtocol",
            new Constructor((type, arguments, keywords) -> new PrepareProtocol(type)));

    private PrepareProtocol(PyType type) {
        super(type);
    }
}
