package org.wsgilet.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, on the command line as {@code 4096}, {@code 32k}, {@code 10m} or {@code 1g}. */
record Size(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kmg]?)");
    private static final int BITS_OF_A_THOUSAND = 10;

    static final class Converter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no size such as 4096, 32k, 10m or 1g");
            }
            int power = "kmg"
                            .indexOf(matcher.group(2)
                                    + " ".substring(matcher.group(2).length()))
                    + 1;
            return new Size(Long.parseLong(matcher.group(1)) << BITS_OF_A_THOUSAND * power);
        }
    }

    /** What Jetty takes for request line and headers. */
    static final class OfHeaders implements ITypeConverter<Size> {

        private static final long LEAST = 1024;

        @Override
        public Size convert(String text) {
            Size size = new Converter().convert(text);
            if (size.bytes() < LEAST || size.bytes() > Integer.MAX_VALUE) {
                throw new TypeConversionException("at least 1k and less than 2g is needed");
            }
            return size;
        }
    }
}
