package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * {@code //} and {@code divmod} of floats by the remainder, which is exact: {@code 1.0 // 0.1} is 9, as ten times the
 * float 0.1 is more than 1. Null stands for NotImplemented.
 */
public final class FloatDivision {

    private static final double MAX_EXACT = 1L << 53;

    private FloatDivision() {}

    private record Parts(double whole, double remainder) {

        PyTuple pair() {
            return new PyTuple(new PyFloat(whole), new PyFloat(remainder));
        }
    }

    public static PyObject divmod(PyFloat left, PyObject right) {
        return isNumber(right) ? divmod(left.getValue(), number(right)).pair() : null;
    }

    public static PyObject rdivmod(PyFloat right, PyObject left) {
        return isNumber(left) ? divmod(number(left), right.getValue()).pair() : null;
    }

    public static PyObject floordiv(PyFloat left, PyObject right) {
        return isNumber(right) ? new PyFloat(floor(left.getValue(), number(right))) : null;
    }

    public static PyObject rfloordiv(PyFloat right, PyObject left) {
        return isNumber(left) ? new PyFloat(floor(number(left), right.getValue())) : null;
    }

    /**
     * The whole quotient, without the remainder where the rounded quotient is far enough from the next whole number.
     */
    private static double floor(double left, double right) {
        double quotient = left / right;
        double floor = Math.floor(quotient);
        double margin = Math.ulp(quotient);
        boolean isClear = quotient - floor > margin && floor + 1 - quotient > margin;
        return isClear || isExact(left) && isExact(right) && right != 0
                ? floor
                : divmod(left, right).whole();
    }

    /** Whether a number is whole, and so small that quotients of its kind are not rounded to a whole number. */
    private static boolean isExact(double number) {
        return Math.abs(number) < MAX_EXACT && number == Math.rint(number);
    }

    private static Parts divmod(double left, double right) {
        if (right == 0) {
            throw Py.ZeroDivisionError("float divmod()");
        }
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder == 0) {
            remainder = Math.copySign(0, right);
        } else if (remainder < 0 != right < 0) { // the remainder has the sign of the divisor
            remainder += right;
            quotient--;
        }
        double floor = Math.floor(quotient);
        double nearest = quotient - floor > 0.5 ? floor + 1 : floor; // the division has rounded
        double whole = quotient == 0 ? Math.copySign(0, left / right) : nearest;
        return new Parts(whole, remainder);
    }

    private static boolean isNumber(PyObject object) {
        return object instanceof PyFloat || object instanceof PyInteger || object instanceof PyLong;
    }

    private static double number(PyObject object) {
        return object instanceof PyLong number ? number.doubleValue() : object.asDouble();
    }

    /** Whether finite numbers have a power that no float holds. */
    static boolean isTooLarge(double power, double base, double exponent) {
        return Double.isInfinite(power) && Double.isFinite(base) && Double.isFinite(exponent);
    }

    /** As {@link Math#pow}. OverflowError, with what C says, where finite numbers have no power that a float holds. */
    public static double pow(double base, double exponent) {
        double power = Math.pow(base, exponent);
        if (isTooLarge(power, base, exponent)) {
            throw new PyException(
                    Py.OverflowError, new PyTuple(Py.newInteger(34), Py.newString("Numerical result out of range")));
        }
        return power;
    }
}
