package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** The contract, embedded in this JVM below a context path. */
class EmbeddedContractIT extends WsgiContract {
    @RegisterExtension
    static final WsgiServer WSGI = WsgiServer.of("contract:application")
            .chdir(Project.PYTHON)
            .contextPath("/app")
            .threads(8);

    @Override
    Deployment server() {
        return new Deployment() {
            @Override
            public int port() {
                return WSGI.port();
            }

            @Override
            public String mount() {
                return "/app";
            }

            @Override
            public String log() {
                return WSGI.log();
            }
        };
    }
}
