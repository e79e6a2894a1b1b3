package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the command, made small, against clients that try to get past them. */
class ServerLimitsIT extends Contract {
    @RegisterExtension
    static final CliServer SERVER = CliServer.of(
            "contract:application",
            "--chdir",
            Project.PYTHON.toString(),
            "--threads",
            "2",
            "--max-header-size",
            "4k",
            "--max-body",
            "2m",
            "--backlog",
            "2",
            "--max-connections",
            "1100",
            "--header-timeout",
            "3",
            "--body-timeout",
            "2",
            "--keep-alive",
            "4",
            "--keep-alive-requests",
            "5");

    ServerLimitsIT() {
        super(SERVER);
    }

    @AfterEach
    void serverIsWhole() {
        assertThat(get("body", "/list").text()).isEqualTo("onetwo");
    }

    @Test
    void headersBeyondTheLimitAreRefused() {
        assertThat(get("echo", "/", "X-Long: " + "x".repeat(3000)).status()).isEqualTo(200);
        assertThat(get("echo", "/", "X-Long: " + "x".repeat(5000)).status()).isEqualTo(431);
        assertThat(get("echo", "/" + "x".repeat(5000)).status()).isEqualTo(414);
    }

    @Test
    void bodyOfKnownLengthIsRefusedBeforeItIsSent() {
        try (Wire wire = connect().send(request("POST", "reader", "/?read()", "Content-Length: 2097153"))) {
            assertThat(wire.read().status()).isEqualTo(413);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertThat(post("reader", "/?count()", "x".repeat(1000)).status()).isEqualTo(200);
    }

    @Test
    void clientThatExpectsToContinueIsTold() {
        String[] request = request("POST", "reader", "/?read()", "Content-Length: 2097153", "Expect: 100-continue");
        try (Wire wire = connect().send(request)) {
            assertThat(wire.read().status()).isEqualTo(413);
        }
    }

    // the part that is read before the application, and what the application reads itself
    @Test
    void chunkedBodyIsRefusedWhereItPassesTheLimit() {
        String chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
        try (Wire wire = connect().send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"))) {
            for (int i = 0; i < 33; i++) {
                wire.trySend(chunk.getBytes(ISO_8859_1));
            }
            assertThat(wire.read().status()).isEqualTo(413);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void headersByteByByteEndTheConnection() {
        try (Wire wire = connect().sendRaw("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ")) {
            assertThat(trickle(wire, "x")).isBetween(2_000L, 10_000L);
        }
        try (Wire wire = connect()) {
            get(wire);
            wire.sendRaw("GET / HTTP/1.1\r\nX-Slow: ");
            assertThat(trickle(wire, "x")).as("second request").isBetween(2_000L, 10_000L);
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100000, x", "Transfer-Encoding: chunked, '1\r\nx\r\n'"})
    void bodyByteByByteIsATimeout(String framing, String piece) {
        try (Wire wire = connect().send(request("POST", "reader", "/?read()", framing))) {
            assertThat(trickle(wire, piece)).isBetween(1_500L, 10_000L);
            assertThat(wire.read().status()).isEqualTo(408);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void thousandConnectionsThatNeverSendAreClosed() {
        List<Wire> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                silent.add(connect());
            }
            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
            assertThat(silent).allSatisfy(wire -> assertThat(wire.readBytes(1)).isEmpty());
        } finally {
            silent.forEach(Wire::close);
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitForAnother() {
        List<Wire> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1200; i++) {
                silent.add(connect());
            }
            assertThat(get("body", "/list").text())
                    .as("served when others are closed")
                    .isEqualTo("onetwo");
        } finally {
            silent.forEach(Wire::close);
        }
    }

    @Test
    void requestsBeyondTheBacklogAreSentAway() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            // those that run wait for a third, in vain
            Callable<Response> request = () -> get("threads", "/3", "X-Key: backlog");
            List<Response> responses = new ArrayList<>();
            for (Future<Response> response : clients.invokeAll(Collections.nCopies(6, request))) {
                responses.add(response.get());
            }
            List<Response> refused = responses.stream()
                    .filter(response -> response.status() == 503)
                    .toList();

            assertThat(refused)
                    .as(server.log())
                    .hasSize(2)
                    .allSatisfy(response ->
                            assertThat(response.header("Retry-After")).isEqualTo("1"));
            assertThat(responses)
                    .filteredOn(response -> response.status() == 200 || response.status() == 504)
                    .hasSize(4);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void lastRequestOfAConnectionEndsIt() {
        try (Wire wire = connect()) {
            for (int i = 0; i < 4; i++) {
                assertThat(get(wire).header("Connection")).isNull();
            }
            assertThat(get(wire).header("Connection")).isEqualToIgnoringCase("close");
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
        }
    }

    @Test
    void idleConnectionIsClosed() {
        try (Wire wire = connect()) {
            get(wire);
            long start = System.nanoTime();
            assertThat(wire.readBytes(1)).isEmpty();
            assertThat(millisSince(start)).isBetween(3_000L, 12_000L);
        }
    }

    private Response get(Wire wire) {
        return wire.send(request("GET", "body", "/list")).read();
    }

    /** Sends piece after piece until the server ends the connection or answers; returns the milliseconds. */
    private static long trickle(Wire wire, String piece) {
        long start = System.nanoTime();
        while (!wire.hasEndedOrAnswered() && millisSince(start) < 20_000) {
            wire.trySendSlowly(piece.getBytes(ISO_8859_1));
        }
        return millisSince(start);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
