package org.wsgilet.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8000, 127.0.0.1, 8000, http://127.0.0.1:8000",
        "localhost:0, localhost, 0, http://localhost:0",
        "[::1]:65535, ::1, 65535, http://[::1]:65535",
    })
    void parsesHostAndPort(String text, String host, int port, String uri) {
        Bind bind = Bind.parse(text);
        assertThat(bind).isEqualTo(new Bind(host, port)).hasToString(text);
        assertThat(bind.uri()).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8000", "localhost", ":8000", "localhost:", "localhost:http", "::1:8000", "a:b:1", "h:99999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Bind.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
