package org.wsgilet.databases.psycopg2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2020-01-31, 2020 1 31",
        "0001-01-01, 1 1 1",
        "10000-12-31, 10000 12 31",
        "0044-03-15 BC, -43 3 15",
    })
    void dateIsYearMonthAndDay(String text, String parts) {
        IsoDateTime read = of(text);
        read.readDate();

        assertThat(read.year + " " + read.month + " " + read.day).isEqualTo(parts);
        assertThat(read.hasMore()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12:34:56, 12 34 56 0, ",
        "12:34:56.7, 12 34 56 700000, ",
        "12:34:56.789012, 12 34 56 789012, ",
        "24:00:00, 0 0 0 0, ",
        "12:34:60, 12 35 0 0, ",
        "12:34:56+02, 12 34 56 0, 7200",
        "12:34:56.5-01:30, 12 34 56 500000, -5400",
        "12:34:56+01:30:15, 12 34 56 0, 5415",
    })
    void timeMayHaveAFractionAndAZone(String text, String parts, Integer zone) {
        IsoDateTime read = of(text);
        read.readTime();

        assertThat(read.hour + " " + read.minute + " " + read.second + " " + read.micros)
                .isEqualTo(parts);
        assertThat(read.hasZone ? (Integer) read.zoneSeconds : null).isEqualTo(zone);
        assertThat(read.hasMore()).isFalse();
    }

    private static IsoDateTime of(String text) {
        byte[] data = ("<" + text + ">").getBytes(US_ASCII);
        return new IsoDateTime(data, 1, data.length - 2);
    }
}
