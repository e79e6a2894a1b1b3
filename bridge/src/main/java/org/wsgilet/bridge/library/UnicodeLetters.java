package org.wsgilet.bridge.library;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/**
 * What CPython 2.7 knows of characters: each has one other case, whatever the language of the machine; superscripts are
 * digits; control characters end lines. Called by the changed {@code PyUnicode}.
 */
public final class UnicodeLetters {

    private UnicodeLetters() {}

    /** {@code unicode.lower()}: a character for each character, so that {@code U+0130} is an {@code i} alone. */
    public static String lower(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : mapped(text, true);
    }

    /** {@code unicode.upper()}: a character for each character, so that {@code U+00DF} stays. */
    public static String upper(String text) {
        return isAscii(text) ? text.toUpperCase(Locale.ROOT) : mapped(text, false);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String mapped(String text, boolean lower) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> lower ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** {@code unicode.isdigit()} of one character. */
    public static boolean isDigit(int character) {
        if (Character.getType(character) != Character.OTHER_NUMBER) {
            return Character.isDigit(character);
        }
        return UCharacter.getIntPropertyValue(character, UProperty.NUMERIC_TYPE) == UCharacter.NumericType.DIGIT;
    }

    /** {@code unicode.splitlines()}. */
    public static PyList splitlines(PyUnicode unicode, boolean keepEnds) {
        String text = unicode.getString();
        List<PyObject> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!endsLine(text.charAt(i))) {
                continue;
            }
            int end = i;
            if (text.startsWith("\r\n", i)) {
                i++;
            }
            lines.add(new PyUnicode(text.substring(start, keepEnds ? i + 1 : end)));
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(new PyUnicode(text.substring(start)));
        }
        return new PyList(lines);
    }

    private static boolean endsLine(char c) {
        return c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
