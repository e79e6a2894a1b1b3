package org.wsgilet.bridge.speedups.stdlib;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;

class JsonEncoderTest {

    @Test
    void encodesAsPythonsOwnEncoder() {
        assertThatCode(() -> load("json_cases")).doesNotThrowAnyException();
    }

    @Test
    void canBeTurnedOff() {
        assertThatCode(() -> load("json_as_it_is", "all")).doesNotThrowAnyException();
        assertThatCode(() -> load("json_as_it_is", "bottle, json")).doesNotThrowAnyException();
        assertThatCode(() -> load("json_as_it_is", "json.encoder")).doesNotThrowAnyException();
        assertThatCode(() -> load("json_cases", "jinja2,werkzeug.urls")).doesNotThrowAnyException();
    }

    /** The modules assert when they are imported. */
    private static void load(String module) throws Exception {
        WsgiApplication.load(settings(module)).close();
    }

    private static void load(String module, String noSpeedups) throws Exception {
        WsgiApplication.load(settings(module).noSpeedups(noSpeedups)).close();
    }

    private static WsgiSettings settings(String module) {
        return WsgiSettings.of(module).chdir(Path.of("src/test/python"));
    }
}
