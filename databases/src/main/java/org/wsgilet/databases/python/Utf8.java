package org.wsgilet.databases.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.python.core.PyUnicode;
import org.wsgilet.bridge.jython.NativeString;

/** Text in UTF-8, as CPython encodes and decodes it. */
public final class Utf8 {

    private Utf8() {}

    /** The text of bytes; UnicodeDecodeError. */
    public static PyUnicode unicode(byte[] bytes, int offset, int length) {
        int high = 0;
        for (int i = offset; i < offset + length; i++) {
            high |= bytes[i];
        }
        if (high >= 0) { // as no byte is negative, all are ASCII
            return new PyUnicode(new String(bytes, offset, length, ISO_8859_1), true);
        }
        String text = new String(bytes, offset, length, UTF_8);
        boolean basic = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                // Not UTF-8, perhaps, or half of a surrogate pair, which Python 2 takes.
                String same = new String(bytes, offset, length, ISO_8859_1);
                return org.wsgilet.bridge.jython.Utf8.decode(same, "strict");
            }
            basic &= !Character.isSurrogate(c);
        }
        return new PyUnicode(text, basic);
    }

    /** The bytes of a text. */
    public static byte[] bytes(PyUnicode text) {
        String string = text.getString();
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                // Java replaces half a pair.
                return NativeString.utf8(string).getString().getBytes(ISO_8859_1);
            }
        }
        return string.getBytes(UTF_8);
    }
}
