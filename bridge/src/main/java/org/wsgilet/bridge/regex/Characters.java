package org.wsgilet.bridge.regex;

import org.python.modules.sre.SRE_STATE;

/** What {@code \d}, {@code \w}, a set or an anchor say of a character, by the flags of the expression. */
record Characters(int flags) {

    /** As C's {@code tolower} in the locale C, for the flag LOCALE, too. */
    int lower(int character) {
        if ((flags & SRE_STATE.SRE_FLAG_UNICODE) != 0) {
            return Character.toLowerCase(character);
        }
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }

    /** Whether a set has a character. {@code set[at]} is its first code, FAILURE its last. */
    static boolean has(int[] set, int at, int character) {
        boolean found = true;
        for (int next = at; ; ) {
            switch (set[next++]) {
                case SRE_STATE.SRE_OP_LITERAL -> {
                    if (character == set[next++]) {
                        return found;
                    }
                }
                case SRE_STATE.SRE_OP_RANGE -> {
                    if (set[next] <= character && character <= set[next + 1]) {
                        return found;
                    }
                    next += 2;
                }
                case SRE_STATE.SRE_OP_CHARSET -> {
                    if (character < 256 && (set[next + (character >> 5)] & 1 << (character & 31)) != 0) {
                        return found;
                    }
                    next += 8;
                }
                case SRE_STATE.SRE_OP_CATEGORY -> {
                    if (is(set[next++], character)) {
                        return found;
                    }
                }
                case SRE_STATE.SRE_OP_NEGATE -> found = !found;
                default -> {
                    return !found; // FAILURE
                }
            }
        }
    }

    static boolean is(int category, int character) {
        return switch (category) {
            case SRE_STATE.SRE_CATEGORY_DIGIT -> character >= '0' && character <= '9';
            case SRE_STATE.SRE_CATEGORY_NOT_DIGIT -> character < '0' || character > '9';
            case SRE_STATE.SRE_CATEGORY_SPACE -> isSpace(character);
            case SRE_STATE.SRE_CATEGORY_NOT_SPACE -> !isSpace(character);
            case SRE_STATE.SRE_CATEGORY_WORD, SRE_STATE.SRE_CATEGORY_LOC_WORD -> isWord(character);
            case SRE_STATE.SRE_CATEGORY_NOT_WORD, SRE_STATE.SRE_CATEGORY_LOC_NOT_WORD -> !isWord(character);
            case SRE_STATE.SRE_CATEGORY_LINEBREAK -> character == '\n';
            case SRE_STATE.SRE_CATEGORY_NOT_LINEBREAK -> character != '\n';
            case SRE_STATE.SRE_CATEGORY_UNI_DIGIT -> Character.isDigit(character);
            case SRE_STATE.SRE_CATEGORY_UNI_NOT_DIGIT -> !Character.isDigit(character);
            case SRE_STATE.SRE_CATEGORY_UNI_SPACE -> isUnicodeSpace(character);
            case SRE_STATE.SRE_CATEGORY_UNI_NOT_SPACE -> !isUnicodeSpace(character);
            case SRE_STATE.SRE_CATEGORY_UNI_WORD -> isUnicodeWord(character);
            case SRE_STATE.SRE_CATEGORY_UNI_NOT_WORD -> !isUnicodeWord(character);
            default -> false;
        };
    }

    static boolean isWord(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_';
    }

    /** CPython: alphabetic, decimal, digit or numeric. */
    static boolean isUnicodeWord(int character) {
        if (character < 128) {
            return isWord(character);
        }
        return switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    private static boolean isUnicodeSpace(int character) {
        return Character.isSpaceChar(character)
                || Character.isWhitespace(character)
                || character == 0x0085
                || character == 0x180e;
    }
}
