package org.wsgilet.bridge.library;

import org.python.core.PyFunction;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyType;

/** What {@code isinstance} says of in CPython, and Jython's classes do not show. */
public final class Instances {

    /** Its class has no constant for it. */
    private static final PyType MODULE = PyType.fromClass(PyModule.class);

    private Instances() {}

    /** Called by the changed {@code Py} before it asks the classes. */
    public static boolean isInstance(PyObject object, PyObject type) {
        return WideInts.isInstance(object, type) || type == MODULE && object instanceof PySystemState;
    }

    /**
     * Called by {@code isinstance} and {@code issubclass} for a class whose metaclass has a method of its own.
     *
     * @param checker the method as the metaclass shows it
     * @param name its name
     */
    public static PyObject check(PyObject checker, PyObject cls, PyObject argument, String name) {
        PyType type = cls.getType();
        PyObject method = type.lookup(name);
        if (method == null || method instanceof PyFunction) {
            return checker.__call__(cls, argument);
        }
        return method.__get__(cls, type).__call__(argument);
    }
}
