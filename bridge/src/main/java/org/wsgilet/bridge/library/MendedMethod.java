package org.wsgilet.bridge.library;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyObject;

/** A method of a type that does something before or after Jython's, whose words for {@code help()} it has. */
abstract class MendedMethod extends PyBuiltinMethod {

    private static final long serialVersionUID = 1;

    final transient PyObject jythons;

    /** @param jythons the descriptor of Jython's method */
    MendedMethod(String name, PyObject jythons) {
        super(name);
        this.jythons = jythons;
        doc = jythons.__getattr__("__doc__").toString();
    }
}
