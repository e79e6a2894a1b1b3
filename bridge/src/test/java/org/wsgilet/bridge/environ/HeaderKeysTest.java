package org.wsgilet.bridge.environ;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsgilet.bridge.StartedPython;

class HeaderKeysTest {

    static {
        StartedPython.start();
    }

    @ParameterizedTest
    @CsvSource({"Accept, HTTP_ACCEPT", "x-real-ip, HTTP_X_REAL_IP", "HOST, HTTP_HOST"})
    void areUpperCaseWithUnderscores(String name, String key) {
        assertThat(HeaderKeys.of(name).getString()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-length", "X_Forwarded_For", "Content_Length"})
    void leaveOutWhatCouldPassForAnotherKey(String name) {
        assertThat(HeaderKeys.of(name)).isNull();
    }

    // ForwardedEnviron puts them where a trusted proxy has sent them
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Anything", "forwarded"})
    void leaveOutWhatOnlyProxiesMaySay(String name) {
        assertThat(HeaderKeys.of(name)).isNull();
    }

    @Test
    void areRightBeyondThoseRemembered() {
        for (int i = 0; i < 5000; i++) {
            assertThat(HeaderKeys.of("X-" + i).getString()).isEqualTo("HTTP_X_" + i);
        }
    }
}
