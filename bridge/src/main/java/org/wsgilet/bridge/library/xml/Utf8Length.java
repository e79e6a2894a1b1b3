package org.wsgilet.bridge.library.xml;

/** How many bytes of UTF-8 a text has, without making them. */
final class Utf8Length {

    private static final int LAST_OF_ONE = 0x7F;
    private static final int LAST_OF_TWO = 0x7FF;

    private Utf8Length() {}

    static int of(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += of(text.charAt(i));
        }
        return length;
    }

    /** Where a text from one place to another has to end for not more than so many bytes. */
    static int end(String text, int from, int to, int most) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += of(text.charAt(i));
            if (length > most) {
                return i > from && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
            }
        }
        return to;
    }

    /** Each half of a pair is two of the four bytes of its character. */
    private static int of(char character) {
        return character <= LAST_OF_ONE ? 1 : character <= LAST_OF_TWO || Character.isSurrogate(character) ? 2 : 3;
    }
}
