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

    /** As {@link Math#pow}. OverflowError where finite numbers have no power that a float holds. */
    public static double pow(double base, double exponent) {
        double power = Math.pow(base, exponent);
        if (FloatDivision.isTooLarge(power, base, exponent)) {
            throw Py.OverflowError("math range error");
        }
        return power;
    }

    public static double quotient(double dividend, double divisor) {
        if (divisor == 0) {
            throw Py.ZeroDivisionError("float division by zero");
        }
        return dividend / divisor;
    }

    /** An {@code int} where it is small, of an integer or a float that is whole. */
    public static PyObject factorial(PyObject number) {
        int count;
        if (number instanceof PyFloat given) {
            if (given.getValue() != Math.rint(given.getValue()) || Double.isInfinite(given.getValue())) {
                throw Py.ValueError("factorial() only accepts integral values");
            }
            count = new PyLong(given.getValue()).asInt();
        } else {
            count = number.asInt();
        }
        if (count < 0) {
            throw Py.ValueError("factorial() not defined for negative values");
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= count; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product.bitLength() < Integer.SIZE ? Py.newInteger(product.intValue()) : new PyLong(product);
    }
}
