package org.wsgilet.bridge.library;

import org.python.core.PyObject;

/**
 * {@code list.__init__}, of classes that extend list, with the items that iterating gives, as {@link IteratedItems}
 * says.
 */
final class ListInit extends MendedMethod {

    private static final long serialVersionUID = 1;

    ListInit(PyObject jythons) {
        super("__init__", jythons);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length == 1 && keywords.length == 0) {
            return jythons.__call__(self, ListItems.asIterated(arguments[0]));
        }
        return jythons.__call__(self, arguments, keywords);
    }
}
