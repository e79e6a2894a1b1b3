package org.wsgilet.bridge.library;

import org.python.core.PyNewWrapper;

/** The {@code __new__} of a type that does something before or after Jython's. */
abstract class MendedNew extends PyNewWrapper {

    private static final long serialVersionUID = 1;

    final transient PyNewWrapper jythons;

    MendedNew(PyNewWrapper jythons) {
        super(jythons.for_type, "__new__", -1, -1);
        this.jythons = jythons;
    }
}
