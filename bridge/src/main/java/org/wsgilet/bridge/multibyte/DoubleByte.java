package org.wsgilet.bridge.multibyte;

import java.util.function.IntPredicate;

/** ASCII, and characters of one or two bytes that begin beyond it: GBK, Big5, Shift-JIS and others. */
final class DoubleByte extends Encoding {

    private final CharacterTable table;
    private final IntPredicate begins;

    /** @param begins which bytes begin a code of two; others are an error of two bytes, whatever follows */
    DoubleByte(CharacterTable table, IntPredicate begins) {
        this.table = table;
        this.begins = begins;
    }

    @Override
    int decode(String bytes, int at, StringBuilder text, Shift shift) {
        char first = bytes.charAt(at);
        if (table.read(first, text)) {
            return 1;
        }
        if (first < 0x80) {
            text.append(first);
            return 1;
        }
        if (!begins.test(first)) {
            return -2;
        }
        if (at + 1 == bytes.length()) {
            return TOO_FEW;
        }
        return table.read(first << 8 | bytes.charAt(at + 1), text) ? 2 : -2;
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        if (character < 0x80 && table.code(character) == CharacterTable.NONE) {
            bytes.append((char) character);
            return 1;
        }
        return Sequences.encode(table, text, at, last, bytes);
    }
}
