package org.wsgilet.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

/** Counts and seconds, as users write them. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "' 7 ', 7", "+7, 7", "2147483647, 2147483647"})
    void countsAreWholeNumbers(String text, int number) {
        assertThat(new Count.FromZero().convert(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "0.5, PT0.5S", "' 60', PT1M", "1e3, PT16M40S", "0.0004, PT0S", "2147483647, PT596523H14M7S"})
    void fractionsAreRoundedToMilliseconds(String text, String duration) {
        assertThat(new Seconds.Fraction().convert(text)).hasToString(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a whole number is needed",
        "1.5, a whole number is needed",
        "2147483648, at most 2147483647",
        "many, a whole number is needed",
        "0, at least 1 is needed",
        "-1, at least 1 is needed",
    })
    void otherCountsAreRefused(String text, String reason) {
        assertThatThrownBy(() -> new Count.Positive().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> new Seconds.Positive().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a number of seconds is needed",
        "soon, a number of seconds is needed",
        "-0.1, seconds from 0 to 2147483647 are needed",
        "NaN, seconds from 0 to 2147483647 are needed",
        "Infinity, seconds from 0 to 2147483647 are needed",
        "2147483648, seconds from 0 to 2147483647 are needed",
    })
    void otherSecondsAreRefused(String text, String reason) {
        assertThatThrownBy(() -> new Seconds.Fraction().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(reason);
    }
}
