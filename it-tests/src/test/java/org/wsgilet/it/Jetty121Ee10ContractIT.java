package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in Jetty 12.1 with Servlet 6.0, at the root. */
class Jetty121Ee10ContractIT extends ContainerContract {
    @RegisterExtension
    static final ContainerProcess SERVER =
            TestedContainer.JETTY_12_1_EE10.server().deploy("ROOT", Wars.contract());

    @Override
    ContainerProcess server() {
        return SERVER;
    }
}
