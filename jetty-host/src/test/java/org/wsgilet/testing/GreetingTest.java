package org.wsgilet.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test class that README shows. */
class GreetingTest {

    @RegisterExtension
    static WsgiServer server = WsgiServer.of("greeting:application").chdir(Path.of("src/test/python"));

    @Test
    void greets() throws Exception {
        assertEquals("Hello Ada!\n", server.get("/Ada").body());
    }
}
