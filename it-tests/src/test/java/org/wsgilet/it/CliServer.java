package org.wsgilet.it;

import java.util.List;

/** {@code ./wsgilet serve} on a free port, as a child process for all tests of a class. */
final class CliServer extends ServerOfClass {
    private final String[] arguments;
    private final List<String> environment;
    private Cli cli;

    private CliServer(List<String> environment, String[] arguments) {
        this.environment = environment;
        this.arguments = arguments;
    }

    static CliServer of(String... arguments) {
        return new CliServer(List.of(), arguments);
    }

    /** With a heap of that many megabytes. */
    static CliServer ofMegabytes(int heap, String... arguments) {
        return new CliServer(List.of("WSGILET_JAVA_OPTS=-Xmx" + heap + "m"), arguments);
    }

    Cli cli() {
        return cli;
    }

    @Override
    void startServer() {
        cli = Cli.serve(environment, arguments);
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
