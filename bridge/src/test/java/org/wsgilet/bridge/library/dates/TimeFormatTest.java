package org.wsgilet.bridge.library.dates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is that of {@code time.strftime} of CPython 2.7 on Linux. */
class TimeFormatTest {

    /** {@code time.gmtime(1609459199)} is Thursday, the last second of 2020. */
    private static final int[] LAST_SECOND = {2020, 12, 31, 23, 59, 59, 3, 366, 0};

    /** {@code time.gmtime(1104537600 + 3600 * 5)}: the 1st of January 2005, a Saturday in the last week of 2004. */
    private static final int[] NEW_YEAR = {2005, 1, 1, 5, 0, 0, 5, 1, 0};

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "%Y-%m-%d %H:%M:%S ~ 2020-12-31 23:59:59",
                "%a %A %b %B %h ~ Thu Thursday Dec December Dec",
                "%c ~ Thu Dec 31 23:59:59 2020",
                "%D %x %F %T %X %R ~ 12/31/20 12/31/20 2020-12-31 23:59:59 23:59:59 23:59",
                "%I %l %p %P %r ~ 11 11 PM pm 11:59:59 PM",
                "%j %y %C %G %g %V ~ 366 20 20 2020 20 53",
                "%U %W %u %w ~ 52 52 4 4",
                "%s %Z %% ~ 1609459199 UTC %",
                "%-m %_H %05d %^a %#Z ~ 12 23 00031 THU utc",
                "%10Y|%-j|%Ey|%Od ~ 0000002020|366|20|31",
                "%Q % ~ %Q %",
            })
    void codesAreThoseOfTheCLibrary(String format, String text) {
        assertThat(new TimeFormat(LAST_SECOND, "UTC", 1609459199).format(format))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "%d|%e|%k|%l|%I|%p ~ 01| 1| 5| 5|05|AM",
                "%G-W%V-%u %g ~ 2004-W53-6 04",
                "%U %W %j %w ~ 00 00 001 6",
                "%-d %_d %-j %^B ~ 1  1 1 JANUARY",
            })
    void firstDaysMayBelongToTheYearBefore(String format, String text) {
        assertThat(new TimeFormat(NEW_YEAR, "UTC", 1104555600).format(format)).isEqualTo(text);
    }
}
