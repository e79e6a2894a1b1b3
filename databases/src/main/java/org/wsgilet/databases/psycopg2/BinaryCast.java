package org.wsgilet.databases.psycopg2;

import java.io.ByteArrayOutputStream;
import org.python.core.Py2kBuffer;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;

/** {@code bytea}, as a buffer: in hexadecimal digits, or with escapes, which servers before 9.0 send. */
final class BinaryCast {

    private static final int HEX = 16;
    private static final int OCTAL_DIGITS = 3;
    private static final int OCTAL_BITS = 3;

    private BinaryCast() {}

    static PyObject cast(byte[] data, int offset, int length, Cursor cursor) {
        byte[] bytes = length >= 2 && data[offset] == '\\' && data[offset + 1] == 'x'
                ? ofHex(data, offset + 2, offset + length)
                : ofEscapes(data, offset, offset + length);
        return new Py2kBuffer(NativeString.of(bytes, 0, bytes.length), 0, -1);
    }

    private static byte[] ofHex(byte[] data, int begin, int end) {
        byte[] bytes = new byte[(end - begin) / 2];
        int size = 0;
        int high = -1;
        for (int i = begin; i < end; i++) {
            int digit = Character.digit(data[i], HEX);
            if (digit < 0) {
                continue; // blanks are allowed
            }
            if (high < 0) {
                high = digit;
            } else {
                bytes[size++] = (byte) (high * HEX + digit);
                high = -1;
            }
        }
        return size == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, size);
    }

    private static byte[] ofEscapes(byte[] data, int begin, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - begin);
        for (int i = begin; i < end; i++) {
            if (data[i] != '\\' || i + 1 == end) {
                bytes.write(data[i]);
            } else if (isOctal(data, i + 1, end)) {
                int value = 0;
                for (int digit = 0; digit < OCTAL_DIGITS; digit++) {
                    value = value << OCTAL_BITS | data[++i] - '0';
                }
                bytes.write(value);
            } else {
                bytes.write(data[++i]);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isOctal(byte[] data, int begin, int end) {
        if (begin + OCTAL_DIGITS > end) {
            return false;
        }
        for (int i = begin; i < begin + OCTAL_DIGITS; i++) {
            if (data[i] < '0' || data[i] > '7') {
                return false;
            }
        }
        return data[begin] <= '3';
    }
}
