package org.wsgilet.bridge.library;

import java.math.BigInteger;

/**
 * The generator MT19937 of Matsumoto and Nishimura (ACM TOMACS 8, 1998) as CPython uses it: with 32 bits of each word,
 * and 53 of two for a floating-point number. Threads may share one.
 */
public final class MersenneTwister {

    private static final int N = 624;
    private static final int M = 397;
    private static final int DEFAULT_SEED = 19650218;
    private static final double TWO_26 = 67108864.0;
    private static final double TWO_53 = 9007199254740992.0;
    private static final int WORD = 32;

    private final int[] words = new int[N];
    private int index;

    /** Begins the sequence that belongs to a number, given as the hexadecimal digits of its absolute value. */
    public synchronized void seed(String hexadecimal) {
        BigInteger number = new BigInteger(hexadecimal, 16);
        int[] key = new int[Math.max(1, (number.bitLength() + WORD - 1) / WORD)];
        for (int i = 0; i < key.length; i++) {
            key[i] = number.shiftRight(i * WORD).intValue();
        }
        seed(DEFAULT_SEED);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            words[i] = (words[i] ^ mixed(i - 1) * 1664525) + key[j] + j;
            i = next(i);
            j = (j + 1) % key.length;
        }
        for (int k = N - 1; k > 0; k--) {
            words[i] = (words[i] ^ mixed(i - 1) * 1566083941) - i;
            i = next(i);
        }
        words[0] = 0x80000000;
    }

    private void seed(int number) {
        words[0] = number;
        for (int i = 1; i < N; i++) {
            words[i] = 1812433253 * mixed(i - 1) + i;
        }
        index = N;
    }

    private int mixed(int i) {
        return words[i] ^ words[i] >>> 30;
    }

    /** The first word is that behind the last. */
    private int next(int i) {
        if (i + 1 < N) {
            return i + 1;
        }
        words[0] = words[N - 1];
        return 1;
    }

    private int word() {
        if (index >= N) {
            twist();
        }
        int y = words[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            int y = words[i] & 0x80000000 | words[(i + 1) % N] & 0x7fffffff;
            words[i] = words[(i + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        index = 0;
    }

    /** The next number from 0.0 up to but not including 1.0. */
    public synchronized double random() {
        int a = word() >>> 5;
        int b = word() >>> 6;
        return (a * TWO_26 + b) / TWO_53;
    }

    /** So many random bits, at least one, as a hexadecimal number. */
    public synchronized String bits(int count) {
        BigInteger number = BigInteger.ZERO;
        for (int done = 0; done < count; done += WORD) {
            long word = Integer.toUnsignedLong(word());
            int wanted = count - done;
            long part = wanted < WORD ? word >>> WORD - wanted : word;
            number = number.or(BigInteger.valueOf(part).shiftLeft(done));
        }
        return number.toString(16);
    }

    /** All words and the place of the next. */
    public synchronized long[] state() {
        long[] state = new long[N + 1];
        for (int i = 0; i < N; i++) {
            state[i] = Integer.toUnsignedLong(words[i]);
        }
        state[N] = index;
        return state;
    }

    /** Goes on from a {@link #state()}. */
    public synchronized void setState(long[] state) {
        for (int i = 0; i < N; i++) {
            words[i] = (int) state[i];
        }
        index = (int) state[N];
    }

    /** Shuffles the state, in a way that depends on the number. */
    public synchronized void jumpahead(int number) {
        long n = number;
        for (int i = N - 1; i > 1; i--) {
            int j = (int) (n % i);
            int word = words[i];
            words[i] = words[j];
            words[j] = word;
            n = n * 31 + i & 0x7fffffff;
        }
        for (int i = 0; i < N; i++) {
            words[i] += i + 1;
        }
        index = N;
    }
}
