package org.wsgilet.bridge.multibyte;

import java.util.List;

/** EUC-JP and those with JIS X 0213: half katakana behind 8E, a second plane of two more bytes behind 8F. */
final class EucJp extends Encoding {

    private static final char HALF = 0x8E;
    private static final char PLANE_2 = 0x8F;
    private static final int HALF_KATAKANA = 0xFEC0;

    private final CharacterTable table;
    private final List<CharacterTable> second;

    /** @param second what is tried behind 8F, one after the other */
    EucJp(CharacterTable table, List<CharacterTable> second) {
        this.table = table;
        this.second = second;
    }

    @Override
    int decode(String bytes, int at, StringBuilder text, Shift shift) {
        char first = bytes.charAt(at);
        if (first < 0x80) {
            text.append(first);
            return 1;
        }
        int left = bytes.length() - at;
        if (left < 2 || first == PLANE_2 && left < 3) {
            return TOO_FEW;
        }
        char trail = bytes.charAt(at + 1);
        if (first == HALF) {
            if (trail < 0xA1 || trail > 0xDF) {
                return -2;
            }
            text.append((char) (HALF_KATAKANA + trail));
            return 2;
        }
        if (first != PLANE_2) {
            return table.read(first << 8 | trail, text) ? 2 : -2;
        }
        int code = trail << 8 | bytes.charAt(at + 2);
        for (CharacterTable plane : second) {
            if (plane.read(code, text)) {
                return 3;
            }
        }
        return -3;
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        if (character < 0x80) {
            bytes.append((char) character);
            return 1;
        }
        if (character >= 0xFF61 && character <= 0xFF9F) {
            bytes.append(HALF).append((char) (character - HALF_KATAKANA));
            return 1;
        }
        int read = Sequences.encode(table, text, at, last, bytes);
        if (read >= 0) {
            return read;
        }
        for (CharacterTable plane : second) {
            int code = plane.code(character);
            if (code != CharacterTable.NONE) {
                bytes.append(PLANE_2);
                append(bytes, code);
                return 1;
            }
        }
        return -1;
    }
}
