package org.wsgilet.bridge.speedups.stdlib;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;

class JsonEncoderTest {

    @Test
    void encodesAsPythonsOwnEncoder() {
        assertThatCode(() -> load("json_cases", true)).doesNotThrowAnyException();
    }

    @Test
    void canBeTurnedOff() {
        assertThatCode(() -> load("json_as_it_is", false)).doesNotThrowAnyException();
    }

    /** The modules assert when they are imported. */
    private static void load(String module, boolean speedups) throws Exception {
        WsgiSettings settings =
                WsgiSettings.of(module).chdir(Path.of("src/test/python")).speedups(speedups);
        WsgiApplication.load(settings).close();
    }
}
