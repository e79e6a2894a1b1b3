package org.wsgilet.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract in Jetty 12.0 with Servlet 6.0, below a context path. */
class Jetty120ContractIT extends ContainerContract {
    private static ContainerProcess server;

    @BeforeAll
    static void start() {
        server = new JettyServer(System.getProperty("jetty12.0.version"), "ee10")
                .deploy("app", Wars.contract())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ContainerProcess server() {
        return server;
    }
}
