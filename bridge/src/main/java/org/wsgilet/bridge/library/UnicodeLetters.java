package org.wsgilet.bridge.library;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/**
 * What CPython 2.7 knows of characters: each has one other case, whatever the language of the machine; superscripts are
 * digits; control characters end lines. Called by the changed {@code PyUnicode}.
 */
public final class UnicodeLetters {

    /** CPython 2.7's. */
    private static final VersionInfo UNICODE = VersionInfo.getInstance(5, 2);

    /** The letters below it are of that Unicode, but for one. */
    private static final int FIRST_LATER = 0x526;

    private static final int LATER_GREEK = 0x37f;

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
        text.codePoints().map(c -> lower ? toLowerCase(c) : toUpperCase(c)).forEach(result::appendCodePoint);
        return result.toString();
    }

    /** As {@link Character#toLowerCase(int)}, of the cases that Python's Unicode has. */
    public static int toLowerCase(int character) {
        return known(character, Character.toLowerCase(character));
    }

    /** As {@link Character#toUpperCase(int)}, so. */
    public static int toUpperCase(int character) {
        return known(character, Character.toUpperCase(character));
    }

    /** As {@link Character#toTitleCase(int)}, so. */
    public static int toTitleCase(int character) {
        return known(character, Character.toTitleCase(character));
    }

    /** By category, so that a Roman numeral is not. */
    public static boolean isUpperCase(int character) {
        return category(character) == Character.UPPERCASE_LETTER;
    }

    /** By category, so. */
    public static boolean isLowerCase(int character) {
        return category(character) == Character.LOWERCASE_LETTER;
    }

    /** Later releases of Unicode, which a JDK has, gave another case to characters that had none. */
    private static int known(int character, int other) {
        return other == character || isOfPython(character) && isOfPython(other) ? other : character;
    }

    private static boolean isOfPython(int character) {
        if (character < FIRST_LATER && character != LATER_GREEK) {
            return true;
        }
        VersionInfo since = UCharacter.getAge(character);
        return since.getMajor() > 0 && since.compareTo(UNICODE) <= 0;
    }

    /** {@code unicode.isdigit()} of one character. */
    public static boolean isDigit(int character) {
        if (Character.getType(character) != Character.OTHER_NUMBER) {
            return Character.isDigit(character);
        }
        return UCharacter.getIntPropertyValue(character, UProperty.NUMERIC_TYPE) == UCharacter.NumericType.DIGIT;
    }

    /** {@code unicode.isalnum()}: letters and all that has a number. */
    public static boolean isalnum(PyUnicode unicode) {
        return isEach(unicode, c -> Character.isLetter(c) || isNumber(c));
    }

    /** {@code unicode.isnumeric()}: digits, fractions, Roman numerals and what stands for a number in Chinese. */
    public static boolean isnumeric(PyUnicode unicode) {
        return isEach(unicode, UnicodeLetters::isNumber);
    }

    private static boolean isNumber(int character) {
        return Character.isDigit(character)
                || character >= 0x80 && UCharacter.getUnicodeNumericValue(character) != UCharacter.NO_NUMERIC_VALUE;
    }

    private static boolean isEach(PyUnicode unicode, IntPredicate condition) {
        String text = unicode.getString();
        return !text.isEmpty() && text.codePoints().allMatch(condition);
    }

    /** {@code unicode.islower()}: by category, so that a Roman numeral has no case. */
    public static boolean islower(PyUnicode unicode) {
        return isCase(unicode, Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER);
    }

    /** {@code unicode.isupper()}, as {@link #islower}. */
    public static boolean isupper(PyUnicode unicode) {
        return isCase(unicode, Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER);
    }

    private static boolean isCase(PyUnicode unicode, int wanted, int other) {
        String text = unicode.getString();
        boolean found = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int type = category(text.codePointAt(i));
            if (type == other || type == Character.TITLECASE_LETTER) {
                return false;
            }
            found |= type == wanted;
        }
        return found;
    }

    /** The ordinal indicators are in lower case in Python's Unicode 5.2, and letters without a case since. */
    private static int category(int character) {
        boolean isOrdinal = character == '\u00aa' || character == '\u00ba';
        return isOrdinal ? Character.LOWERCASE_LETTER : Character.getType(character);
    }

    /** {@code unicode.istitle()}: upper case only behind what has no case, lower case only behind what has. */
    public static boolean istitle(PyUnicode unicode) {
        String text = unicode.getString();
        boolean found = false;
        boolean isInside = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int type = category(text.codePointAt(i));
            boolean isLower = type == Character.LOWERCASE_LETTER;
            boolean begins = type == Character.UPPERCASE_LETTER || type == Character.TITLECASE_LETTER;
            if (begins && isInside || isLower && !isInside) {
                return false;
            }
            isInside = begins || isLower;
            found |= isInside;
        }
        return found;
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
