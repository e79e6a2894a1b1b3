package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in Jetty 12.0 with Servlet 6.0, below a context path. */
class Jetty120Ee10ContractIT extends ContainerContract {
    @RegisterExtension
    static final ContainerProcess SERVER = TestedContainer.JETTY_12_0.server().deploy("app", Wars.contract());

    @Override
    ContainerProcess server() {
        return SERVER;
    }
}
