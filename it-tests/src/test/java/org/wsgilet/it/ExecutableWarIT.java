package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code java -jar app.war} serves the application as {@code wsgilet serve} does. WarsInContainersIT deploys such WARs.
 */
class ExecutableWarIT {
    @TempDir
    static Path folder;

    private static Path war;

    private static Path settingsWar;

    @BeforeAll
    static void buildWar() {
        Path app = folder.resolve("shop");
        Apps.writeAnswering(
                app,
                "app.py",
                "app",
                "import os, flask, bottle, more",
                "(environ['PATH_INFO'], os.environ['COLOUR'], open('data.txt').read().strip(), more.MORE)");
        Apps.write(app, "lib/more.py", "MORE = 1");
        Apps.write(app, "data.txt", "data");
        Apps.write(app, "assets/caf\u00e9.txt", "static");
        war = Wars.build(
                app + "",
                "--site-packages",
                Project.FRAMEWORKS + "",
                "--static",
                app.resolve("assets") + "",
                "--env",
                "COLOUR=red",
                "--init-param",
                "wsgilet.python-path=/WEB-INF/python/lib",
                "--executable");
    }

    @Test
    void servesFromAPrivateFolderThatGoesWithIt() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temp"));
        Cli cli = start(war, temporary, "--bind", "127.0.0.1:0", "--threads", "2");
        cli.awaitListening();
        int port = cli.ports().get(0);

        assertThat(Apps.get(port, "/x")).isEqualTo("('/x', 'red', 'data', 1)");
        assertThat(Apps.get(port, "/assets/caf%C3%A9.txt")).isEqualTo("static\n");
        assertThat(Apps.get(port, "/assets/..%2FWEB-INF/web.xml")).doesNotContain("web-app");
        Path unpacked = files(temporary).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
                .isEqualTo("rwx------");
        cli.close();
        assertThat(cli.exitCode()).isEqualTo(143);
        assertThat(files(temporary)).isEmpty();
        assertThat(cli.err()).doesNotContain("WARNING", "still there");
    }

    @Test
    void optionsAreThoseOfServe() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temp-check"));
        Cli check = start(war, temporary, "--check", "--env", "COLOUR=blue");
        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out()).contains("'app' can be served");

        Cli wrong = start(war, temporary, "--colour");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("Unknown option: '--colour'").hasLineCount(1);
        assertThat(files(temporary)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                | (True, '10.0.0.1', '3', 'red', 'False False')",
                "--request-id=false --no-speedups=false --env=COLOUR=blue"
                        + " | (False, '10.0.0.1', '3', 'blue', 'True True')",
                "--database-pool=4 --trusted-proxies=10.1.1.1     | (True, '127.0.0.1', '4', 'red', 'False False')",
                "--no-speedups-of=markupsafe                      | (True, '10.0.0.1', '3', 'red', 'True False')",
            })
    void whatWebXmlSaysHoldsUntilAnOptionSaysOtherwise(String options, String answer) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--bind", "127.0.0.1:0"));
        arguments.addAll(options == null ? List.of() : List.of(options.split(" ")));
        try (Cli cli = start(settingsWar(), folder, arguments.toArray(String[]::new))) {
            cli.awaitListening();
            assertThat(Apps.response(cli.ports().get(0), "/", "X-Forwarded-For: 10.0.0.1")
                            .text())
                    .isEqualTo(answer);
        }
    }

    /** A WAR whose init-params say something of each option that is also one. */
    private static synchronized Path settingsWar() {
        if (settingsWar == null) {
            Path app = folder.resolve("settings");
            Apps.writeAnswering(
                    app,
                    "app.py",
                    "app",
                    "import os, jinja2.runtime, wsgilet_changes\n"
                            + "def in_java():\n"
                            + "    put = [module for module, version, why in wsgilet_changes.stand_ins if why is None]\n"
                            + "    return ' '.join(str(module in put) for module in"
                            + " ('jinja2.runtime', 'markupsafe._speedups'))",
                    "('wsgilet.request_id' in environ, environ['REMOTE_ADDR'], os.environ['WSGILET_DATABASE_POOL'],"
                            + " os.environ['COLOUR'], in_java())");
            settingsWar = Wars.build(
                    app + "",
                    "--site-packages",
                    Project.FRAMEWORKS + "",
                    "--env",
                    "COLOUR=red",
                    "--init-param",
                    "wsgilet.request-id=true",
                    "--init-param",
                    "wsgilet.trusted-proxies=127.0.0.1",
                    "--init-param",
                    "wsgilet.speedups=false",
                    "--database-pool",
                    "3",
                    "--executable");
        }
        return settingsWar;
    }

    @ParameterizedTest
    @CsvSource({"notes, /, </html>", "files, /static/style.css, body {"})
    void samplesRun(String sample, String path, String answer) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temp-" + sample));
        try (Cli cli =
                start(sample.equals("notes") ? Wars.notes() : Wars.files(), temporary, "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), path)).contains(answer);
        }
        assertThat(files(temporary)).isEmpty();
    }

    private static Cli start(Path war, Path temporary, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(ContainerProcess.java(), "-Djava.io.tmpdir=" + temporary, "-jar", war.toString()));
        command.addAll(List.of(arguments));
        return Cli.startProgram(folder, List.of(), command);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                    .toList();
        }
    }
}
