package org.wsgilet.bridge.multibyte;

/**
 * Characters that have a code together with the one behind: kana with a mark of JIS X 0213, vowels with two accents.
 */
final class Sequences {

    private Sequences() {}

    /** As {@link Encoding#encode}, for a character beyond ASCII. */
    static int encode(CharacterTable table, int[] text, int at, boolean last, StringBuilder bytes) {
        if (table.beginsSequence(text[at])) {
            if (at + 1 == text.length && !last) {
                return Encoding.TOO_FEW;
            }
            int both = at + 1 == text.length ? CharacterTable.NONE : table.code(text[at], text[at + 1]);
            if (both != CharacterTable.NONE) {
                Encoding.append(bytes, both);
                return 2;
            }
        }
        int code = table.code(text[at]);
        if (code == CharacterTable.NONE) {
            return -1;
        }
        Encoding.append(bytes, code);
        return 1;
    }
}
