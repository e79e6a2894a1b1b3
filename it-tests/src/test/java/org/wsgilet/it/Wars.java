package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WARs that {@code wsgilet war} makes for the tests of containers. */
final class Wars {
    private static Path contract;

    private Wars() {}

    /** {@code contract:application}, built once for all containers. */
    static synchronized Path contract() {
        if (contract == null) {
            contract = build(Project.PYTHON.resolve("contract.py") + ":application");
        }
        return contract;
    }

    static Path build(String... arguments) {
        try {
            Path war = Files.createTempDirectory(Project.TARGET, "war").resolve("app.war");
            List<String> command = new ArrayList<>(List.of("war", "-o", war.toString()));
            command.addAll(List.of(arguments));
            Cli cli = Cli.start(Project.ROOT, List.of(), command.toArray(String[]::new));
            if (cli.exitCode() != 0) {
                throw new AssertionError(cli.out() + cli.err());
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
