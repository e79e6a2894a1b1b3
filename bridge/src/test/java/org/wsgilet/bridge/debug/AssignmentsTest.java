package org.wsgilet.bridge.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsgilet.bridge.ProcessorTime;

class AssignmentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'password': 'x y', 'name': 'n'} | {'password': ********, 'name': 'n'}",
                "{u'db_password': u'x\\'y', 'name': 1} | {u'db_password': ********, 'name': 1}",
                "[('Authorization', \"x\")] | [('Authorization', ********)]",
                "SECRET_KEY = 'x' | SECRET_KEY = ********",
                "/?access_token=x&q=1 | /?access_token=********&q=1",
                "/?a=1&token=&q=1 | /?a=1&token=&q=1",
                "token:x,y | token:********,y",
                "{'token': 'cut | {'token': ********",
                "token | token",
                "token = | token =",
                "a token, and more | a token, and more",
                "KeyError: 'x' | KeyError: 'x'",
                "author: 'x' | author: 'x'",
                "passenger=x | passenger=x",
            })
    void valuesBesideSecretNamesAreMasked(String text, String masked) {
        assertThat(Assignments.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-",
                "aA",
                "key",
                "token",
                "token ",
                "token=",
                "'token'",
                "token:\"",
                "'token',",
                "pass.",
                "\\",
                "'",
                " "
            })
    void longTextTakesLinearTime(String part) {
        String text = part.repeat(1_000_000 / part.length());

        assertThat(ProcessorTime.of(() -> Assignments.masked(text))).isLessThan(Duration.ofSeconds(5));
    }
}
