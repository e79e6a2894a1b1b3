package org.wsgilet.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8000, 127.0.0.1, 8000",
        "localhost:0, localhost, 0",
        "[::1]:65535, ::1, 65535",
    })
    void parsesHostAndPort(String text, String host, int port) {
        assertThat(Bind.parse(text)).isEqualTo(Bind.tcp(host, port)).hasToString(text);
    }

    @Test
    void missingHostMeansAllAddressesAsInGunicorn() {
        assertThat(Bind.parse(":8000")).isEqualTo(Bind.tcp("0.0.0.0", 8000));
    }

    @Test
    void parsesUnixSockets() {
        assertThat(Bind.parse("unix:/run/app.sock"))
                .isEqualTo(new Bind.UnixSocket(Path.of("/run/app.sock")))
                .hasToString("unix:/run/app.sock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8000",
                "localhost",
                "localhost:",
                "localhost:http",
                "::1:8000",
                "a:b:1",
                "h:99999",
                "unix:",
                "fd://3"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Bind.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
