package org.wsgilet.cli.options;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are a number of seconds. */
final class Seconds {

    private static final double MILLIS = 1000;

    private Seconds() {}

    /** Whole ones, 1 or more. */
    static final class Positive implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Duration.ofSeconds(Count.parse(text, 1));
        }
    }

    /** Whole ones, 0 or more. */
    static final class FromZero implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Duration.ofSeconds(Count.parse(text, 0));
        }
    }

    /** 0 or more, with a fraction where it is wanted: {@code 0.5}. */
    static final class Fraction implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            double seconds;
            try {
                seconds = Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("a number of seconds is needed, such as 60 or 0.5");
            }
            if (!(seconds >= 0) || seconds > Integer.MAX_VALUE) {
                throw new TypeConversionException("seconds from 0 to " + Integer.MAX_VALUE + " are needed");
            }
            return Duration.ofMillis(Math.round(seconds * MILLIS));
        }
    }
}
