package org.wsgilet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A field that is not static: a server for each test. */
class ServerOfTestTest {

    private static final Set<WsgiServer> SERVERS = new HashSet<>();

    @RegisterExtension
    WsgiServer server = WsgiServer.of("greeting:application").chdir(Path.of("src/test/python"));

    @RepeatedTest(2)
    void isAnotherOne() throws Exception {
        assertThat(server.get("/Ada").statusCode()).isEqualTo(200);
        assertThat(SERVERS.add(server)).isTrue();
    }

    @Nested
    class Inside {

        @Test
        void isTheOneAround() throws Exception {
            assertThat(server.get("/Ada").statusCode()).isEqualTo(200);
        }
    }
}
