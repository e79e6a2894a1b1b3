package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.modules._hashlib;

/** {@code update} of hashes, for whatever has bytes: Jython's takes strings and arrays alone. */
final class HashUpdate extends PyBuiltinMethodNarrow {

    private static final long serialVersionUID = 1;

    HashUpdate() {
        super("update", 2, 2);
    }

    @Override
    public PyObject __call__(PyObject data) {
        ((_hashlib.Hash) self).update(bytes(data));
        return Py.None;
    }

    private static PyString bytes(PyObject data) {
        if (data instanceof PyArray array) { // as memory has them
            return (PyString) array.array_tostring();
        }
        String bytes = GivenBytes.of(data);
        if (bytes == null) {
            throw Py.TypeError("must be string or buffer, not " + data.getType().fastGetName());
        }
        return Py.newString(bytes);
    }
}
