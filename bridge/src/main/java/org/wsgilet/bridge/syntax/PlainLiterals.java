package org.wsgilet.bridge.syntax;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** The numbers and strings of a {@link PlainExpression}. */
final class PlainLiterals {

    private static final int MOST_DIGITS = 9;
    /** The escapes that mean the same in {@code str} and {@code unicode}, and cannot be wrong. */
    private static final String PLAIN_ESCAPES = "abfnrtv\\'\"";

    private final Cursor cursor;

    PlainLiterals(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Digits, with a point or without: 0 at the start is an octal number. */
    PyObject number() {
        String digits = cursor.written();
        int point = digits.indexOf('.');
        boolean plain = digits.chars().allMatch(character -> character >= '0' && character <= '9' || character == '.');
        if (!plain || point < 0 && (digits.length() > MOST_DIGITS || digits.length() > 1 && digits.startsWith("0"))) {
            throw cursor.refused();
        }
        int end = cursor.end();
        cursor.skip();
        if (cursor.is(Token.NAME) && cursor.start() == end) {
            throw cursor.refused();
        }
        return point < 0 ? Py.newInteger(Integer.parseInt(digits)) : Py.newFloat(Double.parseDouble(digits));
    }

    PyString strings() {
        StringBuilder value = new StringBuilder();
        boolean unicode = false;
        while (cursor.is(Token.STRING)) {
            String literal = cursor.text();
            boolean prefixed = literal.startsWith("u");
            unicode |= prefixed;
            value.append(content(prefixed ? literal.substring(1) : literal));
            cursor.skip();
        }
        return unicode ? Py.newUnicode(value.toString()) : Py.newString(value.toString());
    }

    private String content(String literal) {
        char quote = literal.charAt(0);
        if (quote != '"' && quote != '\'') {
            throw cursor.refused();
        }
        int quotes = literal.length() >= 6 && literal.charAt(1) == quote && literal.charAt(2) == quote ? 3 : 1;
        int end = literal.length() - quotes;
        int escape = literal.indexOf('\\');
        if (escape < 0) {
            return literal.substring(quotes, end);
        }
        for (; escape >= 0; escape = literal.indexOf('\\', escape + 2)) {
            char kind = literal.charAt(escape + 1);
            if (PLAIN_ESCAPES.indexOf(kind) < 0 && !(kind == 'x' && isHex(literal, escape + 2, end))) {
                throw cursor.refused();
            }
        }
        return PyString.decode_UnicodeEscape(literal, quotes, end, "strict", false);
    }

    private static boolean isHex(String literal, int at, int end) {
        return at + 2 <= end
                && Character.digit(literal.charAt(at), 16) >= 0
                && Character.digit(literal.charAt(at + 1), 16) >= 0;
    }
}
