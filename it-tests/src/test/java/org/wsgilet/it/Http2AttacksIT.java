package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wsgilet.it.Http2Frames.DATA;
import static org.wsgilet.it.Http2Frames.END_HEADERS;
import static org.wsgilet.it.Http2Frames.END_STREAM;
import static org.wsgilet.it.Http2Frames.HEADERS;
import static org.wsgilet.it.Http2Frames.PING;
import static org.wsgilet.it.Http2Frames.PREFACE;
import static org.wsgilet.it.Http2Frames.SETTINGS;
import static org.wsgilet.it.Http2Frames.answer;
import static org.wsgilet.it.Http2Frames.assertEnds;
import static org.wsgilet.it.Http2Frames.block;
import static org.wsgilet.it.Http2Frames.frame;
import static org.wsgilet.it.Http2Frames.hex;
import static org.wsgilet.it.Http2Frames.join;
import static org.wsgilet.it.Http2Frames.literal;
import static org.wsgilet.it.Http2Frames.nextAnswer;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 clients that break the rules of RFC 9113. */
@Timeout(180)
class Http2AttacksIT extends Contract {
    @RegisterExtension
    static final CliServer SERVER = CliServer.of(
            "contract:application",
            "--chdir",
            Project.PYTHON.toString(),
            "--threads",
            "2",
            "--header-timeout",
            "2",
            "--body-timeout",
            "2",
            "--max-header-size",
            "8k");

    Http2AttacksIT() {
        super(SERVER);
    }

    @AfterEach
    void serverIsWhole() {
        assertThat(get("body", "/list").text()).isEqualTo("onetwo");
        try (Wire other = begin().sendRaw(frame(HEADERS, 5, 1, list()))) {
            assertThat(answer(other, 1)).isEqualTo("200");
        }
    }

