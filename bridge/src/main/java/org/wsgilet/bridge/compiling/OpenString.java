package org.wsgilet.bridge.compiling;

/**
 * A string literal of a source that does not end.
 *
 * @param line where CPython says so, from 1
 * @param column the end of that line
 * @param message CPython's words
 */
record OpenString(int line, int column, String message) {

    /** @return null if each literal ends */
    static OpenString in(String source) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < source.length(); i++) {
            char character = source.charAt(i);
            if (character == '\n') {
                line++;
                lineStart = i + 1;
            } else if (character == '#') {
                i = endOfLine(source, i) - 1;
            } else if (character == '"' || character == '\'') {
                boolean isTriple = source.startsWith(String.valueOf(character).repeat(3), i);
                int end = isTriple ? endOfTriple(source, i, character) : endOfSingle(source, i, character);
                if (end < 0 && isTriple) {
                    return new OpenString(lastLine(source), 0, "EOF while scanning triple-quoted string literal");
                }
                if (end < 0) {
                    int lineEnd = ~end;
                    line += lines(source, i, lineEnd);
                    lineStart = source.lastIndexOf('\n', lineEnd - 1) + 1;
                    return new OpenString(line, lineEnd - lineStart, "EOL while scanning string literal");
                }
                line += lines(source, i, end);
                i = end;
            }
        }
        return null;
    }

    private static int endOfLine(String source, int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    /** @return the last quotation mark, or -1 */
    private static int endOfTriple(String source, int from, char quote) {
        String end = String.valueOf(quote).repeat(3);
        for (int i = from + 3; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(end, i)) {
                return i + 2;
            }
        }
        return -1;
    }

    /** @return the last quotation mark, or {@code ~end} of the line */
    private static int endOfSingle(String source, int from, char quote) {
        for (int i = from + 1; i < source.length(); i++) {
            char character = source.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == quote) {
                return i;
            } else if (character == '\n') {
                return ~i;
            }
        }
        return ~source.length();
    }

    private static int lines(String source, int from, int to) {
        return (int) source.substring(from, Math.min(to, source.length()))
                .chars()
                .filter(character -> character == '\n')
                .count();
    }

    private static int lastLine(String source) {
        return 1 + lines(source.stripTrailing(), 0, source.length());
    }
}
