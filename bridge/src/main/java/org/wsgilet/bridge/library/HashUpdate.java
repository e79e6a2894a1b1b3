package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;
import org.python.modules._hashlib;
import org.wsgilet.bridge.jython.GivenBytes;

/** {@code update} of hashes, for whatever has bytes: Jython's takes strings and arrays alone. */
final class HashUpdate extends PyBuiltinMethodNarrow {

    private static final long serialVersionUID = 1;

    HashUpdate() {
        super("update", 2, 2);
    }

    @Override
    public PyObject __call__(PyObject data) {
        ((_hashlib.Hash) self).update(Py.newString(GivenBytes.required(data, "must be string or buffer")));
        return Py.None;
    }
}
