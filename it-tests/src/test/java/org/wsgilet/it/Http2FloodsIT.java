package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wsgilet.it.Http2Frames.CONTINUATION;
import static org.wsgilet.it.Http2Frames.DATA;
import static org.wsgilet.it.Http2Frames.END_HEADERS;
import static org.wsgilet.it.Http2Frames.END_STREAM;
import static org.wsgilet.it.Http2Frames.HEADERS;
import static org.wsgilet.it.Http2Frames.RST_STREAM;
import static org.wsgilet.it.Http2Frames.WINDOW_UPDATE;
import static org.wsgilet.it.Http2Frames.assertEnds;
import static org.wsgilet.it.Http2Frames.block;
import static org.wsgilet.it.Http2Frames.flood;
import static org.wsgilet.it.Http2Frames.frame;
import static org.wsgilet.it.Http2Frames.hex;
import static org.wsgilet.it.Http2Frames.join;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 clients that keep the rules of RFC 9113 and ask too much, with a heap of 128 MB. */
class Http2FloodsIT {
    @Nested
    class WithPriorKnowledge extends Floods {
        WithPriorKnowledge() {
            super(CliServer.ofMegabytes(128, SERVE));
        }

        @Override
        Wire connect() {
            return Wire.to(server.port());
        }
    }

    @Nested
    class OverTls extends Floods {
        private static final Identity IDENTITY =
                Identity.authority("EC", "CN=Test Authority").issue("EC", "CN=localhost");
        private static final Path CHAIN = IDENTITY.pemChain(Temporary.FOLDER.resolve("floods-chain.pem"));
        private static final Path KEY = IDENTITY.pemKey(Temporary.FOLDER.resolve("floods-key.pem"));
        private final SSLContext trusting = Identity.client(IDENTITY, null);

        OverTls() {
            super(CliServer.ofMegabytes(
                    128, SERVE[0], SERVE[1], SERVE[2], "--certfile", CHAIN + "", "--keyfile", KEY + ""));
        }

        @Override
        Wire connect() {
            return Wire.tls(server.port(), trusting, "h2");
        }
    }

    private static final String[] SERVE = {"contract:application", "--chdir", Project.PYTHON + ""};

    @TestInstance(Lifecycle.PER_CLASS)
    @Timeout(180)
    abstract static class Floods {
        private static final int FLOOD = 20_000;
        private static final int THREADS = 16; // the default of --threads

        /** Less than the 30 s after which the server lets go of what has stalled. */
        private static final Duration SOON = Duration.ofSeconds(25);

        final CliServer server;
        private long threads;

        Floods(CliServer server) {
            this.server = server;
        }

        abstract Wire connect();

        @BeforeAll
        void start() {
            server.startServer();
            assertOthersAreServed();
            threads = server.cli().threads();
        }

        @AfterEach
        void serverIsWhole() {
            assertOthersAreServed();
            Await.untilHolds(() -> assertThat(server.cli().threads()).isLessThan(threads + 3 * THREADS));
        }

        @AfterAll
        void logIsShort() {
            server.stopServer();
            assertThat(server.log()).doesNotContain("\tat ");
            assertThat(server.log().lines().count()).as(server.log()).isLessThan(20);
        }

