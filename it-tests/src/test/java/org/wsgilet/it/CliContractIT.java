package org.wsgilet.it;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, served at the root by {@code ./wsgilet serve}. */
class CliContractIT extends WsgiContract {
    @RegisterExtension
    static final CliServer SERVER = CliServer.of(
            "contract:application", "--chdir", Project.PYTHON.toString(), "--threads", "8", "--max-body", "0");

    @Override
    Deployment server() {
        return SERVER;
    }
}
