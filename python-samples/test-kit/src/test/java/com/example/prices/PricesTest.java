package com.example.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** A server with the beans of a web application. */
class PricesTest {

    @RegisterExtension
    static WsgiServer server = WsgiServer.of("prices")
            .chdir(Path.of("src/main/python"))
            .env("CURRENCY", "CHF")
            .attribute("prices", Map.of("tea", 3));

    @Test
    void priceIsThatOfTheBean() throws Exception {
        assertEquals("tea: 3 CHF\n", server.get("/tea").body());
    }
}
