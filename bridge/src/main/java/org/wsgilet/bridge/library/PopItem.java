package org.wsgilet.bridge.library;

import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyDictionary;
import org.python.core.PyObject;

/** {@code dict.popitem()}, which gave the same item to several threads. */
final class PopItem extends PyBuiltinMethodNarrow {

    private static final long serialVersionUID = 1;

    PopItem() {
        super("popitem", 1, 1);
    }

    @Override
    public PyObject __call__() {
        PyObject dict = self;
        synchronized (dict) {
            return ((PyDictionary) dict).popitem();
        }
    }
}
