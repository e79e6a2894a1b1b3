package org.wsgilet.bridge.library.binary;

/** What is around deflated data, as zlib's window bits say. */
enum Wrapping {
    ZLIB,
    RAW,
    GZIP,
    /** Whichever of ZLIB and GZIP it is. */
    ANY;

    private static final int LEAST = 8;
    private static final int MOST = 15;

    /** Null if there is no such window. */
    static Wrapping of(int windowBits, boolean reading) {
        if (isWindow(windowBits) || reading && windowBits == 0) {
            return ZLIB;
        }
        if (isWindow(-windowBits)) {
            return RAW;
        }
        if (isWindow(windowBits - 16)) {
            return GZIP;
        }
        return reading && isWindow(windowBits - 32) ? ANY : null;
    }

    private static boolean isWindow(int bits) {
        return bits >= LEAST && bits <= MOST;
    }
}
