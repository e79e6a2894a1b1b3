package org.wsgilet.databases.python;

import java.nio.charset.StandardCharsets;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.NativeString;

/**
 * Numbers in the text that servers send. Jython reads a text by regular expressions, and makes several objects of each
 * number: it is asked only for what is out of the ordinary.
 */
public final class Numbers {

    /** What has so many digits fits into a long. */
    private static final int DIGITS_OF_LONG = 18;

    /** An integer of so many digits is a double, without rounding. */
    private static final int DIGITS_OF_DOUBLE = 15;

    /** These are doubles, without rounding: of two such numbers the quotient is the double that is nearest. */
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final long OTHER = Long.MIN_VALUE;

    private Numbers() {}

    /** As {@code int()} makes it. */
    public static PyObject integer(byte[] data, int offset, int length) {
        long value = parse(data, offset, length);
        if (value == OTHER) {
            return NativeString.of(data, offset, length).__int__();
        }
        return value == (int) value ? Py.newInteger((int) value) : new PyLong(value);
    }

    /** As {@code long()} makes it. */
    public static PyObject longInteger(byte[] data, int offset, int length) {
        long value = parse(data, offset, length);
        return value == OTHER ? NativeString.of(data, offset, length).__long__() : new PyLong(value);
    }

    /** Digits behind an optional minus. */
    private static long parse(byte[] data, int offset, int length) {
        boolean negative = length > 0 && data[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int end = offset + length;
        if (first == end || end - first > DIGITS_OF_LONG) {
            return OTHER;
        }
        long value = 0;
        for (int i = first; i < end; i++) {
            int digit = data[i] - '0';
            if (digit < 0 || digit > 9) {
                return OTHER;
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }

    /** As {@code float()} makes it. */
    public static PyFloat floating(byte[] data, int offset, int length) {
        boolean negative = length > 0 && data[offset] == '-';
        int end = offset + length;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = negative ? offset + 1 : offset; i < end; i++) {
            int digit = data[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count++;
            } else if (data[i] == '.' && point < 0) {
                point = i;
            } else {
                return other(data, offset, length);
            }
            if (count > DIGITS_OF_DOUBLE) {
                return other(data, offset, length);
            }
        }
        if (count == 0) {
            return other(data, offset, length);
        }
        double value = digits / POWERS_OF_TEN[point < 0 ? 0 : end - point - 1];
        return Py.newFloat(negative ? -value : value);
    }

    private static PyFloat other(byte[] data, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if ("+-.0123456789eE".indexOf(data[i]) < 0) {
                return Py.newFloat(NativeString.of(data, offset, length).atof()); // nan, inf, or none
            }
        }
        try {
            return Py.newFloat(Double.parseDouble(new String(data, offset, length, StandardCharsets.ISO_8859_1)));
        } catch (NumberFormatException e) {
            return Py.newFloat(NativeString.of(data, offset, length).atof()); // has the words of the error
        }
    }
}
