package org.wsgilet.bridge.jython;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyType;
import org.python.expose.BaseTypeBuilder;

/**
 * Python types that are written in Java. Jython's own build generates a class beside each of its types, which tells of
 * the methods; here the type tells of them itself, in its static initializer, before Jython looks for that class.
 */
public final class ExposedTypes {

    private static final PyDataDescr[] NO_ATTRIBUTES = {};

    private ExposedTypes() {}

    /**
     * A type without attributes and documentation.
     *
     * @param name as {@code repr} of the type shows it, with the module before a dot
     * @param constructor null if Python code cannot make one
     */
    public static PyType of(
            Class<? extends PyObject> type, String name, PyNewWrapper constructor, PyBuiltinMethod... methods) {
        return of(type, name, null, constructor, methods, NO_ATTRIBUTES);
    }

    /** As the other; Python code can extend the type if its objects can have a dict, as those of PyObjectDerived. */
    public static PyType of(
            Class<? extends PyObject> type,
            String name,
            String documentation,
            PyNewWrapper constructor,
            PyBuiltinMethod[] methods,
            PyDataDescr[] attributes) {
        boolean isExtensible = PyObjectDerived.class.isAssignableFrom(type);
        PyType.addBuilder(
                type,
                new BaseTypeBuilder(
                        name, type, PyObject.class, isExtensible, documentation, methods, attributes, constructor));
        return PyType.fromClass(type);
    }
}
