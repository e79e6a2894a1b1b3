package org.wsgilet.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test class that README shows. */
class GreetingTest {

    @RegisterExtension
    static WsgiServer server = WsgiServer.of("greeting:application").chdir(Path.of("src/test/python"));

    @Test
    void greets() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/Ada")).build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertEquals("Hello Ada!\n", body);
    }
}
