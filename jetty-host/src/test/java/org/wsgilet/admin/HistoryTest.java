package org.wsgilet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

    @ParameterizedTest
    @CsvSource({
        // the second before, the time, the second
        "0, 1700000000500, 1700000000",
        "1700000000, 1700000001000, 1700000001",
        "1700000000, 1700000000999, 1700000001",
        "1700000000, 1700000007000, 1700000007",
        "1700000000, 1600000000000, 1700000001",
    })
    void eachSampleIsLaterThanTheOneBefore(long before, long millis, long second) {
        assertThat(History.secondAfter(before, millis)).isEqualTo(second);
    }
}
