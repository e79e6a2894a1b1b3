package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link UploadAttacks} over HTTP/1.1, and over HTTP/2 what there is of them. */
class UploadAttacksIT {
    @Nested
    class ByDefault extends OverHttp1 {
        ByDefault() {
            super(List.of());
        }
    }

    @Nested
    class WithOneThread extends OverHttp1 {
        WithOneThread() {
            super(List.of(), "--threads", "1");
        }
    }

    @Nested
    class ByUnixSocket extends OverHttp1 {
        ByUnixSocket() {
            super(List.of());
        }

        @Override
        String address() {
            return "unix:" + socket();
        }

        @Override
        Wire connect() {
            return Wire.to(socket());
        }

        private Path socket() {
            return folder().resolve("s");
        }
    }

    @Nested
    class WithLittleMemory extends UploadAttacks {
        private static final int STALLED = 300;
        private static final String MOST = "x".repeat(900_000);

        WithLittleMemory() {
            super(List.of("WSGILET_JAVA_OPTS=-Xmx64m"));
        }

        @ParameterizedTest
        @CsvSource({"Content-Length: 1000000, ''", "Transfer-Encoding: chunked, 'f4240\r\n'"})
        void stalledUploadsHoldNobodyElseUp(String framing, String begin) {
            List<Wire> stalled = send(0, framing, "");
            try {
                for (int i = 0; i < STALLED; i += 10) {
                    stalled.addAll(send(10, framing, begin + MOST));
                    assertAnswers();
                }
                try (Wire wire = connect().sendRaw(head("POST", "digest", "Content-Length: 900000") + MOST)) {
                    assertThat(wire.read().status()).isEqualTo(200);
                }
            } finally {
                stalled.forEach(Wire::close);
            }
        }
    }

    @Nested
    class ByHttp2 extends UploadAttacks {
        ByHttp2() {
            super(List.of());
        }

        @Test
        void streamsThatAreResetInTheBodyLeaveNothing() {
            try (Wire wire = Http2Frames.begin(connect())) {
                sendParts(wire);
                assertAnswers();
                Http2Frames.flood(
                        wire,
                        MANY,
                        i -> Http2Frames.frame(Http2Frames.RST_STREAM, 0, 2 * i + 1, Http2Frames.hex("00000008")));
                assertAnswers();
            }
        }

        @ParameterizedTest
        @EnumSource
        void connectionsThatLeaveInTheBodyLeaveNothing(Leaving leaving) {
            for (int i = 0; i < 3; i++) {
                Wire wire = Http2Frames.begin(connect());
                sendParts(wire);
                assertAnswers();
                leaving.leave(wire);
                assertAnswers();
            }
        }

        private static void sendParts(Wire wire) {
            Http2Frames.flood(
                    wire,
                    MANY,
                    i -> Http2Frames.join(
                            post(2 * i + 1, "digest"), Http2Frames.frame(Http2Frames.DATA, 0, 2 * i + 1, new byte[5])));
        }

        @ParameterizedTest
        @ValueSource(strings = {"raise", "raise-unread", "raise-of-length", "short", "item", "write"})
        void failureBehindTheFirstBlockResetsTheStream(String kind) {
            for (int i = 0; i < MANY; i++) {
                try (Wire wire = Http2Frames.begin(connect())) {
                    wire.sendRaw(post(1, kind))
                            .sendRaw(Http2Frames.frame(Http2Frames.DATA, Http2Frames.END_STREAM, 1, new byte[3]));
                    assertThat(Http2Frames.answer(wire, 1)).isEqualTo("200");
                    assertThat(Http2Frames.answer(wire, 1)).isEqualTo("RST_STREAM");
                }
            }
        }

        private static byte[] post(int stream, String kind) {
            byte[] headers = Http2Frames.block(":method", "POST", ":path", path(kind));
            return Http2Frames.frame(Http2Frames.HEADERS, Http2Frames.END_HEADERS, stream, headers);
        }
    }

    private enum Leaving {
        RESET {
            @Override
            void leave(Wire wire) {
                wire.reset();
            }
        },
        CLOSE {
            @Override
            void leave(Wire wire) {
                wire.close();
            }
        };

