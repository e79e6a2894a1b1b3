package org.wsgilet.bridge.regex;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What a range of a set has to have beside itself where the case of letters is ignored.
 *
 * <p>A character is compared in lower case. A range keeps what it has, as no character in lower case is one of its
 * capital letters; {@code [9-A]} gets a, and still has no underscore.
 */
public final class LowerCases {

    private LowerCases() {}

    /** The lower cases of a range's characters that are not in it themselves: first and last of each run. */
    public static int[] beyond(int first, int last, int flags) {
        Characters characters = new Characters(flags);
        BitSet beyond = new BitSet();
        for (int character = first; character <= last; character++) {
            int lower = characters.lower(character);
            if (lower < first || lower > last) {
                beyond.set(lower);
            }
        }
        IntStream.Builder runs = IntStream.builder();
        for (int start = beyond.nextSetBit(0); start >= 0; ) {
            int end = beyond.nextClearBit(start);
            runs.add(start).add(end - 1);
            start = beyond.nextSetBit(end);
        }
        return runs.build().toArray();
    }
}
