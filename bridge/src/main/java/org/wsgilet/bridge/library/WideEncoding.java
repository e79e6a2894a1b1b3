package org.wsgilet.bridge.library;

import org.python.core.PyUnicode;
import org.python.core.codecs;

/**
 * UTF-16 and UTF-32 as CPython 2.7.18 has them on a little-endian machine: which bytes are an error, and with which
 * reason; surrogates on their own are characters, but UTF-16 does not read them.
 */
final class WideEncoding {

    /** A byte order, by the numbers of Python. */
    static final int LITTLE = -1;

    static final int MARKED = 0;
    static final int BIG = 1;

    private static final int MARK = 0xFEFF;

    private final int width;
    private final String name;

    private WideEncoding(int width, String name) {
        this.width = width;
        this.name = name;
    }

    static WideEncoding utf16() {
        return new WideEncoding(2, "utf16");
    }

    static WideEncoding utf32() {
        return new WideEncoding(4, "utf32");
    }

    /** @param order of which {@link #MARKED} begins with a byte order mark */
    String encode(PyUnicode text, int order) {
        int[] characters = text.toCodePoints();
        StringBuilder bytes = new StringBuilder(width * (characters.length + 1));
        if (order == MARKED) {
            unit(MARK, LITTLE, bytes);
        }
        for (int character : characters) {
            if (width == 2 && character > 0xFFFF) {
                unit(Character.highSurrogate(character), order, bytes);
                unit(Character.lowSurrogate(character), order, bytes);
            } else {
                unit(character, order, bytes);
            }
        }
        return bytes.toString();
    }

    private void unit(int value, int order, StringBuilder bytes) {
        for (int i = 0; i < width; i++) {
            int place = order == BIG ? width - 1 - i : i;
            bytes.append((char) (value >> 8 * place & 0xFF));
        }
    }

    private int unit(String bytes, int at, int order) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            int place = order == BIG ? width - 1 - i : i;
            value |= bytes.charAt(at + i) << 8 * place;
        }
        return value;
    }

    /**
     * What was read.
     *
     * @param text the characters
     * @param consumed how many bytes
     * @param order the byte order that a mark told, or that was given
     */
    record Read(PyUnicode text, int consumed, int order) {}

    /** @param last whether a sequence that is not complete is an error, in place of being left */
    Read decode(String bytes, String errors, int given, boolean last) {
        int order = given;
        int at = 0;
        if (order == MARKED && bytes.length() >= width) {
            if (unit(bytes, 0, LITTLE) == MARK) {
                order = LITTLE;
                at = width;
            } else if (unit(bytes, 0, BIG) == MARK) {
                order = BIG;
                at = width;
            }
        }
        StringBuilder text = new StringBuilder(bytes.length() / width);
        while (at < bytes.length()) {
            int next = width == 2
                    ? character16(bytes, at, order, errors, last, text)
                    : character32(bytes, at, order, errors, last, text);
            if (next < 0) {
                break;
            }
            at = next;
        }
        return new Read(new PyUnicode(text.toString()), at, order);
    }

    /** Returns where to go on; -1 to leave the rest. */
    private int character16(String bytes, int at, int order, String errors, boolean last, StringBuilder text) {
        int size = bytes.length();
        if (at + 2 > size) {
            return last ? handle(bytes, at, size, "truncated data", errors, text) : -1;
        }
        int unit = unit(bytes, at, order);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            text.append((char) unit);
            return at + 2;
        }
        if (at + 4 > size) {
            return last ? handle(bytes, at, size, "unexpected end of data", errors, text) : -1;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return handle(bytes, at, at + 2, "illegal encoding", errors, text);
        }
        int second = unit(bytes, at + 2, order);
        if (!Character.isLowSurrogate((char) second)) {
            return handle(bytes, at, at + 2, "illegal UTF-16 surrogate", errors, text);
        }
        text.append((char) unit).append((char) second);
        return at + 4;
    }

    private int character32(String bytes, int at, int order, String errors, boolean last, StringBuilder text) {
        if (at + 4 > bytes.length()) {
            return last ? handle(bytes, at, bytes.length(), "truncated data", errors, text) : -1;
        }
        int character = unit(bytes, at, order);
        if (!Character.isValidCodePoint(character)) {
            return handle(bytes, at, at + 4, "codepoint not in range(0x110000)", errors, text);
        }
        text.appendCodePoint(character);
        return at + 4;
    }

    private int handle(String bytes, int at, int end, String reason, String errors, StringBuilder text) {
        return codecs.insertReplacementAndGetResume(text, errors, name, bytes, at, end, reason);
    }
}
