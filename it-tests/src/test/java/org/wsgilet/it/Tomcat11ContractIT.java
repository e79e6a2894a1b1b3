package org.wsgilet.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract in Tomcat 11 (Servlet 6.1), at the root. */
class Tomcat11ContractIT extends ContainerContract {
    private static ContainerProcess server;

    @BeforeAll
    static void start() {
        server = new TomcatServer(System.getProperty("tomcat11.version"))
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
