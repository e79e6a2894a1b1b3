package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command lines of docs/differences.md are ones that Wsgilet understands. */
class DifferencesIT {
    private static final Pattern COMMAND = Pattern.compile("\\| `(wsgilet serve [^`]*)` \\|");

    @TempDir
    Path folder;

    static Stream<String> commands() throws IOException {
        String page = Files.readString(Project.ROOT.resolve("docs/differences.md"));
        List<String> found = COMMAND.matcher(page)
                .results()
                .map((MatchResult command) -> command.group(1))
                .toList();
        assertThat(found).hasSizeGreaterThan(20);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandIsUnderstood(String line) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        Apps.writeAnswering(folder, "wsgi.py", "application", "", "'x'");
        Files.createDirectory(folder.resolve("static"));
        ReverseProxy.IDENTITY.pemChain(folder.resolve("c.pem"));
        ReverseProxy.IDENTITY.pemKey(folder.resolve("k.pem"));
        String command = "exec " + line.replaceFirst("^wsgilet", Project.COMMAND.toString()) + " --show-config";
        try (Cli cli = Cli.startProgram(folder, List.of(), List.of("sh", "-c", command))) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
        }
    }
}
