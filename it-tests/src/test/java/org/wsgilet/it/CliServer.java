package org.wsgilet.it;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** {@code ./wsgilet serve} on a free port, as a child process for all tests of a class. */
final class CliServer implements Deployment, BeforeAllCallback, AfterAllCallback {
    private final String[] arguments;
    private Cli cli;
    private ExtensionContext owner;

    private CliServer(String[] arguments) {
        this.arguments = arguments;
    }

    static CliServer of(String... arguments) {
        return new CliServer(arguments);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // JUnit calls this again for each nested class
        if (owner != null) {
            return;
        }
        owner = context;
        cli = Cli.serve(List.of(), arguments);
        cli.awaitListening();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context == owner) {
            cli.close();
        }
    }

    @Override
    public int port() {
        return cli.ports().get(0);
    }

    @Override
    public String mount() {
        return "";
    }

    @Override
    public String log() {
        return cli.out() + cli.err();
    }
}
