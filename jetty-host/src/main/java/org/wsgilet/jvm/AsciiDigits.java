package org.wsgilet.jvm;

import java.util.Locale;

/**
 * Numbers are written with the digits of ASCII. Jython writes those of its messages and tracebacks by
 * {@code String.format}, which takes the digits of the country: with {@code LANG=ar_EG} even the text of a
 * UnicodeEncodeError could not be made, as Python's {@code str} has no such digits.
 */
public final class AsciiDigits {

    private static final String WITH_ASCII_DIGITS = "en";

    private AsciiDigits() {}

    /**
     * For the whole JVM; languages and names of countries, which Python's {@code locale} asks for, stay as they are.
     */
    public static void use() {
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        if (!format.getLanguage().equals(WITH_ASCII_DIGITS)
                && !String.format(format, "%d", 0).equals("0")) {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        }
    }
}
