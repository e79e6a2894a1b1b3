package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** {@code hmac.compare_digest}, which CPython has since 2.7.7. */
public final class ConstantTime {

    private ConstantTime() {}

    public static boolean equal(PyObject a, PyObject b) {
        return MessageDigest.isEqual(bytes(a), bytes(b));
    }

    private static byte[] bytes(PyObject digest) {
        boolean ascii = digest instanceof PyUnicode && digest.asString().chars().allMatch(c -> c < 0x80);
        if (ascii || digest instanceof PyString && !(digest instanceof PyUnicode)) {
            return digest.asString().getBytes(ISO_8859_1);
        }
        throw Py.TypeError("compare_digest() takes two str or two ASCII unicode, not "
                + digest.getType().fastGetName());
    }
}
