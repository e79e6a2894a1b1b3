package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in Tomcat 10.1 (Servlet 6.0), below a context path. */
class Tomcat10ContractIT extends ContainerContract {
    @RegisterExtension
    static final ContainerProcess SERVER = TestedContainer.TOMCAT_10.server().deploy("app", Wars.contract());

    @Override
    ContainerProcess server() {
        return SERVER;
    }
}
