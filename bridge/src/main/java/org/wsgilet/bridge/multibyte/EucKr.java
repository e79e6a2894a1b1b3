package org.wsgilet.bridge.multibyte;

/** EUC-KR: syllables that KS X 1001 has no code for are written as a filler and three letters, of two bytes each. */
final class EucKr extends Encoding {

    private static final int FILLER = 0xA4D4;
    private static final char LETTER = 0xA4;
    private static final int MADE_UP = 8;

    /** The letters by their place among the syllables of Unicode, as second bytes. */
    private static final String INITIALS =
            "\u00a1\u00a2\u00a4\u00a7\u00a8\u00a9\u00b1\u00b2\u00b3\u00b5\u00b6\u00b7\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be";

    private static final String FINALS =
            "\u00d4\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00af\u00b0\u00b1\u00b2\u00b4\u00b5\u00b6\u00b7\u00b8\u00ba\u00bb\u00bc\u00bd\u00be";

    private static final int FIRST_VOWEL = 0xBF;
    private static final int VOWELS = 21;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;

    private final CharacterTable table;

    EucKr(CharacterTable table) {
        this.table = table;
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
        int code = first << 8 | bytes.charAt(at + 1);
        if (code != FILLER) {
            return table.read(code, text) ? 2 : -2;
        }
        if (left < MADE_UP) {
            return TOO_FEW;
        }
        int syllable = syllable(bytes, at + 2);
        if (syllable < 0) {
            return -MADE_UP;
        }
        text.append((char) syllable);
        return MADE_UP;
    }

    private static int syllable(String bytes, int at) {
        for (int i = at; i < at + 6; i += 2) {
            if (bytes.charAt(i) != LETTER) {
                return -1;
            }
        }
        int initial = INITIALS.indexOf(bytes.charAt(at + 1));
        int vowel = bytes.charAt(at + 3) - FIRST_VOWEL;
        int end = FINALS.indexOf(bytes.charAt(at + 5));
        boolean isSyllable = initial >= 0 && vowel >= 0 && vowel < VOWELS && end >= 0;
        return isSyllable ? FIRST_SYLLABLE + (initial * VOWELS + vowel) * FINALS.length() + end : -1;
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        int code = character < 0x80 ? character : table.code(character);
        if (character < 0x80 || code != CharacterTable.NONE) {
            append(bytes, code);
            return 1;
        }
        if (character == 0x3164) { // the filler as a character
            append(bytes, FILLER);
            return 1;
        }
        if (character < FIRST_SYLLABLE || character > LAST_SYLLABLE) {
            return -1;
        }
        int syllable = character - FIRST_SYLLABLE;
        int vowel = syllable / FINALS.length() % VOWELS;
        append(bytes, FILLER);
        bytes.append(LETTER).append(INITIALS.charAt(syllable / FINALS.length() / VOWELS));
        bytes.append(LETTER).append((char) (FIRST_VOWEL + vowel));
        bytes.append(LETTER).append(FINALS.charAt(syllable % FINALS.length()));
        return 1;
    }
}
