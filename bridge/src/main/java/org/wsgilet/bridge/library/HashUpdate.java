package org.wsgilet.bridge.library;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.modules._hashlib;
import org.wsgilet.bridge.jython.NativeString;

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
        if (data instanceof PyUnicode text) {
            return Py.newString(text.encode());
        }
        if (data instanceof PyString string) {
            return string;
        }
        if (data instanceof PyArray array) { // as memory has them
            return (PyString) array.array_tostring();
        }
        if (!(data instanceof BufferProtocol view)) {
            throw Py.TypeError("must be string or buffer, not " + data.getType().fastGetName());
        }
        try (PyBuffer buffer = view.getBuffer(PyBUF.FULL_RO)) {
            byte[] bytes = new byte[buffer.getLen()];
            buffer.copyTo(bytes, 0);
            return NativeString.of(bytes, 0, bytes.length);
        }
    }
}
