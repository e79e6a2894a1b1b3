package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in Jetty 12.1 with Servlet 6.1, below a context path. */
class Jetty121Ee11ContractIT extends ContainerContract {
    @RegisterExtension
    static final ContainerProcess SERVER =
            TestedContainer.JETTY_12_1_EE11.server().deploy("app", Wars.contract());

    @Override
    ContainerProcess server() {
        return SERVER;
    }
}
