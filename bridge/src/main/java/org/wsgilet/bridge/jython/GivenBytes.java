package org.wsgilet.bridge.jython;

import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyArray;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** What functions take that C gives a pointer and a length: bytes, a buffer, or Unicode that is ASCII. */
public final class GivenBytes {

    private GivenBytes() {}

    /** Null for what has no bytes. Raises UnicodeEncodeError for other Unicode. */
    public static String of(PyObject data) {
        if (data instanceof PyUnicode text) {
            return text.encode();
        }
        if (data instanceof PyString bytes) {
            return bytes.getString();
        }
        if (data instanceof PyArray array) {
            return array.tostring();
        }
        if (data instanceof BufferProtocol view) {
            try (PyBuffer buffer = view.getBuffer(PyBUF.FULL_RO)) {
                return buffer.toString();
            }
        }
        return null;
    }

    /**
     * The same, where something has to be given.
     *
     * @param refusal what TypeError says of what has no bytes, in front of what it is
     */
    public static String required(PyObject data, String refusal) {
        String bytes = of(data);
        if (bytes == null) {
            String type = data == Py.None ? "None" : data.getType().fastGetName();
            throw Py.TypeError(refusal + ", not " + type);
        }
        return bytes;
    }
}