        // CVE-2024-27316 and its kin
        @ParameterizedTest
        @CsvSource({"82", "''"})
        void endlessContinuationEndsTheConnection(String fragment) {
            try (Wire wire = begin()) {
                wire.trySend(frame(HEADERS, END_STREAM, 1, hex(fragment)));
                flood(wire, FLOOD, i -> frame(CONTINUATION, 0, 1, hex(fragment)));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        // CVE-2023-44487, rapid reset
        @Test
        void streamsThatAreResetAtOnceEndTheConnection() {
            try (Wire wire = begin()) {
                flood(wire, FLOOD, i -> join(get(i, "/list"), frame(RST_STREAM, 0, id(i), hex("00000008"))));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        // CVE-2025-8671: what the client sends makes the server reset the stream
        @ParameterizedTest
        @CsvSource({
            "a window beyond what there may be, 8, 0, 7fffffff",
            "a window of nothing, 8, 0, 00000000",
            "DATA of an ended stream, 0, 0, 78",
            "HEADERS of an ended stream, 1, 5, 82",
        })
        void streamsThatTheServerResetsEndTheConnection(String name, byte type, int flags, String payload) {
            try (Wire wire = begin()) {
                flood(wire, FLOOD, i -> join(get(i, "/many"), frame(type, flags, id(i), hex(payload))));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        // CVE-2019-9512, 9513, 9515, 9518
        @ParameterizedTest
        @CsvSource({
            "SETTINGS, 4, 0, 000300000001",
            "empty SETTINGS, 4, 0, ''",
            "PING, 6, 0, 0000000000000000",
            "PRIORITY, 2, 1, 000000000f",
            "an unknown type, 238, 0, 00",
        })
        void floodOfControlFramesEndsTheConnection(String name, int type, int stream, String payload) {
            try (Wire wire = begin()) {
                flood(wire, FLOOD, i -> frame((byte) type, 0, stream, hex(payload)));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        @Test
        void floodOfEmptyDataEndsTheConnection() {
            try (Wire wire = begin()) {
                wire.trySend(post(0));
                flood(wire, FLOOD, i -> frame(DATA, 0, 1));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        @Test
        void floodOfEmptyHeadersEndsTheConnection() {
            try (Wire wire = begin()) {
                flood(wire, FLOOD, i -> frame(HEADERS, END_STREAM | END_HEADERS, id(i)));
                assertOthersAreServed();
                assertEnds(wire);
            }
        }

        // Each is right, however small: a client may say so often that it has read a byte.
        @ParameterizedTest
        @CsvSource({"0", "1"})
        void floodOfWindowUpdatesHoldsNobodyElseUp(int stream) {
            try (Wire wire = begin()) {
                wire.trySend(post(0));
                flood(wire, FLOOD, i -> frame(WINDOW_UPDATE, 0, stream, hex("00000001")));
                assertOthersAreServed();
            }
        }

        @Test
        void floodOfRequestsIsAnsweredOrRefused() {
            try (Wire wire = begin()) {
                flood(wire, 2_000, i -> get(i, "/list"));
                assertOthersAreServed();
            }
        }

        // CVE-2019-9517: each waits for a window that never opens; all threads but one
        @Test
        void responsesWithoutAWindowHoldNobodyElseUp() {
            try (Wire wire = begin(hex("000400000000"))) {
                flood(wire, THREADS - 1, i -> get(i, "/many"));
                for (int i = 0; i < THREADS; i++) {
                    assertOthersAreServed();
                }
            }
        }

        @Test
        void bodiesThatAreHalfSentHoldNobodyElseUp() {
            List<Wire> wires = new ArrayList<>();
            try {
                for (int i = 0; i < THREADS; i++) {
                    Wire wire = begin();
                    wires.add(wire);
                    flood(wire, 100, n -> join(post(n), frame(DATA, 0, id(n), new byte[500])));
                    assertOthersAreServed();
                }
            } finally {
                wires.forEach(Wire::close);
            }
        }

        private void assertOthersAreServed() {
            long start = System.nanoTime();
            try (Wire other = begin().sendRaw(get(0, "/list"))) {
                assertThat(Http2Frames.answer(other, 1)).isEqualTo("200");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }

        private Wire begin(byte... settings) {
            return Http2Frames.begin(connect(), settings);
        }

        private static int id(int stream) {
            return 2 * stream + 1;
        }

        private static byte[] get(int stream, String path) {
            return frame(
                    HEADERS,
                    END_STREAM | END_HEADERS,
                    id(stream),
                    block(":method", "GET", ":path", path, "x-fixture", "body"));
        }

        private static byte[] post(int stream) {
            return frame(
                    HEADERS,
                    END_HEADERS,
                    id(stream),
                    block(":method", "POST", ":path", "/?read()", "x-fixture", "reader"));
        }
    }
}
