package org.wsgilet.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write after an option, read. */
class OptionValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b       | a;b",
                "' a , b ' | a;b",
                "a,,b,     | a;b",
                "'a\nb,c'  | a;b;c",
                "','       | ''",
                "a.b       | a.b",
            })
    void listsAreSplitAtTheSeparatorAndAtLineEnds(String value, String parts) {
        assertThat(String.join(";", OptionValues.split(List.of(value), ","))).isEqualTo(parts);
    }

    @Test
    void separatorIsNoPattern() {
        assertThat(OptionValues.split(List.of("a.b"), ".")).containsExactly("a", "b");
    }

    @Test
    void pairsMayHaveEqualsSignsAndNothingAsAValue() {
        assertThat(OptionValues.pairs("--env", List.of("A=1\nB=x=y", "C=")))
                .containsExactly(entry("A", "1"), entry("B", "x=y"), entry("C", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAME", "=value"})
    void otherPairsAreRefused(String pair) {
        assertThatThrownBy(() -> OptionValues.pairs("--env", List.of(pair)))
                .isInstanceOf(OptionException.class)
                .hasMessageContainingAll("--env", pair, "NAME=VALUE");
    }
}
