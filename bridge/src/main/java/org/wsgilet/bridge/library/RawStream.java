package org.wsgilet.bridge.library;

import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyByteArray;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * What raw streams of {@code io} do as in CPython: one that would block gives None, which the classes above it expect.
 */
final class RawStream {

    private static final int EAGAIN = 11;

    private RawStream() {}

    /** What a call gives, or None in place of the error of a stream that does not block. */
    static PyObject orNone(Supplier<PyObject> call) {
        try {
            return call.get();
        } catch (PyException e) {
            e.normalize();
            if (!e.match(Py.IOError) || !isAgain(e.value.__findattr__("errno"))) {
                throw e;
            }
            return Py.None;
        }
    }

    private static boolean isAgain(PyObject errno) {
        return errno != null && errno.isIndex() && errno.asIndex() == EAGAIN;
    }

    /**
     * {@code RawIOBase.read}, by {@code readinto} of the stream, whose count is not believed beyond what was asked for.
     */
    static PyObject read(PyObject stream, PyObject wanted) {
        int size = wanted == null || wanted == Py.None ? -1 : wanted.asIndex(Py.OverflowError);
        if (size < 0) {
            return stream.invoke("readall");
        }
        PyByteArray bytes = new PyByteArray(size);
        PyObject told = stream.invoke("readinto", bytes);
        if (told == Py.None) {
            return told;
        }
        int count = told.asIndex(Py.OverflowError);
        if (count < 0 || count > size) {
            throw new PyException(
                    Py.IOError,
                    "raw readinto() returned invalid length " + count + " (should have been between 0 and " + size
                            + ")");
        }
        try (PyBuffer view = bytes.getBuffer(PyBUF.FULL_RO)) {
            return new PyString(
                    count == size
                            ? view.toString()
                            : view.getBufferSlice(PyBUF.FULL_RO, 0, count).toString());
        }
    }
}
