package org.wsgilet.databases.psycopg2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyException;
import org.wsgilet.databases.Python;

/** Intervals in the style {@code postgres}, as psycopg2 reads them. */
class IntervalTest {

    static {
        Python.interpreter();
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 0, 0, 0",
        "1 day, 1, 0, 0",
        "-3 days, -3, 0, 0",
        "1 year 2 mons -3 days +04:05:06.789, 422, 14706, 789000",
        "1 mon, 30, 0, 0",
        "-1 years -2 mons, -425, 0, 0",
        "-00:00:01.5, 0, -1, -500000",
        "100:00:00, 0, 360000, 0",
        "12:34, 0, 45240, 0",
        "00:00:00.000001, 0, 0, 1",
        "1 day 42, 1, 0, 42",
    })
    void isDaysSecondsAndMicroseconds(String text, long days, long seconds, long micros) {
        assertThat(Interval.parse(text)).isEqualTo(new Interval(days, seconds, micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648 days", "99999999999999999999 days", "99999999999:00:00", "1 day x"})
    void whatIsTooBigIsAnOverflow(String text) {
        assertThatThrownBy(() -> Interval.parse(text))
                .isInstanceOfSatisfying(
                        PyException.class,
                        e -> assertThat(e.match(Py.OverflowError)).isTrue());
    }
}
