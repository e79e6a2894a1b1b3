package org.wsgilet.it;

import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, served by a servlet container that Wsgilet has no part in. */
@ExtendWith(DeviationsAreTrue.class)
abstract class ContainerContract extends WsgiContract {
    @Override
    abstract ContainerProcess server();
}
