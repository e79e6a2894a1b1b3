package org.wsgilet.bridge.library.binary;

import org.python.core.PyObject;
import org.python.core.PyString;
import org.wsgilet.bridge.jython.GivenBytes;

/**
 * {@code binascii.a2b_qp} and {@code b2a_qp}: the encoding of RFC 2045, section 6.7. Jython's decoder leaves soft
 * breaks of CRLF and digits in lower case as they are.
 */
public final class QuotedPrintable {

    /** What functions of {@code binascii} say. */
    static final String NO_BYTES = "argument 1 must be string or buffer";

    private static final int LINE = 76;
    private static final String DIGITS = "0123456789ABCDEF";

    private final String data;
    private final StringBuilder out;
    private int next;

    private QuotedPrintable(String data) {
        this.data = data;
        out = new StringBuilder(data.length() + data.length() / 4);
    }

    /** {@code a2b_qp(data, header)}: {@code =} that no two digits follow stays; of a header {@code _} is a blank. */
    public static PyObject decode(PyObject data, boolean header) {
        QuotedPrintable decoder = new QuotedPrintable(GivenBytes.required(data, NO_BYTES));
        decoder.decode(header);
        return new PyString(decoder.out.toString());
    }

    /** {@code b2a_qp(data, quotetabs, istext, header)}: lines end as the first one does. */
    public static PyObject encode(PyObject data, boolean quoteTabs, boolean isText, boolean header) {
        QuotedPrintable encoder = new QuotedPrintable(GivenBytes.required(data, NO_BYTES));
        encoder.encode(quoteTabs, isText, header);
        return new PyString(encoder.out.toString());
    }

    private void decode(boolean header) {
        while (next < data.length()) {
            char c = data.charAt(next++);
            if (c == '=') {
                decodeEscape();
            } else {
                out.append(header && c == '_' ? ' ' : c);
            }
        }
    }

    private void decodeEscape() {
        if (next == data.length()) {
            return;
        }
        char c = data.charAt(next);
        if (c == '\n' || c == '\r') {
            int end = data.indexOf('\n', next);
            next = end < 0 ? data.length() : end + 1;
        } else if (c == '=') { // what encoders wrote that did not know better
            out.append(c);
            next++;
        } else if (next + 1 < data.length() && digit(next) >= 0 && digit(next + 1) >= 0) {
            out.append((char) (digit(next) << 4 | digit(next + 1)));
            next += 2;
        } else {
            out.append('=');
        }
    }

    private int digit(int index) {
        char c = data.charAt(index);
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private void encode(boolean quoteTabs, boolean isText, boolean header) {
        int first = data.indexOf('\n');
        String newLine = first > 0 && data.charAt(first - 1) == '\r' ? "\r\n" : "\n";
        int length = 0;
        while (next < data.length()) {
            char c = data.charAt(next);
            if (isText && endsLine()) {
                quoteLastBlank();
                out.append(newLine);
                next += c == '\r' ? 2 : 1;
                length = 0;
                continue;
            }
            boolean isQuoted = isQuoted(c, quoteTabs, isText, header, length == 0);
            int width = isQuoted ? 3 : 1;
            boolean isLast = !isQuoted && (next + 1 == data.length() || data.charAt(next + 1) == '\n');
            if (length + width >= LINE && !isLast) {
                out.append('=').append(newLine);
                length = 0;
            }
            if (isQuoted) {
                quote(c);
            } else {
                out.append(header && c == ' ' ? '_' : c);
            }
            length += width;
            next++;
        }
    }

    private boolean endsLine() {
        return data.startsWith("\n", next) || data.startsWith("\r\n", next);
    }

    private boolean isQuoted(char c, boolean quoteTabs, boolean isText, boolean header, boolean isFirst) {
        boolean isLast = next + 1 == data.length();
        return switch (c) {
            case '=' -> true;
            case '_' -> header;
            case '.' ->
                isFirst && (isLast || "\n\r\0".indexOf(data.charAt(next + 1)) >= 0); // would end a message of SMTP
            case '\r', '\n' -> !isText;
            case '\t', ' ' -> quoteTabs || isLast;
            default -> c < ' ' || c > '~';
        };
    }

    /** RFC 2045: blanks at the end of a line are quoted. */
    private void quoteLastBlank() {
        int last = out.length() - 1;
        if (last >= 0 && (out.charAt(last) == ' ' || out.charAt(last) == '\t')) {
            char blank = out.charAt(last);
            out.setLength(last);
            quote(blank);
        }
    }

    private void quote(char c) {
        out.append('=').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 15));
    }
}
