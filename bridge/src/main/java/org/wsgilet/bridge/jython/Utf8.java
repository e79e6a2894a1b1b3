package org.wsgilet.bridge.jython;

import org.python.core.PyUnicode;
import org.python.core.codecs;

/**
 * UTF-8 as CPython 2.7.18 decodes it: which bytes are an error, and with which reason; surrogates on their own are
 * characters.
 */
public final class Utf8 {

    private static final String NAME = "utf8";

    private Utf8() {}

    /** @param bytes one in each character */
    public static PyUnicode decode(String bytes, String errors) {
        return decode(bytes, errors, null);
    }

    /** @param consumed takes how many bytes are read, without a sequence that is not complete; null to take all */
    public static PyUnicode decode(String bytes, String errors, int[] consumed) {
        int size = bytes.length();
        StringBuilder text = new StringBuilder(size);
        boolean isBasic = true;
        int i = 0;
        while (i < size) {
            char first = bytes.charAt(i);
            if (first < 0x80) {
                text.append(first);
                i++;
                continue;
            }
            int length = length(first);
            if (i + length > size && consumed != null) {
                break;
            }
            String reason = i + length > size ? "unexpected end of data" : reason(bytes, i, length);
            if (reason != null) {
                i = codecs.insertReplacementAndGetResume(
                        text, errors, NAME, bytes, i, end(bytes, i, length, size), reason);
                isBasic = false; // who knows what the handler returned
                continue;
            }
            int codePoint = codePoint(bytes, i, length);
            isBasic &= codePoint <= 0xFFFF && !(codePoint >= 0xD800 && codePoint < 0xE000);
            text.appendCodePoint(codePoint);
            i += length;
        }
        if (consumed != null) {
            consumed[0] = i;
        }
        return isBasic ? new PyUnicode(text.toString(), true) : new PyUnicode(text.toString());
    }

    /** Of a sequence that begins so; 1 if none does. */
    private static int length(char first) {
        if (first >= 0xC2 && first < 0xE0) {
            return 2;
        }
        if (first >= 0xE0 && first < 0xF0) {
            return 3;
        }
        return first >= 0xF0 && first < 0xF5 ? 4 : 1;
    }

    /** Null if the sequence is right. */
    private static String reason(String bytes, int i, int length) {
        if (length == 1) {
            return "invalid start byte";
        }
        char first = bytes.charAt(i);
        char second = bytes.charAt(i + 1);
        for (int k = 1; k < length; k++) {
            if (!continues(bytes.charAt(i + k))) {
                return "invalid continuation byte";
            }
        }
        boolean isRight = switch (first) {
            case 0xE0 -> second >= 0xA0; // longer than needed
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F; // beyond Unicode
            default -> true;
        };
        return isRight ? null : "invalid continuation byte";
    }

    private static boolean continues(char c) {
        return (c & 0xC0) == 0x80;
    }

    /** Where the error ends: behind the bytes that could have been right. */
    private static int end(String bytes, int i, int length, int size) {
        int end = i + 1;
        if (i + length > size) {
            // As CPython counts: each byte that continues adds its place.
            for (int k = 1; i + k < size && continues(bytes.charAt(i + k)); k++) {
                end += k;
            }
            return Math.min(end, size);
        }
        while (end - i < length - 1 && continues(bytes.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int codePoint(String bytes, int i, int length) {
        int codePoint = bytes.charAt(i) & 0xFF >> length + 1;
        for (int k = 1; k < length; k++) {
            codePoint = codePoint << 6 | bytes.charAt(i + k) & 0x3F;
        }
        return codePoint;
    }
}
