package org.wsgilet.bridge.library;

import org.python.core.PyNewWrapper;
import org.python.core.PyObject;
import org.python.core.PyType;

/**
 * The {@code __new__} of {@code tuple} or {@code list}, with the items that iterating gives where Jython takes those
 * that a class that extends tuple or list has itself.
 */
final class IteratedItems extends MendedNew {

    private static final long serialVersionUID = 1;

    IteratedItems(PyNewWrapper jythons) {
        super(jythons);
    }

    @Override
    public PyObject new_impl(boolean init, PyType subtype, PyObject[] arguments, String[] keywords) {
        if (arguments.length != 1 || keywords.length != 0) {
            return jythons.new_impl(init, subtype, arguments, keywords);
        }
        return jythons.new_impl(init, subtype, new PyObject[] {ListItems.asIterated(arguments[0])}, keywords);
    }
}