        abstract void leave(Wire wire);
    }

    abstract static class OverHttp1 extends UploadAttacks {
        private static final int BATCH = 10;

        OverHttp1(List<String> environment, String... arguments) {
            super(environment, arguments);
        }

        @ParameterizedTest
        @EnumSource
        void clientsThatLeaveInTheBodyLeaveNothing(Leaving leaving) {
            for (int i = 0; i < 5; i++) {
                leaveAfter(leaving, BATCH, "Content-Length: 34", "abcde");
                leaveAfter(leaving, BATCH, "Transfer-Encoding: chunked", "5\r\nabc");
            }
            leaveAfter(leaving, MANY, "Content-Length: 34", "");
            leaveAfter(leaving, MANY, "Transfer-Encoding: chunked", "5\r\nabcde\r\n0\r\n");
            leaveAfter(leaving, MANY, "Content-Length: 3000000", "x".repeat(1_500_000));
        }

        // The answer shows that the one thread of the selector has read what came before.
        private void leaveAfter(Leaving leaving, int count, String framing, String part) {
            List<Wire> wires = send(count, framing, part);
            assertAnswers();
            wires.forEach(leaving::leave);
            assertAnswers();
        }

        @ParameterizedTest
        @EnumSource
        void clientsThatLeaveWhileTheApplicationReadsLeaveNothing(Leaving leaving) {
            for (int i = 0; i < MANY; i++) {
                Wire wire = connect().sendRaw(head("POST", "digest", "Content-Length: 34", "Expect: 100-continue"));
                assertThat(wire.readHead().status()).isEqualTo(100);
                leaving.leave(wire.sendRaw("abcde"));
            }
        }

        // Those that pipeline leave a second request behind.
        @ParameterizedTest
        @EnumSource
        void clientsThatLeaveWithoutTheirAnswerLeaveNothing(Leaving leaving) {
            for (int i = 0; i < MANY; i++) {
                String request = head("POST", "digest", "Content-Length: 3") + "abc";
                leaving.leave(
                        connect().sendRaw(request + head("POST", "raise", "Content-Length: 3") + "abc" + "POST /"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"raise", "raise-unread", "raise-of-length", "short", "item", "write"})
        void failureBehindTheFirstBlockCutsTheConnection(String kind) {
            for (int i = 0; i < MANY; i++) {
                assertCut(head("GET", kind));
                assertCut(head("POST", kind, "Content-Length: 3") + "abc");
                assertCut(head("POST", kind, "Content-Length: 0"));
                assertCut(head("POST", kind, "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n");
            }
        }

        @Test
        void failureBehindALargeBodyCutsTheConnection() {
            assertCut(head("POST", "raise", "Content-Length: 1500000") + "x".repeat(1_500_000));
        }

        private void assertCut(String request) {
            try (Wire wire = connect().sendRaw(request)) {
                Response response = wire.read();
                assertThat(response.status()).as("%s", response).isEqualTo(200);
                assertThat(response.text()).isEqualTo("first");
                assertThat(response.complete()).isFalse();
                assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
            }
        }

        @ParameterizedTest
        @CsvSource({"Content-Length: 1000000, x", "Transfer-Encoding: chunked, '1\r\nx\r\n'"})
        void bodiesByteByByteHoldNoThread(String framing, String piece) {
            List<Wire> slow = send(40, framing, "");
            try {
                for (int i = 0; i < 140; i++) {
                    slow.forEach(wire -> wire.sendRaw(piece));
                }
                assertAnswers();
            } finally {
                slow.forEach(Wire::close);
            }
        }

        @Test
        void slowBodiesArriveWhole() {
            List<Wire> slow = send(MANY, "Content-Length: 30", "");
            for (int i = 0; i < 10; i++) {
                slow.forEach(wire -> wire.sendRaw("abc"));
                assertAnswers();
            }
            for (Wire wire : slow) {
                try (wire) {
                    assertThat(wire.read().text()).isEqualTo("1b66558be2b2cd898ebc3383623a3677"); // of ten times abc
                }
            }
        }
    }
}
