package org.wsgilet.bridge.library;

import java.util.Locale;
import org.python.core.codecs;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.jython.Utf8;

/**
 * How {@code cPickle} and {@code json} write and read {@code unicode}. Called by the changed classes under the names of
 * Jython's codecs.
 */
public final class EncodedText {

    private EncodedText() {}

    /** Surrogates on their own have bytes of their own in Python 2. */
    public static String PyUnicode_EncodeUTF8(String text, String errors) {
        return NativeString.utf8(text).getString();
    }

    public static String PyUnicode_DecodeUTF8(String bytes, String errors) {
        return Utf8.decode(bytes, errors, null).getString();
    }

    /** A backslash and an end of line would be read otherwise: they are escaped, too. */
    public static String PyUnicode_EncodeRawUnicodeEscape(String text, String errors, boolean modified) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character > 0xFFFF) {
                escaped.append(String.format(Locale.ROOT, "\\U%08x", character));
            } else if (character > 0xFF || character == '\\' || character == '\n') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    public static String PyUnicode_DecodeRawUnicodeEscape(String bytes, String errors) {
        return codecs.PyUnicode_DecodeRawUnicodeEscape(bytes, errors);
    }
}
