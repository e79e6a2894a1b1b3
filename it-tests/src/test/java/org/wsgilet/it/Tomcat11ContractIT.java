package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in Tomcat 11 (Servlet 6.1), at the root. */
class Tomcat11ContractIT extends ContainerContract {
    @RegisterExtension
    static final ContainerProcess SERVER = TestedContainer.TOMCAT_11.server().deploy("ROOT", Wars.contract());

    @Override
    ContainerProcess server() {
        return SERVER;
    }
}
