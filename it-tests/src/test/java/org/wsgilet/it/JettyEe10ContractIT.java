package org.wsgilet.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract in Jetty 12.1 with Servlet 6.0, at the root. */
class JettyEe10ContractIT extends ContainerContract {
    private static ContainerProcess server;

    @BeforeAll
    static void start() {
        server = new JettyServer(System.getProperty("jetty12.1.version"), "ee10")
                .deploy("ROOT", Wars.contract())
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
