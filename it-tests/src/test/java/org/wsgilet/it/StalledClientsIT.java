package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wsgilet.it.Http2Frames.END_HEADERS;
import static org.wsgilet.it.Http2Frames.END_STREAM;
import static org.wsgilet.it.Http2Frames.HEADERS;
import static org.wsgilet.it.Http2Frames.block;
import static org.wsgilet.it.Http2Frames.frame;
import static org.wsgilet.it.Http2Frames.hex;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for large responses and read nothing of them: more of them than threads. */
class StalledClientsIT {
    /** Twice the threads: those behind wait for as many times 4 s, on a machine that is idle. */
    private static final int CLIENTS = 16;

    /** The line in the log tells a client that was cut off for the others from one that the server gave up. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void clientsThatReadNothingAreCutOffWhileOthersWait() {
        try (Cli cli = serve()) {
            List<Wire> stalled = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                stalled.add(Wire.to(cli.ports().get(0)).send("GET /large HTTP/1.1", "Host: h"));
            }
            assertOthersAreServed(cli);
            stalled.forEach(Wire::close);
        }
    }

    // CVE-2019-9517
    @Test
    void streamsWithoutAWindowAreCutOffWhileOthersWait() {
        try (Cli cli = serve();
                Wire wire = Http2Frames.begin(Wire.to(cli.ports().get(0)), hex("000400000000"))) {
            for (int i = 0; i < CLIENTS; i++) {
                wire.trySend(frame(
                        HEADERS, END_STREAM | END_HEADERS, 2 * i + 1, block(":method", "GET", ":path", "/large")));
            }
            assertOthersAreServed(cli);
        }
    }

    // a pause alone is no offence
    @Test
    void clientThatReadsLateGetsAllWhileNobodyWaits() {
        try (Cli cli = serve();
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET /large HTTP/1.1", "Host: h");
            long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            while (System.nanoTime() < end) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("small");
            }
            assertThat(wire.read().text()).hasSize(20_000_000);
        }
    }

    private Cli serve() {
        Apps.write(
                folder,
                "app.py",
                "def app(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['x' * 20000000 if environ['PATH_INFO'] == '/large' else 'small']");
        Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--threads", "8");
        cli.awaitListening();
        return cli;
    }

    private static void assertOthersAreServed(Cli cli) {
        Await.until("the clients are cut off", PATIENCE, () -> {
            assertSmall(cli);
            return cli.err().contains("is cut off: its client has stood still for 2 s");
        });
        assertSmall(cli);
        assertThat(cli.err()).doesNotContain("\tat ");
    }

    private static void assertSmall(Cli cli) {
        try (Wire wire = Wire.to(cli.ports().get(0)).patience(PATIENCE)) {
            assertThat(wire.send("GET / HTTP/1.1", "Host: h").read().text()).isEqualTo("small");
        }
    }
}
