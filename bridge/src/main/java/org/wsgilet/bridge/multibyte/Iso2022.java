package org.wsgilet.bridge.multibyte;

import java.util.List;

/** Encodings of ISO 2022 in seven bits, which switch between sets by escape sequences. */
final class Iso2022 extends Encoding {

    static final int ASCII = 'B';

    private static final char ESCAPE = 0x1B;
    private static final char SHIFT_OUT = 0x0E;
    private static final char SHIFT_IN = 0x0F;
    private static final int LONGEST_ESCAPE = 16;

    private final List<Designation> sets;
    private final boolean shifts;
    private final boolean hasG2;

    /** @param shifts whether SO and SI shift, in place of being characters */
    Iso2022(List<Designation> sets, boolean shifts) {
        this.sets = sets;
        this.shifts = shifts;
        this.hasG2 = sets.stream().anyMatch(set -> set.plane() == 2);
    }

    @Override
    int decode(String bytes, int at, StringBuilder text, Shift shift) {
        char first = bytes.charAt(at);
        if (shift.isInEscape) {
            text.append(first);
            shift.isInEscape = !endsEscape(first);
            return 1;
        }
        if (first == ESCAPE) {
            return escape(bytes, at, text, shift);
        }
        if (shifts && (first == SHIFT_IN || first == SHIFT_OUT)) {
            shift.isShifted = first == SHIFT_OUT;
            return 1;
        }
        if (first >= 0x80) {
            return -1;
        }
        if (first == '\n') {
            shift.isShifted = false;
        }
        int mark = shift.sets[shift.isShifted ? 1 : 0];
        if (first < 0x20 || mark == ASCII) {
            text.append(first);
            return 1;
        }
        return decode(set(mark), bytes, at, text);
    }

    private static int decode(Designation set, String bytes, int at, StringBuilder text) {
        int width = set.width();
        if (at + width > bytes.length()) {
            return TOO_FEW;
        }
        int code = width == 1 ? bytes.charAt(at) : bytes.charAt(at) << 8 | bytes.charAt(at + 1);
        return set.read(code, text) ? width : -width;
    }

    private Designation set(int mark) {
        for (Designation set : sets) {
            if (set.mark() == mark) {
                return set;
            }
        }
        return null;
    }

    private static boolean endsEscape(char c) {
        return c >= 'A' && c <= 'Z' || c == '@';
    }

    private int escape(String bytes, int at, StringBuilder text, Shift shift) {
        if (at + 1 == bytes.length()) {
            return TOO_FEW;
        }
        char second = bytes.charAt(at + 1);
        if ("()$.&".indexOf(second) >= 0) {
            return designate(bytes, at, shift);
        }
        if (hasG2 && second == 'N') {
            return at + 2 == bytes.length() ? TOO_FEW : ofG2(bytes.charAt(at + 2), text, shift);
        }
        text.append(ESCAPE);
        shift.isInEscape = true;
        return 1;
    }

    private int ofG2(char code, StringBuilder text, Shift shift) {
        int mark = shift.sets[2];
        if (code >= 0x80) {
            return -3;
        }
        if (mark == ASCII) {
            text.append(code);
            return 3;
        }
        return set(mark).table().read(code | 0x80, text) ? 3 : -3;
    }

    private int designate(String bytes, int at, Shift shift) {
        int length = 0;
        for (int i = 1; length == 0; i++) {
            if (at + i >= bytes.length()) {
                return TOO_FEW;
            }
            if (i == LONGEST_ESCAPE) {
                return -1;
            }
            boolean isPrefix = !shifts && bytes.startsWith("&@", at + i); // of JIS X 0208 of 1990
            if (isPrefix) {
                i++;
            } else if (endsEscape(bytes.charAt(at + i))) {
                length = i + 1;
            }
        }
        String sequence = bytes.substring(at + 1, at + length);
        int plane = plane(sequence);
        int mark = sequence.charAt(sequence.length() - 1) | (sequence.indexOf('$') >= 0 ? Designation.DOUBLE : 0);
        if (plane < 0 || mark != ASCII && set(mark) == null) {
            return -length;
        }
        shift.sets[plane] = mark;
        return length;
    }

    /** Where a sequence without its ESC puts a set; -1 if it does something else. */
    private int plane(String sequence) {
        return switch (sequence.substring(0, sequence.length() - 1)) {
            case "(", "$", "$(" -> 0;
            case ")", "$)" -> 1;
            case "." -> hasG2 ? 2 : -1;
            case "&@\u001b$" -> sequence.endsWith("B") && !shifts ? 0 : -1;
            default -> -1;
        };
    }

    @Override
    int encode(int[] text, int at, boolean last, StringBuilder bytes, Shift shift) {
        int character = text[at];
        if (character < 0x80) {
            end(bytes, shift);
            bytes.append((char) character);
            return 1;
        }
        StringBuilder code = new StringBuilder();
        for (Designation set : sets) {
            if (set.write(character, code) > 0) {
                select(set, bytes, shift);
                bytes.append(code);
                return 1;
            }
        }
        return -1;
    }

    private static void select(Designation set, StringBuilder bytes, Shift shift) {
        int plane = set.plane();
        if (plane == 0) {
            unshift(bytes, shift);
        }
        char mark = (char) (set.mark() & 0x7F);
        if (shift.sets[plane] != set.mark()) {
            shift.sets[plane] = set.mark();
            bytes.append(ESCAPE).append(set.width() == 2 ? "$" : "");
            if (set.width() == 1 || mark != 'B') {
                bytes.append(plane == 0 ? '(' : ')');
            }
            bytes.append(mark);
        }
        if (plane == 1 && !shift.isShifted) {
            bytes.append(SHIFT_OUT);
            shift.isShifted = true;
        }
    }

    private static void unshift(StringBuilder bytes, Shift shift) {
        if (shift.isShifted) {
            bytes.append(SHIFT_IN);
            shift.isShifted = false;
        }
    }

    @Override
    void end(StringBuilder bytes, Shift shift) {
        if (shift.sets[0] != ASCII) {
            bytes.append(ESCAPE).append("(B");
            shift.sets[0] = ASCII;
        }
        unshift(bytes, shift);
    }
}
