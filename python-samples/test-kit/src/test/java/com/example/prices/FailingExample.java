package com.example.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wsgilet.testing.WsgiServer;
import org.wsgilet.testing.WsgiTest;

/** Fails, so that one sees what the application has logged: {@code mvn test -Dtest=FailingExample}. */
@WsgiTest(value = "prices", chdir = "src/main/python")
class FailingExample {

    @Test
    void goldIsForSale(WsgiServer server) throws Exception {
        assertEquals(200, server.get("/gold").statusCode());
    }
}
