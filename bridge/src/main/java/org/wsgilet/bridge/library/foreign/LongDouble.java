package org.wsgilet.bridge.library.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A {@code long double} of x86-64: 64 bits of fraction with the first one in it, 15 of exponent, a sign. */
public final class LongDouble {

    static final int BYTES = 16;

    private static final int BIAS = 16383;
    private static final int EXPONENT = 0x7fff;
    private static final int SIGN = 0x8000;
    private static final int SHIFT = 63;
    private static final int FRACTION_BITS = 52;

    private LongDouble() {}

    public static double get(long address) {
        long fraction = ForeignMemory.integer(address, Long.BYTES);
        int head = (int) ForeignMemory.integer(address + Long.BYTES, Short.BYTES);
        int exponent = head & EXPONENT;
        double value;
        if (exponent == EXPONENT) {
            value = fraction << 1 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            // An odd bit below keeps the rounding right: no more is lost than a double cannot hold.
            double high = (double) (fraction >>> 1 | fraction & 1);
            value = Math.scalb(high, exponent - BIAS - SHIFT + 1);
        }
        return (head & SIGN) == 0 ? value : -value;
    }

    public static void put(long address, double value) {
        ForeignMemory.put(address, bytes(value));
    }

    static byte[] bytes(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int head = bits < 0 ? SIGN : 0;
        long fraction;
        if (value == 0) {
            fraction = 0;
        } else if (Double.isNaN(value) || Double.isInfinite(value)) {
            head |= EXPONENT;
            fraction = Long.MIN_VALUE | bits << (SHIFT - FRACTION_BITS);
        } else {
            int exponent = Math.getExponent(value);
            fraction = bits & (1L << FRACTION_BITS) - 1;
            if (exponent < Double.MIN_EXPONENT) { // no first one: make it
                int missing = Long.numberOfLeadingZeros(fraction);
                exponent = Double.MIN_EXPONENT + SHIFT - FRACTION_BITS - missing;
                fraction <<= missing;
            } else {
                fraction = (fraction | 1L << FRACTION_BITS) << (SHIFT - FRACTION_BITS);
            }
            head |= exponent + BIAS;
        }
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fraction)
                .putLong(head)
                .array();
    }
}
