package org.wsgilet.bridge.library;

import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyType;

/** Called by the changed {@code type}: what it answers for an object. */
public final class ShownType {

    private static final PyType MODULE = PyType.fromClass(PyModule.class);

    private ShownType() {}

    /**
     * That of modules for {@code sys}, which is an object of its own class here: programs make modules by
     * {@code type(sys)}.
     */
    public static PyType of(PyObject object) {
        return object instanceof PySystemState ? MODULE : object.getType();
    }
}
