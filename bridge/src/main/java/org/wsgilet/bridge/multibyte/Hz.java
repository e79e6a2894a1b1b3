package org.wsgilet.bridge.multibyte;

/** HZ (RFC 1843): GB 2312 without its high bits, between <code>~{</code> and <code>~}</code>. */
final class Hz extends Encoding {

    private static final int HIGH = 0x8080;

    private final CharacterTable table;

    Hz(CharacterTable table) {
        this.table = table;
    }

    @Override
    int decode(String bytes, int at, StringBuilder text, Shift shift) {
        char first = bytes.charAt(at);
        if (first == '~') {
            return at + 1 == bytes.length() ? TOO_FEW : escape(bytes.charAt(at + 1), text, shift);
        }
        if (first >= 0x80) {
            return -1;
        }
        if (!shift.isShifted) {
            text.append(first);
            return 1;
        }
        if (at + 1 == bytes.length()) {
            return TOO_FEW;
        }
        char second = bytes.charAt(at + 1);
        return second < 0x80 && table.read(first << 8 | second | HIGH, text) ? 2 : -2;
    }

    private static int escape(char second, StringBuilder text, Shift shift) {
        if (second == '~') {
            text.append('~');
        } else if (second == '{' && !shift.isShifted) {
            shift.isShifted = true;
        } else if (second == '}' && shift.isShifted) {
            shift.isShifted = false;
        } else if (second != '\n') {
            return -2;
        }
        return 2;
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        if (character < 0x80) {
            end(bytes, shift);
            bytes.append(character == '~' ? "~~" : (char) character + "");
            return 1;
        }
        int code = table.code(character);
        if (code == CharacterTable.NONE) {
            return -1;
        }
        if (!shift.isShifted) {
            bytes.append("~{");
            shift.isShifted = true;
        }
        append(bytes, code & ~HIGH);
        return 1;
    }

    @Override
    void end(StringBuilder bytes, Shift shift) {
        if (shift.isShifted) {
            bytes.append("~}");
            shift.isShifted = false;
        }
    }
}
