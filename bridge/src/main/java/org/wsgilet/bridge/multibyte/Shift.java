package org.wsgilet.bridge.multibyte;

import java.util.Arrays;

/**
 * The state of an encoding that has one: which sets are designated as G0 to G2, by their marks, and what is shifted.
 */
public final class Shift {

    final int[] sets = new int[3];
    boolean isShifted;
    /** Within an escape sequence of something else, such as a terminal's. */
    boolean isInEscape;

    public Shift() {
        reset();
    }

    /** Back to ASCII. */
    public void reset() {
        Arrays.fill(sets, Iso2022.ASCII);
        isShifted = false;
        isInEscape = false;
    }
}
