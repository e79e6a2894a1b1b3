package org.wsgilet.bridge.multibyte;

/**
 * How text is written in one encoding, a character at a time. Both methods return how much they read; {@link #TOO_FEW}
 * if the end cuts a sequence short; and -n if the next n bytes or characters are an error.
 */
abstract class Encoding {

    static final int TOO_FEW = 0;

    /** Reads what begins at a place of bytes, one in each character of a string. */
    abstract int decode(String bytes, int at, StringBuilder text, Shift shift);

    /** @param last whether no text follows */
    abstract int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift);

    /** Writes what ends a text. */
    void end(StringBuilder bytes, Shift shift) {}

    static void append(StringBuilder bytes, int code) {
        if (code > 0xFF) {
            bytes.append((char) (code >> 8));
        }
        bytes.append((char) (code & 0xFF));
    }
}
