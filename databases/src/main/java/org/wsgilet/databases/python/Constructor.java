package org.wsgilet.databases.python;

import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;

/** The {@code __new__} of a Python type that is written in Java, and of its subclasses. */
public final class Constructor extends PyNewWrapper {

    /** Makes an object; {@code __init__} comes after it. */
    @FunctionalInterface
    public interface Body {
        PyObject create(PyType type, PyObject[] arguments, String[] keywords);
    }

    private final Body body;

    public Constructor(Body body) {
        this.body = body;
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        return body.create(subtype, arguments, keywords);
    }
}
