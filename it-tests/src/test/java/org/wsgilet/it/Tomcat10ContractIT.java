package org.wsgilet.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract in Tomcat 10.1 (Servlet 6.0), below a context path. */
class Tomcat10ContractIT extends ContainerContract {
    private static ContainerProcess server;

    @BeforeAll
    static void start() {
        server = new TomcatServer(System.getProperty("tomcat10.version"))
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
