package org.wsgilet.bridge.shortcode;

import org.python.core.Py;
import org.python.core.PyObject;

/**
 * Reads the text of one number or string without the parser, as catalogues of translations are read line by line with
 * {@code eval('"text\n"')}. What is not plain (another prefix, an octal number, text beyond ASCII in {@code unicode})
 * it leaves to the parser.
 */
final class Literal {

    private static final int MOST_DIGITS = 9;

    private final String text;
    private final int end;
    private int at;

    private Literal(String text) {
        this.text = text;
        this.end = text.stripTrailing().length();
    }

    /**
     * The value of the text; null if it is not a plain literal.
     *
     * @param bytes whether the source is {@code str}, whose characters are bytes
     */
    static PyObject read(String text, boolean bytes) {
        Literal literal = new Literal(text);
        if (literal.end == 0) {
            return null;
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9') {
            return literal.number();
        }
        boolean unicode = first == 'u' && literal.end > 1;
        literal.at = unicode ? 1 : 0;
        char quote = text.charAt(literal.at);
        if (quote != '"' && quote != '\'') {
            return null;
        }
        String value = literal.string(quote, bytes && !unicode ? 0xff : 0x7f);
        if (value == null) {
            return null;
        }
        return unicode ? Py.newUnicode(value) : Py.newString(value);
    }

    private PyObject number() {
        boolean octal = text.charAt(0) == '0' && end > 1;
        if (octal || end > MOST_DIGITS) {
            return null;
        }
        int value = 0;
        for (; at < end; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return null;
            }
            value = 10 * value + digit - '0';
        }
        return Py.newInteger(value);
    }

    /** {@code ""} at the start may be the start of {@code """}: it is a string only if nothing follows. */
    private String string(char quote, int highest) {
        StringBuilder value = new StringBuilder(end);
        for (at++; at < end; at++) {
            char character = text.charAt(at);
            if (character == quote) {
                return at + 1 == end ? value.toString() : null;
            }
            if (character > highest || character < ' ' && character != '\t') {
                return null;
            }
            if (character == '\\') {
                character = escape();
                if (character == 0) {
                    return null;
                }
            }
            value.append(character);
        }
        return null;
    }

    /** What a backslash and the next character stand for; 0 if that is not plain. */
    private char escape() {
        at++;
        return switch (at < end ? text.charAt(at) : 0) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\' -> '\\';
            case '"' -> '"';
            case '\'' -> '\'';
            default -> 0;
        };
    }
}
