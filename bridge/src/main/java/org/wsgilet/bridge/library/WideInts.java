package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * Whole numbers that are an {@code int} of 64 bits in CPython and a {@code long} here, where {@code int} has 32. A
 * {@code long} that 32 bits hold is one in CPython, too.
 */
public final class WideInts {

    private WideInts() {}

    /** {@code repr(x)}, without an {@code L} for what is an int in CPython. */
    public static String repr(PyLong number) {
        String digits = number.getValue().toString();
        return isWide(number) ? digits : digits + "L";
    }

    /** Whether {@code isinstance(object, int)} is true in CPython though the object is no int here. */
    static boolean isInstance(PyObject object, PyObject type) {
        return type == PyInteger.TYPE && object.getClass() == PyLong.class && isWide((PyLong) object);
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

    /** An {@code int} if it is one. */
    static PyObject number(long number) {
        return number == (int) number ? Py.newInteger((int) number) : Py.newLong(number);
    }

    private static boolean isWide(PyLong number) {
        int bits = number.getValue().bitLength(); // beside the sign
        return bits >= Integer.SIZE && bits < Long.SIZE;
    }
}
