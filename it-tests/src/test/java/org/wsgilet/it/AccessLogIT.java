package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code wsgilet serve} writes down of each request. */
class AccessLogIT {
    private static final String DATE = "\\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}]";

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ.get('wsgilet.request_id')");
    }

    @Test
    void withoutAnOptionNothingIsLogged() {
        try (Cli cli = serve()) {
            Apps.get(port(cli), "/page");
            cli.signal("TERM");
            cli.exitCode();

            assertThat(cli.out() + cli.err()).doesNotContain("/page");
        }
    }

    @Test
    void commonIsWithoutRefererAndAgent() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "common")) {
            get(cli, "/page", "User-Agent: test", "Referer: /");

            assertThat(lastLine(cli)).matches("127\\.0\\.0\\.1 - - " + DATE + " \"GET /page HTTP/1\\.1\" 200 4");
        }
    }

    @Test
    void combinedIsTheDefault() {
        try (Cli cli = serve("--access-log", "-")) {
            get(cli, "/page", "User-Agent: test", "Referer: /from");

            assertThat(lastLine(cli)).endsWith("\"GET /page HTTP/1.1\" 200 4 \"/from\" \"test\"");
        }
    }

    @Test
    void codesOfApacheMakeOnesOwnFormat() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "%m|%U|%q|%s|%{X-A}i|%{Content-Type}o|%%")) {
            get(cli, "/page?q=1", "X-A: b");

            assertThat(lastLine(cli)).isEqualTo("GET|/page|?q=1|200|b|text/plain|%");
        }
    }

    @Test
    void codesOfGunicornDoToo() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "%(h)s \"%(r)s\" %(s)s %(b)s %({x-a}i)s")) {
            get(cli, "/page", "X-A: b");

            assertThat(lastLine(cli)).isEqualTo("127.0.0.1 \"GET /page HTTP/1.1\" 200 4 b");
        }
    }

    @Test
    void jsonIsOneObjectALine() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "json", "--request-id")) {
            get(cli, "/page?q=1", "User-Agent: te\"st", "X-Request-ID: abc-1");

            assertThat(lastLine(cli))
                    .matches("\\{\"time\":\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\",\"client\":\"127\\.0\\.0\\.1\","
                            + "\"method\":\"GET\",\"target\":\"/page\\?q=1\",\"protocol\":\"HTTP/1\\.1\",\"host\":\"h\","
                            + "\"status\":200,\"bytes\":5,\"duration_ms\":[\\d.]+,\"user_agent\":\"te\\\\\"st\","
                            + "\"request_id\":\"abc-1\",\"complete\":true}");
        }
    }

    @Test
    void jsonCannotBeForged() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "json")) {
            get(cli, "/%0A", "User-Agent: a\",\"status\":1,\"b\":\"\u009b31m\u00e9\\");

            assertThat(lastLine(cli))
                    .contains("\"user_agent\":\"a\\\",\\\"status\\\":1,\\\"b\\\":\\\"", "\\u009b31m\\u00e9\\\\\"")
                    .doesNotContain("\u009b");
        }
    }

    @Test
    void requestsThatNeverReachTheApplicationAreLogged() {
        try (Cli cli = serve("--access-log", "-", "--access-log-format", "%s %r")) {
            get(cli, "/%2e%2e/");

            assertThat(lastLine(cli)).startsWith("400 ");
        }
    }

    @Test
    void movedFileIsLeftAtTheSignal() {
        Path log = folder.resolve("access.log");
        Path moved = folder.resolve("moved.log");
        try (Cli cli = serve("--access-log", log + "", "--access-log-format", "%U")) {
            Apps.get(port(cli), "/before");
            Await.until("first line", () -> text(log).equals("/before\n"));
            move(log, moved);
            cli.signal("USR1");
            Await.until("a new file", () -> Files.exists(log));
            Apps.get(port(cli), "/after");

            Await.until("second line", () -> text(log).equals("/after\n"));
            assertThat(text(moved)).isEqualTo("/before\n");
        }
    }

    @Test
    void fileOfFullSizeIsPutAside() {
        Path log = folder.resolve("access.log");
        try (Cli cli = serve("--access-log", log + "", "--access-log-format", "%U", "--access-log-rotate", "1KB")) {
            for (int i = 0; i < 20; i++) {
                Apps.get(port(cli), "/" + "x".repeat(200) + i);
            }
            Await.until("20 lines", () -> lines().size() == 20);

            assertThat(logs()).hasSizeGreaterThan(1);
            assertThat(lines()).doesNotHaveDuplicates();
        }
    }

    @Test
    void saneIdOfTheClientIsKept() {
        try (Cli cli = serve("--request-id")) {
            Response response = get(cli, "/", "X-Request-ID: 7f3a-b.c_d:1");

            assertThat(response.text()).isEqualTo("7f3a-b.c_d:1");
            assertThat(response.header("X-Request-ID")).isEqualTo("7f3a-b.c_d:1");
        }
    }

    @Test
    void otherIdsAreReplaced() {
        try (Cli cli = serve("--request-id")) {
            for (String id : List.of("", "a b", "<script>", "x".repeat(129), "\u00e9")) {
                Response response = get(cli, "/", "X-Request-ID: " + id);

                assertThat(response.text()).matches("[0-9a-f]{32}");
                assertThat(response.header("X-Request-ID")).isEqualTo(response.text());
            }
        }
    }

    @Test
    void withoutTheOptionThereAreNoIds() {
        try (Cli cli = serve()) {
            Response response = get(cli, "/", "X-Request-ID: abc");

            assertThat(response.text()).isEqualTo("None");
            assertThat(response.header("X-Request-ID")).isNull();
        }
    }

    private static Response get(Cli cli, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: h"));
        lines.addAll(List.of(headers));
        try (Wire wire = Wire.to(port(cli))) {
            return wire.send(lines.toArray(String[]::new)).read();
        }
    }

    private static int port(Cli cli) {
        return cli.ports().get(0);
    }

    /** The first line after the one that says where the server listens: that of the one request. */
    private static String lastLine(Cli cli) {
        Await.until("a line", () -> cli.out().lines().count() == 2 && cli.out().endsWith("\n"));
        return cli.out().lines().toList().get(1);
    }

    private List<Path> logs() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("access.log"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        return logs().stream().flatMap(file -> text(file).lines()).toList();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return ""; // moved meanwhile
        }
    }

    private Cli serve(String... options) {
        List<String> all = new ArrayList<>(List.of("app", "--chdir", folder.toString()));
        all.addAll(List.of(options));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }
}
