package org.wsgilet.bridge.multibyte;

import java.util.Arrays;

/** GB 18030-2000: GBK with four bytes, {@code 81 30 81 30} and up, for each other character of Unicode in its order. */
final class Gb18030 extends Encoding {

    private static final int FIRST = 0x81;
    private static final int FIRST_BEYOND_BMP = 0x90;
    private static final int DIGIT = '0';

    private final CharacterTable table;
    /** Of the basic plane, in the order of their codes of four bytes. */
    private final char[] others;

    Gb18030(CharacterTable table) {
        this.table = table;
        StringBuilder found = new StringBuilder();
        for (int character = 0x80; character <= 0xFFFF; character++) {
            boolean isSurrogate = character >= 0xD800 && character < 0xE000;
            if (!isSurrogate && table.code(character) == CharacterTable.NONE) {
                found.append((char) character);
            }
        }
        others = found.toString().toCharArray();
    }

    @Override
    int decode(String bytes, int at, StringBuilder text, Shift shift) {
        char first = bytes.charAt(at);
        if (first < 0x80) {
            text.append(first);
            return 1;
        }
        int left = bytes.length() - at;
        if (left < 2) {
            return TOO_FEW;
        }
        char second = bytes.charAt(at + 1);
        if (!isDigit(second)) {
            return table.read(first << 8 | second, text) ? 2 : -2;
        }
        if (left < 4) {
            return TOO_FEW;
        }
        int character = character(first, second, bytes.charAt(at + 2), bytes.charAt(at + 3));
        if (character < 0) {
            return -4;
        }
        text.appendCodePoint(character);
        return 4;
    }

    private int character(char first, char second, char third, char fourth) {
        if (first < FIRST || third < FIRST || first > 0xFE || third > 0xFE || !isDigit(fourth)) {
            return -1;
        }
        boolean isBasic = first < FIRST_BEYOND_BMP;
        int lead = first - (isBasic ? FIRST : FIRST_BEYOND_BMP);
        int index = ((lead * 10 + second - DIGIT) * 126 + third - FIRST) * 10 + fourth - DIGIT;
        if (isBasic) {
            return index < others.length ? others[index] : -1;
        }
        return index <= Character.MAX_CODE_POINT - 0x10000 ? 0x10000 + index : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        int code = character < 0x80 ? character : table.code(character);
        if (character < 0x80 || code != CharacterTable.NONE) {
            append(bytes, code);
            return 1;
        }
        int index = character > 0xFFFF ? character - 0x10000 : Arrays.binarySearch(others, (char) character);
        if (index < 0) {
            return -1;
        }
        bytes.append((char) ((character > 0xFFFF ? FIRST_BEYOND_BMP : FIRST) + index / 12600));
        bytes.append((char) (DIGIT + index / 1260 % 10));
        bytes.append((char) (FIRST + index / 10 % 126));
        bytes.append((char) (DIGIT + index % 10));
        return 1;
    }
}
