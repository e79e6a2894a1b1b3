package org.wsgilet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearNameTest {

    private static final List<String> NAMES = List.of("--bind", "--threads", "--timeout", "--trusted-proxies", "--jar");

    @ParameterizedTest
    @CsvSource({
        "--thread, --threads",
        "--treads, --threads",
        "--threasd, --threads",
        "--binds, --bind",
        "--timeuot, --timeout",
        "--trusted_proxies, --trusted-proxies",
        "--jars, --jar",
    })
    void isFound(String wrong, String name) {
        assertThat(NearName.of(wrong, NAMES)).contains(name);
        assertThat(NearName.question(wrong, NAMES)).isEqualTo(": did you mean " + name + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers", "--host", "--car-pool", "x", ""})
    void isNotGuessed(String wrong) {
        assertThat(NearName.of(wrong, NAMES)).isEmpty();
        assertThat(NearName.question(wrong, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', ab, 2", "ab, ba, 1", "abc, abc, 0", "abc, abd, 1", "abc, ac, 1", "ca, abc, 3"})
    void mistakesAreCounted(String one, String other, int mistakes) {
        assertThat(NearName.mistakes(one, other)).isEqualTo(mistakes);
        assertThat(NearName.mistakes(other, one)).isEqualTo(mistakes);
    }
}
