package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the command does with an APP, and says when it cannot be loaded, as a process; {@code LoadingTest} of jetty-host
 * has all that APP may be.
 */
class CliLoadingIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeApplications() {
        Apps.write(
                folder,
                "plain.py",
                "def other(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['plain']",
                "def make(*args, **options):",
                "    if (args, options) not in [((), {}), (('x', 2), {'flag': True})]:",
                "        raise ValueError('called with %r %r' % (args, options))",
                "    return other",
                "def failing():",
                "    raise ValueError('no database')");
        Apps.writeAnswering(folder, "standard.py", "application", "", "__name__");
        Apps.writeAnswering(folder, "loose/file.py", "application", "import os", "os.path.basename(__file__)[:4]");
        Apps.writeAnswering(folder, "with_app/app.py", "app", "", "'app.py'");
        Apps.write(folder, "empty/README", "nothing to serve");
        Apps.write(folder, "needs.py", "import sys", "import missing_thing");
        Apps.write(folder, "broken.py", "import sys", "", "def app(:");
        Apps.write(folder, "exiting.py", "import sys", "sys.exit(9)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain:make('x', 2, flag=True)", "loose/file.py", "./with_app"})
    void applicationIsFound(String app) {
        try (Cli cli = Cli.start(folder, List.of(), "serve", app, "--check")) {
            assertThat(cli.exitCode()).as("%s%s", cli.out(), cli.err()).isZero();
            assertThat(cli.out()).isNotBlank().doesNotContain("Listening");
        }
    }

    @ParameterizedTest
    @CsvSource({"loose/file.py,file", "with_app,app.py", "standard,standard"})
    void applicationIsServed(String app, String answer) {
        try (Cli cli = Cli.start(folder, List.of(), "serve", app, "--bind", "127.0.0.1:0")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo(answer);
        }
    }

    @Test
    void placesAreNamedByTheirLetters() throws IOException {
        Path place = Files.createDirectories(folder.resolve("Käfer 日本"));

        try (Cli cli = Cli.start(place, List.of("LC_ALL=C.UTF-8"), "serve", "nowhere:app", "--check")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.err()).contains("looked in " + place + ")");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // APP              | in the last line
                "nowhere:app        | nowhere          | looked in",
                "needs:app          | missing_thing    | import",
                "broken:app         | broken.py        | line 3",
                "exiting:app        | exiting          | SystemExit",
                "./empty            | empty            | wsgi.py",
            })
    void lastLineTellsWhatIsWrong(String app, String what, String hint) {
        try (Cli cli = Cli.start(folder, List.of(), "serve", app, "--check")) {
            assertThat(cli.exitCode()).as("%s%s", cli.out(), cli.err()).isEqualTo(3);
            List<String> lines = cli.err().strip().lines().toList();
            assertThat(lines.get(lines.size() - 1)).contains(what, hint);
            assertThat(cli.err()).doesNotContain("\tat ", "org.python", "importlib");
            assertThat(cli.out()).doesNotContain("Listening");
        }
    }

    @Test
    void tracebackShowsTheFramesOfTheUser() {
        try (Cli cli = Cli.start(folder, List.of(), "serve", "plain:failing()", "--bind", "127.0.0.1:0")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(cli.err()).contains("plain.py\", line 9, in failing", "ValueError: no database");
        }
    }

    @Test
    void slowImportSaysWhereItIs() {
        Apps.write(folder, "slow/__init__.py", "");
        Apps.write(
                folder, "slow/models.py", "import os, time", "while not os.path.exists('go'):", "    time.sleep(0.05)");
        Apps.write(folder, "slow/web.py", "import slow.models", "from plain import other");
        try (Cli cli = Cli.start(folder, List.of(), "serve", "slow.web:other", "--check")) {
            Await.until("a line", () -> cli.err().contains("still importing"));
            Apps.write(folder, "go", "");

            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.err()).containsPattern("still importing slow\\.models \\(line [23]\\) after 5 s");
        }
    }
}
