package org.wsgilet.bridge.debug;

/**
 * Masks what stands beside a secret name in the text of a value: {@code 'password': 'x'},
 * {@code ("Authorization", u"x")}, {@code SECRET_KEY = 'x'}, {@code token=x&}. In linear time: each character is read
 * at most twice.
 */
final class Assignments {

    private final String text;
    private final StringBuilder masked;

    private Assignments(String text) {
        this.text = text;
        this.masked = new StringBuilder(text.length());
    }

    static String masked(String text) {
        return new Assignments(text).masked();
    }

    private String masked() {
        int i = 0;
        while (i < text.length()) {
            int end = nameEnd(i);
            int value = end > i && SecretName.is(text.substring(i, end)) ? valueAfter(i, end) : -1;
            int next = Math.max(value, Math.max(end, i + 1));
            masked.append(text, i, next);
            i = next;
            if (value >= 0 && valueEnd(value) > value) {
                masked.append(Secrets.MASK);
                i = valueEnd(value);
            }
        }
        return masked.toString();
    }

    private int nameEnd(int start) {
        int i = start;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || "_-.".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** Where the value of a name starts; -1 if none follows it. */
    private int valueAfter(int nameStart, int nameEnd) {
        boolean quoted = nameStart > 0
                && nameEnd < text.length()
                && isQuote(text.charAt(nameEnd))
                && text.charAt(nameStart - 1) == text.charAt(nameEnd);
        int separator = spaceEnd(quoted ? nameEnd + 1 : nameEnd);
        if (separator == text.length() || (quoted ? ":=," : ":=").indexOf(text.charAt(separator)) < 0) {
            return -1;
        }
        return spaceEnd(separator + 1);
    }

    private int spaceEnd(int start) {
        int i = start;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int valueEnd(int start) {
        int i = start;
        while (i < text.length() && i - start < 2 && "uUbBrR".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        if (i < text.length() && isQuote(text.charAt(i))) {
            return quoteEnd(i);
        }
        i = start;
        while (i < text.length()
                && !Character.isWhitespace(text.charAt(i))
                && ",;&)}]'\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** Of text that was cut, all that is left. */
    private int quoteEnd(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(start)) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }
}
