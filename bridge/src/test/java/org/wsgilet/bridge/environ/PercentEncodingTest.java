package org.wsgilet.bridge.environ;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "a+b, a+b",
        "%41%62, Ab",
        "%2f%2F, //",
        "%C3%A9, \u00c3\u00a9",
        "%2541, %41",
        "100%, 100%",
        "%4, %4",
        "%4g%41, %4gA",
        "%%41, %A",
        "%+1, %+1",
    })
    void decodesEachEscapeOnce(String bytes, String decoded) {
        assertThat(PercentEncoding.decoded(bytes)).isEqualTo(decoded);
    }
}
