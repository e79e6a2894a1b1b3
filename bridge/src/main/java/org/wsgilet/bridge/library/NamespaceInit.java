package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyObject;

/**
 * {@code self.__dict__.__init__(pairs, name=value)}, by which classes take their attributes from arguments: as
 * {@code update}, where Jython's {@code __dict__}, a type of its own, does nothing without a word.
 */
final class NamespaceInit extends PyBuiltinMethod {

    private static final long serialVersionUID = 1;

    NamespaceInit() {
        super("__init__");
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        self.invoke("update", arguments, keywords);
        return Py.None;
    }
}
