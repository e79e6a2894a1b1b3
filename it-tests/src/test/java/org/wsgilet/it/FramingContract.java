package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112: a request that two servers could read differently is refused, and its connection closed. */
abstract class FramingContract extends Contract {
    FramingContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // section 6.3: ambiguous lengths
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 5a",
                "Content-Length: 5.0",
                "Content-Length: five",
                "Content-Length: 99999999999999999999999",
                "Content-Length: 5;",
                // section 6.1: chunked is the last coding, once, and the only one known here
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: identity, chunked\r\nContent-Length: 5",
                // section 5.1: no whitespace around the name
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "X-Thing\t: 1",
                // section 5: names are tokens, values have no control characters
                "X Thing: 1",
                "X-Th\u00e9ng: 1",
                "X-Th(ng: 1",
                "X-Thing",
                ": nameless",
                "X-Thing: a\0b",
                "X-Thing: a\rb",
                "X-\0Thing: a",
                // section 5.2: obsolete line folding
                "X-Thing: a\r\n b",
                "Content-Length:\r\n 5",
                "Transfer-Encoding:\r\n chunked",
            })
    void ambiguousHeadIsRefused(String headers) {
        try (Wire wire = connect()) {
            wire.sendRaw("POST " + server.mount() + "/?read() HTTP/1.1\r\nHost: h\r\nX-Fixture: reader\r\n" + headers
                    + "\r\n\r\nhello");
            wire.trySend(smuggled());

            assertRefused(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /list HTTP/1.1\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a, b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a:b\r\n\r\n",
                "GET /list HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
                "GET /list HTTP/1.1\r\n Host: a\r\n\r\n",
                "GET\t/list\tHTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /li st HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /list HTTP/1.1 x\r\nHost: a\r\n\r\n",
                "GET list HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /list HTTP/1.2.3\r\nHost: a\r\n\r\n",
                "GET /list HTTP/11\r\nHost: a\r\n\r\n",
                "GET /list HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET /list HTTP/3.0\r\nHost: a\r\n\r\n",
                "GET /list FTP/1.1\r\nHost: a\r\n\r\n",
                "GET /list HTTP/1.1\rHost: a\r\r",
                "GET /list\r\nHost: a\r\n\r\n",
                "G\u00cbT /list HTTP/1.1\r\nHost: a\r\n\r\n",
                "G(T /list HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET: /list HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /list\0 HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void malformedRequestIsRefused(String request) {
        try (Wire wire = connect()) {
            wire.sendRaw(request.replace(" /list", " " + server.mount() + "/list"));
            wire.trySend(smuggled()).finish();

            assertRefused(wire);
        }
    }

    // RFC 9112 3: words of the request line may be parted by more white space
    @ParameterizedTest
    @ValueSource(strings = {"GET  /list HTTP/1.1", "GET /list  HTTP/1.1"})
    void spacesInTheRequestLineAreRefusedOrSeparators(String requestLine) {
        try (Wire wire = connect()) {
            Response response = wire.send(requestLine.replace("/list", server.mount() + "/list"), "Host: a")
                    .read();

            assertThat(response.status()).isIn(200, 400);
            if (response.status() == 200) {
                assertThat(Environ.of(response).get("PATH_INFO")).isEqualTo("'/list'");
            }
        }
    }

    // RFC 9112 3.2.2: the target's host replaces the Host header; servers that would be confused may refuse
    @Test
    void hostOfTheTargetWins() {
        try (Wire wire = connect()) {
            Response response = wire.send("GET http://a" + server.mount() + "/ HTTP/1.1", "Host: b")
                    .read();

            assertThat(response.status()).isIn(200, 400);
            if (response.status() == 200) {
                assertThat(Environ.of(response).get("HTTP_HOST")).isEqualTo("'a'");
            }
        }
    }

    // RFC 9112 2.2 lets a recipient take a bare LF for a line end; 9112 7.1 does not in chunk sizes
    @ParameterizedTest
    @ValueSource(strings = {"GET /list HTTP/1.1\nHost: a\n\n", "GET /list HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n"})
    void bareLineFeedIsRefusedOrALineEnd(String request) {
        try (Wire wire = connect()) {
            wire.sendRaw(request.replace(" /list", " " + server.mount() + "/list"));
            Response response = wire.read();

            assertThat(response.status()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 5\r\nhello\r\n0\r\n\r\n",
                "5_0\r\nhello\r\n0\r\n\r\n",
                "g\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                ";x\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\rhello\r\n0\r\n\r\n",
                "5\r\nhelloworld\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhello\r0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
                "100000005\r\nhello\r\n0\r\n\r\n",
                "80000000\r\nhello\r\n0\r\n\r\n",
                "5;a\nb\r\nhello\r\n0\r\n\r\n",
            })
    void malformedChunksAreRefused(String chunks) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));
            wire.sendRaw(chunks).trySend(smuggled()).finish();

            assertRefused(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\nhello\r\n0\r\nX Y: 1\r\n\r\n", "5\r\nhello\r\n0\r\nX-Y: a\0b\r\n\r\n"})
    void malformedTrailersAreNotTheNextRequest(String chunks) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "body", "/list", "Transfer-Encoding: chunked"));
            wire.sendRaw(chunks).trySend(smuggled()).finish();
            Response response = wire.read();

            assertThat(response.status()).isIn(0, 200, 400);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
    void codingNamesIgnoreCase(String coding) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: " + coding));

            assertThat(wire.sendRaw("5\r\nhello\r\n0\r\n\r\n").read().text()).isEqualTo("'hello'");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A\r\n0123456789\r\n0\r\n\r\n", "a\r\n0123456789\r\n00\r\n\r\n", "00a\r\n0123456789\r\n0\r\n\r\n"
            })
    void chunkSizesAreHexadecimal(String chunks) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));

            assertThat(wire.sendRaw(chunks).read().text()).isEqualTo("'0123456789'");
            assertUsable(wire);
        }
    }

    // RFC 9112 6.1: a server must not take chunked from an HTTP/1.0 client for granted
    @Test
    void chunkedRequestOfHttpOneDotZeroDoesNotKeepTheConnection() {
        try (Wire wire = connect()) {
            wire.sendRaw("POST " + server.mount() + "/?read() HTTP/1.0\r\nX-Fixture: reader\r\n"
                    + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
            Response response = wire.read();

            assertThat(response.status()).isIn(200, 400, 411, 501);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }

    @Test
    void paddedContentLengthIsANumber() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Content-Length:  \t5 \t"));

            assertThat(wire.sendRaw("hello").read().text()).isEqualTo("'hello'");
        }
    }

    private byte[] smuggled() {
        return (String.join("\r\n", request("GET", "journal", "/0")) + "\r\n\r\n").getBytes(US_ASCII);
    }

    private static void assertRefused(Wire wire) {
        Response response = wire.read();
        assertThat(response.status()).as("%s", response).isIn(0, 400, 411, 414, 417, 426, 431, 501, 505);
        assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
    }
}
