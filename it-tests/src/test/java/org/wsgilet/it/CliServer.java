package org.wsgilet.it;

import java.util.List;

/** {@code ./wsgilet serve} on a free port, as a child process for all tests of a class. */
final class CliServer extends ServerOfClass {
    private final String[] arguments;
    private Cli cli;

    private CliServer(String[] arguments) {
        this.arguments = arguments;
    }

    static CliServer of(String... arguments) {
        return new CliServer(arguments);
    }

    @Override
    void startServer() {
        cli = Cli.serve(List.of(), arguments);
        cli.awaitListening();
    }

    @Override
    void stopServer() {
        cli.close();
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
