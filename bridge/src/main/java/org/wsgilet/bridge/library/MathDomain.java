package org.wsgilet.bridge.library;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** Functions of the module {@code math} where Jython's answers differ. */
public final class MathDomain {

    private MathDomain() {}

    /** The remainder with the sign of the first number. ValueError where there is none. */
    public static double fmod(double number, double divisor) {
        double remainder = number % divisor;
        if (Double.isNaN(remainder) && !Double.isNaN(number) && !Double.isNaN(divisor)) {
            throw Py.ValueError("math domain error");
        }
        return remainder;
    }

    /** The fraction and the whole part, both with the sign of the number. */
    public static PyTuple modf(double number) {
        double whole = Double.isNaN(number) ? number : Math.copySign(Math.floor(Math.abs(number)), number);
        double fraction = Double.isInfinite(number) ? 0 : number - whole;
        return new PyTuple(
                new PyFloat(Double.isNaN(number) ? number : Math.copySign(fraction, number)), new PyFloat(whole));
    }

    /** An exponent, as near as a {@code long} is. */
    public static long exponent(PyObject number) {
        if (number instanceof PyLong given) {
            BigInteger value = given.getValue();
            return value.bitLength() < Long.SIZE
                    ? value.longValue()
                    : value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        if (number instanceof PyInteger given) {
            return given.getValue();
        }
        throw Py.TypeError("Expected an int or long as second argument to ldexp.");
    }
}
