package org.wsgilet.bridge.library.binary;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.python.core.BufferProtocol;
import org.python.core.Py;
import org.python.core.PyBUF;
import org.python.core.PyBuffer;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** {@code hmac.compare_digest}, which CPython has since 2.7.7. */
public final class ConstantTime {

    private ConstantTime() {}

    public static boolean equal(PyObject a, PyObject b) {
        byte[] first = bytes(a);
        byte[] second = bytes(b);
        if (first == null || second == null || a instanceof PyUnicode != b instanceof PyUnicode) {
            throw Py.TypeError("unsupported operand types(s) or combination of types: '"
                    + a.getType().fastGetName() + "' and '" + b.getType().fastGetName() + "'");
        }
        return MessageDigest.isEqual(first, second);
    }

    private static byte[] bytes(PyObject digest) {
        if (digest instanceof PyUnicode) {
            String text = digest.asString();
            byte[] units = new byte[2 * text.length()];
            ByteBuffer.wrap(units).asCharBuffer().put(text);
            return units;
        }
        if (!(digest instanceof BufferProtocol readable)) {
            return null;
        }
        try (PyBuffer buffer = readable.getBuffer(PyBUF.FULL_RO)) {
            byte[] bytes = new byte[buffer.getLen()];
            buffer.copyTo(bytes, 0);
            return bytes;
        }
    }
}
