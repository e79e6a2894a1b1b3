package org.wsgilet.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "32k, 32768",
        "10M, 10485760",
        "1g, 1073741824",
        "999999999g, 1073741822926258176",
    })
    void parsesBytes(String text, long bytes) {
        assertThat(new Size.Converter().convert(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "-1", "1.5m", "1t", "1 k", "1kb", "9999999999", "\u0661"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> new Size.Converter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
