package org.wsgilet.bridge.library;

import java.math.BigInteger;
import org.python.antlr.ast.Num;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/**
 * Whole numbers that are an {@code int} of 64 bits in CPython and a {@code long} here, where {@code int} has 32. A
 * {@code long} that 32 bits hold is one in CPython, too.
 */
public final class WideInts {

    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);

    private WideInts() {}

    /** {@code repr(x)}, without an {@code L} for what is an int in CPython. */
    public static String repr(PyLong number) {
        String digits = number.getValue().toString();
        return isWide(number) ? digits : digits + "L";
    }

    /** {@code hex(x)}, the same. */
    public static PyString hex(PyLong number) {
        return inBase(16, "0x", number);
    }

    /** {@code oct(x)}, the same. */
    public static PyString oct(PyLong number) {
        return inBase(8, number.getValue().signum() == 0 ? "" : "0", number);
    }

    private static PyString inBase(int base, String prefix, PyLong number) {
        String sign = number.getValue().signum() < 0 ? "-" : "";
        return Py.newString(sign + prefix + number.getValue().abs().toString(base) + (isWide(number) ? "" : "L"));
    }

    /** A float in a pickle of text; Java has other words for those that are no numbers. */
    public static Double load_float(String line) {
        return Py.newString(line).atof();
    }

    /**
     * What is calculated of a number and another: an int if it is one in CPython, where both are. Null and the pair of
     * divmod(), too.
     */
    public static PyObject result(PyObject result, PyLong number, PyObject other) {
        if (other instanceof PyTuple) {
            return result; // that tuple, many times
        }
        if (result instanceof PyTuple pair) {
            return new PyTuple(result(pair.pyget(0), number, other), result(pair.pyget(1), number, other));
        }
        return isSmall(result) && isInt(number) && isInt(other) ? small(result) : result;
    }

    /**
     * The same for {@code &}, {@code |}, {@code ^}, for which an int on the left becomes a long before: it counts as an
     * int.
     */
    public static PyObject bits(PyObject result, PyLong number, PyObject other) {
        return isSmall(result) && isSmall(number) && isWide(other) ? small(result) : result(result, number, other);
    }

    /**
     * The same for {@code <<}: an int becomes a long before it is shifted by 32 and more, so a zero counts as an int.
     */
    public static PyObject leftShift(PyObject result, PyLong number, PyObject other) {
        boolean isZero = result instanceof PyLong shifted && shifted.getValue().signum() == 0;
        boolean isFar = other instanceof PyInteger count && count.getValue() >= Integer.SIZE;
        return isZero && isFar ? small(result) : result(result, number, other);
    }

    /** {@code left - number}; null for what is no whole number, which Jython's own raises for. */
    public static PyObject rsub(PyLong number, PyObject left) {
        BigInteger from = left instanceof PyLong given ? given.getValue() : null;
        if (left instanceof PyInteger given) {
            from = BigInteger.valueOf(given.getValue());
        }
        return from == null ? null : result(Py.newLong(from.subtract(number.getValue())), number, left);
    }

    /**
     * A power of 0, 1 and -1 depends on whether it is odd; MemoryError for other numbers if no number here has so many
     * bits.
     */
    public static int exponent(BigInteger power, BigInteger number) {
        if (number.abs().bitLength() <= 1) {
            return power.signum() == 0 ? 0 : power.testBit(0) ? 1 : 2;
        }
        BigInteger bits = BigInteger.valueOf(number.abs().bitLength() - 1L).multiply(power);
        if (bits.bitLength() >= Integer.SIZE) {
            throw Py.MemoryError("");
        }
        return power.intValue();
    }

    /** How far a number is shifted to the right; OverflowError as in CPython beyond 64 bits. */
    public static int rightShift(PyObject count) {
        if (count instanceof PyLong number && number.getValue().bitLength() < Long.SIZE) {
            return (int) Math.max(-1, Math.min(number.getValue().longValue(), Integer.MAX_VALUE));
        }
        return count instanceof PyInteger small ? small.getValue() : ((PyLong) count).asInt();
    }

    /** A literal with a sign becomes the number. */
    public static void setNegative(Num literal, PyObject number) {
        boolean isLeast =
                number instanceof PyLong negative && negative.getValue().equals(LEAST);
        literal.setN(isLeast ? small(number) : number);
    }

    /** Whether {@code isinstance(object, int)} is true in CPython though the object is no int here. */
    static boolean isInstance(PyObject object, PyObject type) {
        return type == PyInteger.TYPE && isWide(object);
    }

    /** A number in a pickle of text. */
    public static String save_long(PyObject number) {
        return ((PyLong) number).getValue() + "L";
    }

    /** The digits of a number in a pickle of text, which end in an L or do not. */
    public static String load_long(String line, int start, int end) {
        return line.endsWith("L") ? line.substring(start, end) : line;
    }

    /** {@code float.as_integer_ratio()} in ints as far as they go. */
    static PyTuple ratio(PyFloat number) {
        PyTuple longs = number.as_integer_ratio();
        return new PyTuple(longs.pyget(0).__int__(), longs.pyget(1).__int__());
    }

    /** {@code int.bit_length()}, also of the least int. */
    static PyInteger bitLength(PyInteger number) {
        return Py.newInteger(BigInteger.valueOf(number.getValue()).abs().bitLength());
    }

    /** An {@code int} if it is one. */
    static PyObject number(long number) {
        return number == (int) number ? Py.newInteger((int) number) : Py.newLong(number);
    }

    private static boolean isSmall(PyObject result) {
        return result instanceof PyLong number && number.getValue().bitLength() < Integer.SIZE;
    }

    private static PyInteger small(PyObject number) {
        return Py.newInteger(((PyLong) number).getValue().intValue());
    }

    private static boolean isInt(PyObject number) {
        return number instanceof PyInteger || isWide(number);
    }

    private static boolean isWide(PyObject number) {
        if (number.getClass() != PyLong.class) {
            return false; // a class of Python's own that extends long
        }
        int bits = ((PyLong) number).getValue().bitLength(); // beside the sign
        return bits >= Integer.SIZE && bits < Long.SIZE;
    }
}
