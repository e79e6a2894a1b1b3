package org.wsgilet.bridge.multibyte;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The characters of a set by their codes of one or two bytes, and back. They are those of a charset of Java, with the
 * few places put right where CPython's table is another; of several codes of a character the lowest is written, unless
 * said otherwise.
 */
final class CharacterTable {

    /** No character, and no code. */
    static final int NONE = 0;

    private static final int PLANES_END = 0x30000;

    private final int[] characters = new int[0x10000];
    private final int[][] codes = new int[PLANES_END >> 8][];
    private final List<String> sequences = new ArrayList<>();
    private final List<Integer> sequenceCodes = new ArrayList<>();

    /** All codes of a charset that begin with a byte beyond ASCII. */
    static CharacterTable of(String charset) {
        CharacterTable table = new CharacterTable();
        table.read(charset, "");
        return table;
    }

    /** The codes of two bytes behind a prefix. */
    static CharacterTable of(String charset, String prefix) {
        CharacterTable table = new CharacterTable();
        table.read(charset, prefix);
        return table;
    }

    private void read(String charset, String prefix) {
        CharsetDecoder decoder = Charset.forName(charset).newDecoder();
        for (int lead = 0x80; lead < 0x100; lead++) {
            String single = prefix.isEmpty() ? decoded(decoder, "" + (char) lead) : null;
            if (single != null) {
                put(lead, single);
                continue;
            }
            for (int trail = 0; trail < 0x100; trail++) {
                String text = decoded(decoder, prefix + (char) lead + (char) trail);
                if (text != null) {
                    put(lead << 8 | trail, text);
                }
            }
        }
    }

    private static String decoded(CharsetDecoder decoder, String bytes) {
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
            return text.isEmpty() ? null : text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Leaves out some codes. */
    CharacterTable without(IntPredicate unwanted) {
        for (int code = 0; code < characters.length; code++) {
            if (characters[code] != NONE && unwanted.test(code)) {
                remove(code);
            }
        }
        return this;
    }

    /** Leaves out the characters of the private use area, which Java has where a vendor did. */
    CharacterTable withoutPrivateUse() {
        return without(code -> characters[code] >= 0xE000 && characters[code] < 0xF900);
    }

    /**
     * @param corrections such as {@code "a15a=2574 8862=ca+304 a2e3="}, in hexadecimal: this code is that text, or none
     */
    CharacterTable with(String corrections) {
        for (String correction : corrections.split("\\s+")) {
            String[] sides = correction.split("=", 2);
            int code = Integer.parseInt(sides[0], 16);
            remove(code);
            if (!sides[1].isEmpty()) {
                StringBuilder text = new StringBuilder();
                for (String character : sides[1].split("\\+")) {
                    text.appendCodePoint(Integer.parseInt(character, 16));
                }
                put(code, text.toString());
            }
        }
        return this;
    }

    /** @param preferences such as {@code "5341=a451"}: this character is written as that code */
    CharacterTable writing(String preferences) {
        for (String preference : preferences.split("\\s+")) {
            String[] sides = preference.split("=", 2);
            setCode(Integer.parseInt(sides[0], 16), Integer.parseInt(sides[1], 16));
        }
        return this;
    }

    /** Takes the codes of another table that are in a range. */
    CharacterTable with(CharacterTable other, int first, int last) {
        for (int code = first; code <= last; code++) {
            if (other.characters[code] > NONE) {
                put(code, Character.toString(other.characters[code]));
            }
        }
        return this;
    }

    void put(int code, String text) {
        int character = text.codePointAt(0);
        if (text.codePointCount(0, text.length()) > 1) {
            sequences.add(text);
            sequenceCodes.add(code);
            characters[code] = -sequences.size();
            return;
        }
        characters[code] = character;
        if (code(character) == NONE) {
            setCode(character, code);
        }
    }

    private void remove(int code) {
        int character = characters[code];
        characters[code] = NONE;
        if (character > NONE && code(character) == code) {
            setCode(character, NONE);
            for (int other = 0; other < characters.length; other++) {
                if (characters[other] == character) {
                    setCode(character, other);
                    return;
                }
            }
        }
    }

    private void setCode(int character, int code) {
        int[] page = codes[character >> 8];
        if (page == null) {
            page = codes[character >> 8] = new int[0x100];
        }
        page[character & 0xFF] = code;
    }

    /** Whether there is text for a code, which is appended. */
    boolean read(int code, StringBuilder text) {
        int character = characters[code];
        if (character == NONE) {
            return false;
        }
        if (character > NONE) {
            text.appendCodePoint(character);
        } else {
            text.append(sequences.get(-character - 1));
        }
        return true;
    }

    /** The text of a code; null if there is none. */
    String text(int code) {
        StringBuilder text = new StringBuilder();
        return read(code, text) ? text.toString() : null;
    }

    /** The code of a character, or {@link #NONE}. */
    int code(int character) {
        int[] page = character < PLANES_END ? codes[character >> 8] : null;
        return page == null ? NONE : page[character & 0xFF];
    }

    /** The code of two characters that have one together, or {@link #NONE}. */
    int code(int first, int second) {
        if (sequences.isEmpty()) {
            return NONE;
        }
        int index = sequences.indexOf(new StringBuilder()
                .appendCodePoint(first)
                .appendCodePoint(second)
                .toString());
        return index < 0 ? NONE : sequenceCodes.get(index);
    }

    /** Whether a character has a code together with one that may follow. */
    boolean beginsSequence(int character) {
        for (String sequence : sequences) {
            if (sequence.codePointAt(0) == character) {
                return true;
            }
        }
        return false;
    }
}
