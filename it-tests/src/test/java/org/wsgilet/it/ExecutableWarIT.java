package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar app.war} serves the application as {@code wsgilet serve} does; the WAR still runs in a container. */
class ExecutableWarIT {
    private static final Pattern LISTENING = Pattern.compile("^Listening on http://\\S*:(\\d+)", Pattern.MULTILINE);

    @TempDir
    static Path folder;

    private static Path war;

    @BeforeAll
    static void buildWar() {
        Path app = folder.resolve("shop");
        Apps.writeAnswering(
                app,
                "app.py",
                "app",
                "import os, flask, bottle",
                "(environ['PATH_INFO'], os.environ['COLOUR'], open('data.txt').read().strip())");
        Apps.write(app, "data.txt", "data");
        war = Wars.build(app + "", "--site-packages", Project.FRAMEWORKS + "", "--env", "COLOUR=red", "--executable");
    }

    @Test
    void servesFromAPrivateFolderThatGoesWithIt() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temp"));
        Path out = folder.resolve("out.txt");
        Process process = start(temporary, out, "--bind", "127.0.0.1:0", "--threads", "2");
        Await.until("listening", () -> !process.isAlive() || port(out) > 0);

        assertThat(Apps.get(port(out), "/x")).isEqualTo("('/x', 'red', 'data')");
        Path unpacked = files(temporary).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
                .isEqualTo("rwx------");
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(files(temporary)).isEmpty();
        assertThat(Files.readString(out)).doesNotContain("WARNING", "still there");
    }

    @Test
    void optionsAreThoseOfServe() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temp-check"));
        Path out = folder.resolve("check.txt");
        Process check = start(temporary, out, "--check", "--env", "COLOUR=blue");
        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(Files.readString(out)).isZero();
        assertThat(Files.readString(out)).contains("'app' can be served");

        Process wrong = start(temporary, out, "--colour");
        assertThat(wrong.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong.exitValue()).isEqualTo(2);
        assertThat(Files.readString(out)).contains("Unknown option: '--colour'").hasLineCount(1);
        assertThat(files(temporary)).isEmpty();
    }

    @Test
    void runsInAContainerToo() {
        ContainerProcess server = new TomcatServer(System.getProperty("tomcat11.version"));
        server.deploy("shop", war).start();
        try (server) {
            assertThat(Apps.get(server.port(), "/shop/x")).isEqualTo("('/x', 'red', 'data')");
        }
    }

    private static Process start(Path temporary, Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ContainerProcess.java(), "-Djava.io.tmpdir=" + temporary, "-jar", war.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private static int port(Path out) {
        try {
            Matcher line = LISTENING.matcher(Files.readString(out));
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                    .toList();
        }
    }
}
