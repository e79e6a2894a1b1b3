package org.wsgilet.bridge.syntax;

import java.math.BigInteger;
import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.codecs;

/** The numbers and strings of a {@link PlainExpression}, as Jython's parser makes them of tokens. */
final class PlainLiterals {

    private static final int MOST_DIGITS = 9;

    private final Cursor cursor;
    private final boolean sourceIsUnicode;
    private final boolean unicodeLiterals;

    /**
     * @param sourceIsUnicode whether the source is {@code unicode}: the bytes of a {@code str} in it are UTF-8 then
     * @param unicodeLiterals whether a string without a prefix is {@code unicode}
     */
    PlainLiterals(Cursor cursor, boolean sourceIsUnicode, boolean unicodeLiterals) {
        this.cursor = cursor;
        this.sourceIsUnicode = sourceIsUnicode;
        this.unicodeLiterals = unicodeLiterals;
    }

    PyObject number() {
        PyObject number = number(cursor.written().toLowerCase(Locale.ROOT));
        int end = cursor.end();
        cursor.skip();
        if (cursor.is(Token.NAME) && cursor.start() == end) {
            throw cursor.refused();
        }
        return number;
    }

    private static PyObject number(String written) {
        char first = written.charAt(0);
        char last = written.charAt(written.length() - 1);
        if (first == '0' && written.length() > 1 && "xob".indexOf(written.charAt(1)) >= 0) {
            int radix = written.charAt(1) == 'x' ? 16 : written.charAt(1) == 'o' ? 8 : 2;
            return whole(written.substring(2), radix);
        }
        if (last == 'j') {
            return Py.newImaginary(Double.parseDouble(written.substring(0, written.length() - 1)));
        }
        if (written.indexOf('.') >= 0 || written.indexOf('e') >= 0) {
            return Py.newFloat(Double.parseDouble(written));
        }
        return whole(written, first == '0' ? 8 : 10);
    }

    private static PyObject whole(String digits, int radix) {
        if (digits.endsWith("l")) {
            return Py.newLong(new BigInteger(digits.substring(0, digits.length() - 1), radix));
        }
        if (digits.length() <= MOST_DIGITS) {
            long value = Long.parseLong(digits, radix);
            return value <= Integer.MAX_VALUE ? Py.newInteger((int) value) : Py.newLong(value);
        }
        BigInteger value = new BigInteger(digits, radix);
        return value.bitLength() < Integer.SIZE ? Py.newInteger(value.intValue()) : Py.newLong(value);
    }

    PyString strings() {
        StringBuilder value = new StringBuilder();
        boolean unicode = false;
        while (cursor.is(Token.STRING)) {
            Escapes literal = new Escapes(cursor.text());
            boolean isUnicode = !literal.areOfBytes(unicodeLiterals);
            unicode |= isUnicode;
            value.append(isUnicode ? text(literal) : bytes(literal));
            cursor.skip();
        }
        return unicode ? Py.newUnicode(value.toString()) : Py.newString(value.toString());
    }

    private String text(Escapes literal) {
        String content = literal.content();
        if (content.indexOf('\\') < 0) {
            return content;
        }
        if (literal.mistakeInText() != null) {
            throw cursor.refused();
        }
        return literal.areRaw()
                ? codecs.PyUnicode_DecodeRawUnicodeEscape(content, "strict")
                : PyString.decode_UnicodeEscape(content, 0, content.length(), "strict", true);
    }

    private String bytes(Escapes literal) {
        String content = sourceIsUnicode ? encoded(literal.content()) : literal.content();
        if (literal.areRaw() || content.indexOf('\\') < 0) {
            return content;
        }
        if (literal.mistakeInBytes() != null || literal.hasOctalBeyondByte()) {
            throw cursor.refused();
        }
        return PyString.decode_UnicodeEscape(content, 0, content.length(), "strict", false);
    }

    private static String encoded(String content) {
        return content.chars().allMatch(character -> character <= 0x7f)
                ? content
                : codecs.encode(new PyUnicode(content), "utf-8", "strict");
    }
}
