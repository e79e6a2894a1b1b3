package org.wsgilet.bridge.library;

import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** {@code unicode.count()}, called by the changed {@code PyUnicode}. */
public final class UnicodeCount {

    private UnicodeCount() {}

    /** Every text is counted here, whatever its characters. */
    public static boolean isCounted(PyUnicode text) {
        return true;
    }

    /** How often a part is in a text between two indexes of characters, without overlaps. */
    public static int of(PyUnicode unicode, String part, PyObject start, PyObject end) {
        String text = unicode.getString();
        int length = text.codePointCount(0, text.length());
        SearchRange range = SearchRange.of(start, end);
        int first = range.start(length);
        int last = range.end(length);
        if (first > last) {
            return 0;
        }
        if (part.isEmpty()) {
            return last - first + 1;
        }
        int from = text.offsetByCodePoints(0, first);
        return count(text.substring(from, text.offsetByCodePoints(from, last - first)), part);
    }

    private static int count(String text, String part) {
        int count = 0;
        int next = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, next)) {
            boolean isWhole = isBoundary(text, at) && isBoundary(text, at + part.length());
            count += isWhole ? 1 : 0;
            next = isWhole ? at + part.length() : at + 1;
        }
        return count;
    }

    /** Whether no pair of surrogates, which is one character, is cut there. */
    private static boolean isBoundary(String text, int at) {
        return at == 0 || at == text.length() || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
