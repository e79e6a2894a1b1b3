package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the command, made small, against clients that try to get past them. */
class ServerLimitsIT extends Contract {
    /** Milliseconds: what ends before it was ended by the smaller limit, however slow the machine is. */
    private static final long DEFAULT_HEADER_TIMEOUT = 15_000;

    private static final long DEFAULT_BODY_TIMEOUT = 30_000;

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
        long start = System.nanoTime();
        try (Wire wire = connect().sendRaw("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ")) {
            trickle(wire, "x");
            assertThat(millisSince(start)).isBetween(2_000L, DEFAULT_HEADER_TIMEOUT);
        }
        try (Wire wire = connect()) {
            get(wire);
            long second = System.nanoTime();
            wire.sendRaw("GET / HTTP/1.1\r\nX-Slow: ");
            trickle(wire, "x");
            assertThat(millisSince(second)).as("second request").isBetween(2_000L, DEFAULT_HEADER_TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100000, x", "Transfer-Encoding: chunked, '1\r\nx\r\n'"})
    void bodyByteByByteIsATimeout(String framing, String piece) {
        long start = System.nanoTime();
        try (Wire wire = connect().send(request("POST", "reader", "/?read()", framing))) {
            trickle(wire, piece);
            assertThat(millisSince(start)).isBetween(1_500L, DEFAULT_BODY_TIMEOUT);
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
            long start = System.nanoTime();
            get(wire);
            assertThat(wire.readBytes(1)).isEmpty(); // before the default of 75 s, which a Wire does not wait for
            assertThat(millisSince(start)).isGreaterThan(3_000);
        }
    }

    private Response get(Wire wire) {
        return wire.send(request("GET", "body", "/list")).read();
    }

    /** Sends piece after piece until the server ends the connection or answers. */
    private static void trickle(Wire wire, String piece) {
        long start = System.nanoTime();
        while (!wire.hasEndedOrAnswered() && millisSince(start) < DEFAULT_BODY_TIMEOUT) {
            wire.trySendSlowly(piece.getBytes(ISO_8859_1));
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