    @AfterAll
    static void logIsShort() {
        assertThat(SERVER.log()).doesNotContain("\tat ");
        assertThat(SERVER.log().lines().count()).as(SERVER.log()).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
                "PRI * HTTP/2.0\r\nHost: h\r\n\r\nSM\r\n\r\n",
                "PRI / HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "PRI * HTTP/1.1\r\nHost: h\r\n\r\nSM\r\n\r\n",
            })
    void badPrefaceEndsTheConnection(String preface) {
        try (Wire wire = connect()) {
            wire.sendRaw(preface).trySend(frame(SETTINGS, 0, 0)).trySend(frame(PING, 0, 0, new byte[8]));
            wire.readToEnd();
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void settingsComeFirst() {
        try (Wire wire = connect()) {
            wire.sendRaw(PREFACE).trySend(frame(PING, 0, 0, new byte[8]));
            assertEndsWithGoAway(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a frame longer than allowed, 00ffff 00 00 00000001",
        "DATA on stream 0, 000001 00 00 00000000 78",
        "DATA of a stream that is not there, 000001 00 00 00000001 78",
        "DATA with more padding than content, 000002 00 08 00000001 0505",
        "HEADERS on stream 0, 000001 01 05 00000000 82",
        "HEADERS on an even stream, 000001 01 05 00000002 82",
        "HEADERS that depend on themselves, 000006 01 25 00000001 00000001 00 82",
        "RST_STREAM on stream 0, 000004 03 00 00000000 00000000",
        "RST_STREAM of a stream that is not there, 000004 03 00 00000001 00000000",
        "SETTINGS on a stream, 000000 04 00 00000001",
        "SETTINGS of a wrong length, 000005 04 00 00000000 0000000000",
        "SETTINGS with a window of 4 GiB, 000006 04 00 00000000 0004ffffffff",
        "SETTINGS acknowledged with content, 000006 04 01 00000000 000400000001",
        "WINDOW_UPDATE by nothing, 000004 08 00 00000000 00000000",
        "WINDOW_UPDATE beyond what there may be, 000004 08 00 00000000 7fffffff",
        "PING of a wrong length, 000001 06 00 00000000 00",
        "PING on a stream, 000008 06 00 00000001 0000000000000000",
        "GOAWAY on a stream, 000008 07 00 00000001 0000000000000000",
        "CONTINUATION of nothing, 000001 09 04 00000001 82",
        "an invalid header block, 000004 01 05 00000001 ffffffff",
        "an index that is not in the table, 000001 01 05 00000001 fe",
        "PUSH_PROMISE by a client, 000005 05 04 00000001 0000000282"
    })
    void malformedFramesEndTheConnection(String name, String frame) {
        try (Wire wire = begin()) {
            wire.trySend(hex(frame));
            assertEndsWithGoAway(wire);
        }
    }

    // RFC 9113 section 5.5: frames of unknown types are ignored
    @Test
    void unknownFrameIsIgnored() {
        try (Wire wire = begin()) {
            wire.sendRaw(frame((byte) 0xee, 0, 0, new byte[5])).sendRaw(frame(HEADERS, 5, 1, list()));
            assertThat(answer(wire, 1)).isEqualTo("200");
        }
    }

    // a header in the table of 4,000 bytes, 2,000 times
    @Test
    void headersThatUnpackToMegabytesAreRefused() {
        byte[] large = literal(0x40, "x-large", "x".repeat(3900));
        byte[] index = new byte[2_000];
        Arrays.fill(index, (byte) 0xbe);
        try (Wire wire = begin()) {
            wire.trySend(frame(HEADERS, 5, 1, join(block(":method", "GET", ":path", "/list"), large, index)));
            assertThat(answer(wire, 1)).isIn("GOAWAY", "RST_STREAM", "431", "END");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x-a, 'b\r\nx-injected: c'",
        "x-a, 'b\nx-injected: c'",
        "x-a, 'b\rc'",
        "x-a, 'b\0c'",
        "'x-a\r\nx-injected', b",
        "'x-a: b\r\nx-injected', b",
        "'x a', b",
        "'x-\0a', b",
        "X-Upper, b",
        "connection, close",
        "transfer-encoding, chunked",
        "upgrade, h2c",
        "te, gzip",
        ":unknown, b",
        ":path, /other",
        ":status, 200",
        "content-length, -1",
        "content-length, 5 5",
    })
    void malformedHeadersNeverReachTheApplication(String name, String value) {
        byte[] headers = join(block(":method", "GET", ":path", "/", "x-fixture", "echo"), literal(0, name, value));
        try (Wire wire = begin()) {
            wire.trySend(frame(HEADERS, 5, 1, headers));
            assertThat(answer(wire, 1)).as("%s: %s", name, value).isIn("GOAWAY", "RST_STREAM", "400", "END");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nHost: evil", "/\0", "a", "", "//%00"})
    void malformedPathsNeverReachTheApplication(String path) {
        try (Wire wire = begin()) {
            wire.trySend(frame(HEADERS, 5, 1, block(":method", "GET", ":path", path, "x-fixture", "echo")));
            assertThat(answer(wire, 1)).isIn("GOAWAY", "RST_STREAM", "400", "END");
        }
    }

    // RFC 9113 section 8.1.1: a proxy that passes it on by HTTP/1.1 would have sent another request
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void bodyOfAnotherLengthIsNoRequest(int length) {
        try (Wire wire = begin()) {
            byte[] headers =
                    block(":method", "POST", ":path", "/?read()", "x-fixture", "reader", "content-length", length + "");
            wire.trySend(frame(HEADERS, END_HEADERS, 1, headers))
                    .trySend(frame(DATA, END_STREAM, 1, "hello".getBytes(ISO_8859_1)));
            assertThat(answer(wire, 1)).isNotEqualTo("200");
        }
    }

    @Test
    void bodyByteByByteIsATimeout() {
        try (Wire wire = begin()) {
            byte[] headers =
                    block(":method", "POST", ":path", "/?read()", "x-fixture", "reader", "content-length", "9999");
            wire.sendRaw(frame(HEADERS, END_HEADERS, 1, headers));
            String answer = null;
            for (int i = 0; i < 100 && answer == null; i++) { // 25 s, less than the default
                wire.trySendSlowly(frame(DATA, 0, 1, new byte[1]));
                answer = wire.hasEndedOrAnswered() ? nextAnswer(wire, 1) : null;
            }
            assertThat(answer).isIn("408", "RST_STREAM", "GOAWAY");
        }
    }

    private Wire begin() {
        return Http2Frames.begin(connect());
    }

    private static void assertEndsWithGoAway(Wire wire) {
        assertThat(answer(wire, -1)).isEqualTo("GOAWAY");
        assertEnds(wire);
    }

    private byte[] list() {
        return block(":method", "GET", ":path", "/list", "x-fixture", "body", "x-key", key);
    }
}
