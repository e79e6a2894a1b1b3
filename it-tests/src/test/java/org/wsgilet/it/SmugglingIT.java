package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link SmugglingCorpus} through the real nginx and HAProxy: the server sees the requests that they forward, and no
 * other.
 */
@Timeout(300)
class SmugglingIT {
    private static final List<String> CONNECTIONS = SmugglingCorpus.connections();
    private static final Pattern NAME = Pattern.compile("n\\d+n(-second)?");

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.write(
                folder,
                "app.py",
                "def app(environ, start_response):",
                "    body = environ['wsgi.input'].read()",
                "    start_response('200 OK', [('Content-Length', '2')])",
                "    return ['ok']");
    }

    @Test
    void corpusIsLarge() {
        assertThat(CONNECTIONS).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    }

    @Test
    void nginxForwardsWhatTheServerSees() {
        Path log = folder.resolve("forwarded.log");
        int port = ReverseProxy.freePort();
        try (Cli cli = serve()) {
            String address = "127.0.0.1:" + cli.ports().get(0);
            Map<String, String> changes = Map.of(
                    "127.0.0.1:8001",
                    address,
                    "127.0.0.1:8002",
                    address,
                    "upstream shop",
                    "log_format forwarded '$upstream_addr $request';\nupstream shop",
                    "listen 443 ssl http2;",
                    "listen 443 ssl http2; listen 127.0.0.1:" + port + "; access_log " + log + " forwarded;"
                            // the client closes its half when it has sent all
                            + " proxy_ignore_client_abort on;");
            try (ReverseProxy proxy = ReverseProxy.nginx(folder, changes)) {
                send(port);
                sendHttp2(proxy.uri("/").getPort());
                assertSame(() -> requests(lines(log).filter(line -> !line.startsWith("- "))));
            }
        }
    }

    @Test
    void haproxyForwardsWhatTheServerSees() {
        int port = ReverseProxy.freePort();
        try (Cli cli = serve()) {
            String address = "127.0.0.1:" + cli.ports().get(0);
            Map<String, String> changes = new HashMap<>(ReverseProxyIT.NO_ADMIN);
            changes.put("127.0.0.1:8001", address);
            changes.put("127.0.0.1:8002", address);
            // of two threads that write a line at once one gives up after 200 attempts, and its line is lost
            changes.put("daemon notice", "daemon info\n    nbthread 1");
            changes.put("    log global\n", "    log global\n    log-format \"forwarded %s %r\"\n");
            changes.put(
                    "    http-request redirect scheme https code 308 unless { ssl_fc }\n",
                    "    bind 127.0.0.1:" + port + "\n");
            try (ReverseProxy proxy = ReverseProxy.haproxy(folder, "haproxy.cfg", changes)) {
                send(port);
                sendHttp2(proxy.uri("/").getPort());
                assertSame(() -> requests(proxy.log().lines().filter(line -> line.matches("forwarded [ab] .*"))));
            }
        }
    }

    private interface Requests {
        Map<String, Long> get();
    }

    /** How many there were of each name; those whose line names none are counted together. */
    private static Map<String, Long> requests(Stream<String> lines) {
        Map<String, Long> counts = new TreeMap<>();
        lines.forEach(line -> {
            Matcher name = NAME.matcher(line);
            counts.merge(name.find() ? name.group() : "-", 1L, Long::sum);
        });
        return counts;
    }

    private void assertSame(Requests forwarded) {
        Await.untilHolds(() -> {
            Map<String, Long> there = forwarded.get();
            Map<String, Long> here = requests(lines(accessLog()));
            assertThat(sum(here)).as(difference(there, here)).isEqualTo(sum(there));
            assertThat(sum(here)).isGreaterThan(500);
            // one that the server refuses early is logged without its target
            here.remove("-");
            assertThat(here)
                    .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(there.getOrDefault(name, 0L)));
        });
    }

    private static String difference(Map<String, Long> there, Map<String, Long> here) {
        return IntStream.range(0, CONNECTIONS.size())
                .filter(i -> !Stream.of("", "-second")
                        .allMatch(end ->
                                there.getOrDefault(name(i) + end, 0L).equals(here.getOrDefault(name(i) + end, 0L))))
                .mapToObj(i -> "\n" + name(i) + " " + counts(there, name(i)) + " and " + counts(here, name(i)) + " "
                        + CONNECTIONS.get(i).replace("\r", "\\r").replace("\n", "\\n"))
                .reduce(
                        "forwarded other than seen (without a name " + there.get("-") + " and " + here.get("-") + "):",
                        String::concat);
    }

    private static String counts(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L) + "+" + counts.getOrDefault(name + "-second", 0L);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String name(int connection) {
        return "n" + connection + "n";
    }

    private static void send(int port) {
        IntStream.range(0, CONNECTIONS.size()).parallel().forEach(i -> {
            try (Wire wire = Wire.to(port)) {
                wire.trySend(CONNECTIONS.get(i).replace("@", name(i)).getBytes(ISO_8859_1));
                wire.tryFinish().readRest();
            }
        });
    }

    /** What a proxy makes HTTP/1.1 of. */
    private static void sendHttp2(int port) {
        SSLContext trusting = Identity.client(ReverseProxy.IDENTITY, null);
        List<byte[]> streams = SmugglingCorpus.streams();
        IntStream.range(0, streams.size()).parallel().forEach(i -> {
            try (Wire wire = Http2Frames.begin(Wire.tls(port, trusting, "h2"))) {
                wire.trySend(streams.get(i));
                assertThat(Http2Frames.answer(wire, 1)).isNotNull();
            }
        });
    }

    private Cli serve() {
        Cli cli = Cli.serve(
                List.of(),
                "app",
                "--chdir",
                folder + "",
                "--access-log",
                accessLog() + "",
                "--access-log-format",
                "%r");
        cli.awaitListening();
        return cli;
    }

    private Path accessLog() {
        return folder.resolve("access.log");
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log, ISO_8859_1).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
