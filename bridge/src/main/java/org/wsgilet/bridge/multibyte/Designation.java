package org.wsgilet.bridge.multibyte;

/**
 * A set that an encoding of ISO 2022 may switch to.
 *
 * @param mark the last byte of its escape sequence, with {@link #DOUBLE} for a set of two bytes
 * @param plane where it is put: G0, G1 or G2
 * @param table its characters, with the high bits as EUC has them; null for a set that is computed
 * @param kind what is computed
 */
record Designation(int mark, int plane, CharacterTable table, Kind kind) {

    static final int DOUBLE = 0x80;

    private static final int HIGH = 0x8080;

    enum Kind {
        TABLE,
        ROMAN,
        HALF_KATAKANA
    }

    static Designation of(char mark, int plane, CharacterTable table) {
        return new Designation(mark | DOUBLE, plane, table, Kind.TABLE);
    }

    static Designation computed(char mark, Kind kind) {
        return new Designation(mark, 0, null, kind);
    }

    int width() {
        return kind == Kind.TABLE && (mark & DOUBLE) != 0 ? 2 : 1;
    }

    /** Whether there is text for a code without high bits, which is appended. */
    boolean read(int code, StringBuilder text) {
        switch (kind) {
            case ROMAN -> text.append(code == '\\' ? '\u00a5' : code == '~' ? '\u203e' : (char) code);
            case HALF_KATAKANA -> {
                if (code < 0x21 || code > 0x5F) {
                    return false;
                }
                text.append((char) (0xFF40 + code));
            }
            default -> {
                return code < 0x8000 && (code & 0x80) == 0 && table.read(code | HIGH, text);
            }
        }
        return true;
    }

    /** As {@link Encoding#encode}, of the code alone, which has no high bits. */
    int write(int character, StringBuilder bytes) {
        switch (kind) {
            case ROMAN -> {
                if (character != 0xA5 && character != 0x203E) {
                    return -1;
                }
                bytes.append(character == 0xA5 ? '\\' : '~');
            }
            case HALF_KATAKANA -> {
                if (character < 0xFF61 || character > 0xFF9F) {
                    return -1;
                }
                bytes.append((char) (character - 0xFF40));
            }
            default -> {
                return plane > 1 ? -1 : writeOfTable(character, bytes);
            }
        }
        return 1;
    }

    /** Sequences of two characters are written one by one, as CPython does. */
    private int writeOfTable(int character, StringBuilder bytes) {
        int code = table.code(character);
        if (code < 0x100) { // none, or a character that EUC writes in ASCII
            return -1;
        }
        Encoding.append(bytes, code & ~HIGH);
        return 1;
    }
}
