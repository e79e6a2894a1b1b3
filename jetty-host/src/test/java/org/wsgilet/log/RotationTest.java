package org.wsgilet.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {

    @ParameterizedTest
    @CsvSource({
        "none, , 0",
        "daily, yyyy-MM-dd, 0",
        "Hourly, yyyy-MM-dd_HH, 0",
        "100MB, yyyy-MM-dd, 104857600",
        "1kb, yyyy-MM-dd, 1024",
        "512, yyyy-MM-dd, 512",
    })
    void parsesTimesAndSizes(String text, String datePattern, long maxSize) {
        assertThat(Rotation.parse(text)).isEqualTo(new Rotation(datePattern, maxSize));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "weekly", "0", "-1", "MB", "1 week"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Rotation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("use daily, hourly or a size such as 100MB");
    }
}
