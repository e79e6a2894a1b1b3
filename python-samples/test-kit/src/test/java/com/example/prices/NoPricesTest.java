package com.example.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wsgilet.testing.WsgiServer;
import org.wsgilet.testing.WsgiTest;

/** A server by annotation. */
@WsgiTest(value = "prices", chdir = "src/main/python")
class NoPricesTest {

    @Test
    void unknownArticleIsNotFound(WsgiServer server) throws Exception {
        assertEquals(404, server.get("/tea").statusCode());
    }
}
