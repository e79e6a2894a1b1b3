package org.wsgilet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The annotation: one server for a class and those in it. */
@WsgiTest(
        value = "greeting:application",
        chdir = "src/test/python",
        env = {"GREETING=Good morning", "OTHER="},
        contextPath = "/greet")
class WsgiTestTest {

    private static int port;

    @BeforeEach
    void remember(WsgiServer server) {
        port = server.port();
    }

    @Test
    void greets(WsgiServer server) throws Exception {
        assertThat(server.get("/Ada").body()).isEqualTo("Good morning Ada!\n");
    }

    @AfterAll
    static void isStillThere(WsgiServer server) throws Exception {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
    }

    @Nested
    class Inside {

        @Test
        void isTheSameServer(WsgiServer server) throws Exception {
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.get("/Ada").body()).isEqualTo("Good morning Ada!\n");
        }
    }
}
