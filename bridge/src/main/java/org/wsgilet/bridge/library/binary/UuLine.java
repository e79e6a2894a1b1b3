package org.wsgilet.bridge.library.binary;

import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.GivenBytes;

/**
 * A line of uuencoded data, which says its length first. Blanks at the end may have been cut off on the way and count
 * as zeros; Jython drops the last byte there.
 */
public final class UuLine {

    private static final int LENGTH = 0x3F;

    private UuLine() {}

    /**
     * {@code binascii.a2b_uu(data)}.
     *
     * @param error the class {@code binascii.Error}
     */
    public static PyObject decode(PyObject data, PyObject error) {
        String line = GivenBytes.required(data, QuotedPrintable.NO_BYTES);
        int length = ((line.isEmpty() ? 0 : line.charAt(0)) - ' ') & LENGTH;
        StringBuilder decoded = new StringBuilder(length);
        int next = 1;
        int bits = 0;
        int kept = 0;
        while (decoded.length() < length) {
            kept = kept << 6 | six(line, next++, error);
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                decoded.append((char) (kept >> bits & 0xFF));
            }
        }
        for (; next < line.length(); next++) {
            if (" `\n\r".indexOf(line.charAt(next)) < 0) {
                throw new PyException(error, "Trailing garbage");
            }
        }
        return new PyString(decoded.toString());
    }

    private static int six(String line, int index, PyObject error) {
        char c = index < line.length() ? line.charAt(index) : '\n';
        if (c == '\n' || c == '\r') {
            return 0;
        }
        if (c < ' ' || c > '`') {
            throw new PyException(error, "Illegal char");
        }
        return c - ' ' & LENGTH;
    }
}
