package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code unicode.encode} and {@code join} give the same in Java as in Jython. They are replaced for a whole JVM, so
 * that the comparison takes two.
 */
class TextMethodsIT {

    @Test
    void textsGiveTheSameWithoutSpeedups() {
        List<String> told = outcomes();

        assertThat(told).hasSizeGreaterThan(10_000).isEqualTo(outcomes("--no-speedups"));
    }

    private static List<String> outcomes(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "texts",
                "--chdir",
                Project.SAMPLES.resolve("src/test/python/speedups").toString(),
                "--python-path",
                Project.FRAMEWORKS.toString()));
        arguments.addAll(List.of(options));
        try (Cli cli = Cli.serve(List.of(), arguments.toArray(String[]::new))) {
            cli.awaitListening();
            Response response = Apps.response(cli.ports().get(0), "/");
            assertThat(response.status()).isEqualTo(200);
            return response.text().lines().toList();
        }
    }
}
