package org.wsgilet.bridge.library;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest digits that are read as the same float, as {@code repr(2.0 ** -31)} has them. {@code Double.toString}
 * has some more for some numbers before JDK 19 (JDK-4511638), and two digits at least.
 */
public final class ShortestFloat {

    /** No two texts of up to so many digits are read as one float, unless it is one of the smallest. */
    private static final int EXACT = 15;

    private static final boolean IS_SHORTEST = Runtime.version().feature() >= 19;

    private ShortestFloat() {}

    /** In the form of {@code Double.toString}. */
    public static String toString(double number) {
        String text = Double.toString(number);
        boolean isSmall = Math.abs(number) < Double.MIN_NORMAL && number != 0;
        boolean isShort = !isSmall && (IS_SHORTEST || text.length() <= EXACT);
        return isShort || Double.isNaN(number) || Double.isInfinite(number)
                ? text
                : withExponent(shortest(number, new BigDecimal(text), isSmall ? 1 : EXACT));
    }

    /** A text of Java's without the digits that are too many, as far as a number of digits that are tried last. */
    private static BigDecimal shortest(double number, BigDecimal text, int last) {
        int digits = text.precision();
        if (digits <= last) {
            return text;
        }
        boolean isNearest = last == EXACT && digits == EXACT + 1; // the last of more digits is not always right
        BigDecimal exact = isNearest ? text : new BigDecimal(number);
        BigDecimal shortest = isNearest ? text : rounded(exact, digits, number);
        for (BigDecimal next = shortest; next != null && digits >= last; next = rounded(exact, --digits, number)) {
            shortest = next;
        }
        return shortest.stripTrailingZeros();
    }

    /** A number with so many digits that is read as the float, the nearest one; null if there is none. */
    private static BigDecimal rounded(BigDecimal exact, int digits, double number) {
        BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (nearest.doubleValue() == number) {
            return nearest;
        }
        boolean isPowerOfTwo = (Double.doubleToRawLongBits(number) & (1L << 52) - 1) == 0;
        BigDecimal above = isPowerOfTwo ? exact.round(new MathContext(digits, RoundingMode.UP)) : null;
        return above != null && above.doubleValue() == number
                ? above
                : null; // more numbers above it are read as it than below
    }

    private static String withExponent(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        String sign = number.signum() < 0 ? "-" : "";
        int exponent = digits.length() - 1 - number.scale();
        return sign + digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + "E" + exponent;
    }
}
