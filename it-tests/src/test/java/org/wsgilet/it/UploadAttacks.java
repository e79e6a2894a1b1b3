package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that leave or stall in the middle of a body, and applications that fail behind one, against one way of
 * serving: after each the server answers at once, nothing ran twice, no socket stays, and in the end the server stops
 * at once.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class UploadAttacks {
    /** More than a server has threads: each attack that keeps one shows. */
    static final int MANY = 20;

    /** Less than the 30 s that the server waits for a body, and for requests when it stops. */
    private static final Duration AT_ONCE = Duration.ofSeconds(25);

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final List<String> arguments;
    private final List<String> environment;
    private Path folder;
    private Cli cli;
    private long idleSockets;

    UploadAttacks(List<String> environment, String... arguments) {
        this.environment = environment;
        this.arguments = List.of(arguments);
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        start();
    }

    private void start() {
        List<String> all = new ArrayList<>(List.of("serve", "uploads", "--bind", address(), "--chdir"));
        all.addAll(List.of(Project.PYTHON + "", "--access-log", accessLog() + "", "--access-log-format", "%U"));
        all.addAll(arguments);
        cli = Cli.start(Project.ROOT, environment, all.toArray(String[]::new));
        cli.awaitListening();
        assertAnswers();
        Await.untilHolds(() -> assertThat(cli.sockets()).isEqualTo(idleSockets = cli.sockets()));
    }

    @AfterEach
    void serverIsWhole() {
        try {
            assertWhole();
        } catch (Throwable e) {
            cli.kill(); // the next test is to tell of itself
            start();
            throw e;
        }
    }

    private void assertWhole() {
        assertAnswers();
        Await.untilHolds(() -> assertThat(cli.sockets()).as("open sockets").isLessThanOrEqualTo(idleSockets));
        List<String> ran = List.of(get("ran", "").text().split(" "));
        assertThat(ran).doesNotHaveDuplicates();
        Await.untilHolds(() -> assertThat(logged()).doesNotHaveDuplicates().containsAll(ran));
    }

    @AfterAll
    void stopsAtOnce() {
        long start = System.nanoTime();
        cli.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }

    /** Where the server listens. */
    String address() {
        return "127.0.0.1:0";
    }

    Wire connect() {
        return Wire.to(cli.ports().get(0));
    }

    Path folder() {
        return folder;
    }

    Cli cli() {
        return cli;
    }

    /** The head of a request that no other has. */
    static String head(String method, String kind, String... headers) {
        String lines = method + " " + path(kind) + " HTTP/1.1\r\nHost: h\r\n";
        return lines + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n";
    }

    static String path(String kind) {
        return "/" + kind + "/" + REQUESTS.incrementAndGet();
    }

    /** That many clients, each of which has sent the bytes; none of them has an answer yet. */
    List<Wire> send(int count, String framing, String part) {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wires.add(connect().sendRaw(head("POST", "digest", framing) + part));
        }
        return wires;
    }

    void assertAnswers() {
        long start = System.nanoTime();
        try (Wire wire = connect()) {
            Response response = wire.sendRaw(head("POST", "digest", "Content-Length: 3") + "abc")
                    .read();
            assertThat(response.text()).isEqualTo("900150983cd24fb0d6963f7d28e17f72"); // of abc
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }

    private Response get(String kind, String name) {
        try (Wire wire = connect()) {
            return wire.send("GET /" + kind + "/" + name + " HTTP/1.1", "Host: h")
                    .read();
        }
    }

    /** The numbers of the requests in the access log. */
    private List<String> logged() {
        try (Stream<String> lines = Files.lines(accessLog(), ISO_8859_1)) {
            return lines.filter(line -> line.matches("/[a-z-]+/\\d+"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path accessLog() {
        return folder.resolve("access.log");
    }
}
