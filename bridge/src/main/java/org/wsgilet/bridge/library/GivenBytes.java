package org.wsgilet.bridge.library;

import org.python.core.BufferProtocol;
import org.python.core.PyArray;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** What functions take that C gives a pointer and a length: bytes, a buffer, or Unicode that is ASCII. */
final class GivenBytes {

    private GivenBytes() {}

    /** Null for what has no bytes. Raises UnicodeEncodeError for other Unicode. */
    static String of(PyObject data) {
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
}
