package org.wsgilet.bridge.library;

import org.python.core.PyString;

/** A text that is no number, as the ValueError of {@code int(text)} and {@code float(text)} tells it. */
final class Literal {

    private static final int LONGEST = 200;

    private Literal() {}

    /** @param words what stands before the text */
    static String told(String words, String type, String text) {
        String bytes = type.equals("int") ? text.stripLeading() : text;
        int end = bytes.indexOf(0);
        if (end > 0 && isNumber(bytes.substring(0, end))) {
            return "null byte in argument for " + type + "()";
        }
        String shown = end < 0 ? bytes : bytes.substring(0, end);
        return words + new PyString(shown.substring(0, Math.min(LONGEST, shown.length()))).__repr__();
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[+-]?[0-9]+");
    }
}
