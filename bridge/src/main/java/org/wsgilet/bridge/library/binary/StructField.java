package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * Values of one code in a struct.
 *
 * @param size bytes of one; of a string, all
 * @param items how many there are
 * @param offset of the first
 */
record StructField(char code, int size, int items, int offset) {

    /** Warnings are of the code that calls the module. */
    private static final int OF_CALLER = 2;

    private static final int BYTE = 0xFF;
    private static final int INT = 4;
    private static final int LONG = 8;

    /** The bytes of one, -1 for what is no code. */
    static int width(char code, boolean isNative) {
        return switch (code) {
            case 'x', 'c', 'b', 'B', '?', 's', 'p' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> INT;
            case 'l', 'L' -> isNative ? LONG : INT;
            case 'q', 'Q', 'd' -> LONG;
            case 'P' -> isNative ? LONG : -1;
            default -> -1;
        };
    }

    void pack(byte[] bytes, int at, boolean littleEndian, PyObject value, PyObject error) {
        switch (code) {
            case 'c' -> bytes[at] = character(value, error);
            case '?' -> bytes[at] = (byte) (value.__nonzero__() ? 1 : 0);
            case 's' -> string(bytes, at, size, value, error);
            case 'p' -> pascal(bytes, at, value, error);
            case 'f' -> put(bytes, at, littleEndian, Float.floatToIntBits(single(number(value, error))));
            case 'd' -> put(bytes, at, littleEndian, Double.doubleToLongBits(number(value, error)));
            default -> put(bytes, at, littleEndian, integer(value, error));
        }
    }

    private void put(byte[] bytes, int at, boolean littleEndian, long bits) {
        for (int i = 0; i < size; i++) {
            bytes[littleEndian ? at + i : at + size - 1 - i] = (byte) (bits >>> 8 * i);
        }
    }

    private static byte character(PyObject value, PyObject error) {
        if (value instanceof PyString text
                && !(value instanceof PyUnicode)
                && text.getString().length() == 1) {
            return (byte) text.getString().charAt(0);
        }
        throw new PyException(error, "char format require string of length 1");
    }

    private static void string(byte[] bytes, int at, int size, PyObject value, PyObject error) {
        byte[] text = text(value, 's', error);
        System.arraycopy(text, 0, bytes, at, Math.min(text.length, size));
    }

    private void pascal(byte[] bytes, int at, PyObject value, PyObject error) {
        byte[] text = text(value, 'p', error);
        int length = Math.min(text.length, Math.max(0, size - 1));
        if (size > 0) {
            bytes[at] = (byte) Math.min(length, BYTE);
            System.arraycopy(text, 0, bytes, at + 1, length);
        }
    }

    private static byte[] text(PyObject value, char code, PyObject error) {
        if (value instanceof PyString text && !(value instanceof PyUnicode)) {
            return text.getString().getBytes(ISO_8859_1);
        }
        throw new PyException(error, "argument for '" + code + "' must be a string");
    }

    private static double number(PyObject value, PyObject error) {
        if (value instanceof PyString) {
            throw new PyException(error, "required argument is not a float");
        }
        try {
            return value.__float__().asDouble();
        } catch (PyException e) {
            if (e.match(Py.AttributeError) || e.match(Py.TypeError)) {
                throw new PyException(error, "required argument is not a float");
            }
            throw e;
        }
    }

    private static float single(double number) {
        float single = (float) number;
        if (Float.isInfinite(single) && !Double.isInfinite(number)) {
            throw Py.OverflowError("float too large to pack with f format");
        }
        return single;
    }

    private long integer(PyObject value, PyObject error) {
        BigInteger number = bigInteger(value, error);
        boolean signed = Character.isLowerCase(code);
        int bits = 8 * size;
        BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
        if (code == 'P') {
            low = BigInteger.ONE.shiftLeft(bits - 1).negate();
        }
        if (number.compareTo(low) < 0 || number.compareTo(high) > 0) {
            throw new PyException(error, outOfRange(low, high));
        }
        return number.longValue();
    }

    private String outOfRange(BigInteger low, BigInteger high) {
        return switch (code) {
            case 'b' -> "byte format requires -128 <= number <= 127";
            case 'B' -> "ubyte format requires 0 <= number <= 255";
            case 'h' -> "short format requires " + low + " <= number <= " + high;
            case 'H' -> "ushort format requires " + low + " <= number <= " + high;
            case 'q', 'Q' -> "int too large to convert";
            default -> "integer out of range for '" + code + "' format code";
        };
    }

    /** A subclass of {@code int} is the number that it has, whatever its {@code __int__} says. */
    private static BigInteger bigInteger(PyObject value, PyObject error) {
        if (value instanceof PyInteger small) {
            return BigInteger.valueOf(small.getValue());
        }
        if (value instanceof PyLong number) {
            return number.getValue();
        }
        PyObject integer = index(value);
        if (integer == null) {
            if (value instanceof PyFloat) {
                Py.warning(Py.DeprecationWarning, "integer argument expected, got float", OF_CALLER);
            } else if (value.__findattr__("__int__") != null && !(value instanceof PyString)) {
                Py.warning(
                        Py.DeprecationWarning,
                        "integer argument expected, got non-integer (implicit conversion using __int__ is deprecated)",
                        OF_CALLER);
            } else {
                throw new PyException(error, "cannot convert argument to integer");
            }
            integer = value.__int__();
        }
        return (BigInteger) integer.__long__().__tojava__(BigInteger.class);
    }

    /** What {@code __index__} says; null without it, and where it raises TypeError. */
    private static PyObject index(PyObject value) {
        PyObject index = value instanceof PyString ? null : value.__findattr__("__index__");
        try {
            return index == null ? null : index.__call__();
        } catch (PyException e) {
            if (e.match(Py.TypeError)) {
                return null;
            }
            throw e;
        }
    }

    PyObject unpack(byte[] bytes, int at, boolean littleEndian) {
        return switch (code) {
            case 'c' -> string(bytes, at, 1);
            case '?' -> Py.newBoolean(bytes[at] != 0);
            case 's' -> string(bytes, at, size);
            case 'p' -> size == 0 ? Py.EmptyString : string(bytes, at + 1, Math.min(bytes[at] & BYTE, size - 1));
            case 'f' -> Py.newFloat(Float.intBitsToFloat((int) bits(bytes, at, littleEndian)));
            case 'd' -> Py.newFloat(Double.longBitsToDouble(bits(bytes, at, littleEndian)));
            default -> integer(bits(bytes, at, littleEndian));
        };
    }

    private static PyString string(byte[] bytes, int at, int length) {
        return Py.newString(new String(bytes, at, length, ISO_8859_1));
    }

    private long bits(byte[] bytes, int at, boolean littleEndian) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = bits << 8 | bytes[littleEndian ? at + size - 1 - i : at + i] & BYTE;
        }
        return bits;
    }

    private PyObject integer(long bits) {
        boolean signed = Character.isLowerCase(code);
        if (size == LONG && !signed) {
            return bits < 0 ? new PyLong(new BigInteger(Long.toUnsignedString(bits))) : Py.newInteger(bits);
        }
        long value = signed ? bits << 64 - 8 * size >> 64 - 8 * size : bits;
        // CPython's int has 64 bits; Jython's, which it stands for, has 32.
        return Py.newInteger(value);
    }
}
