package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "Input and Error Streams": wsgi.input, to the exact byte, whatever the framing. */
abstract class InputContract extends Contract {
    private static final String LINES = "one\ntwo\r\n\nlast";

    InputContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "read()                       | 'one\\ntwo\\r\\n\\nlast'",
                "read(-1)                     | 'one\\ntwo\\r\\n\\nlast'",
                "read(5);read(0);read(100)    | 'one\\nt' '' 'wo\\r\\n\\nlast'",
                "read();read();read(5)        | 'one\\ntwo\\r\\n\\nlast' '' ''",
                "readline();readline()        | 'one\\n' 'two\\r\\n'",
                "readline(2);readline(9)      | 'on' 'e\\n'",
                "readline(4);readline(5)      | 'one\\n' 'two\\r\\n'",
                "readline(0);readline(-1)     | '' 'one\\n'",
                "read(10);readline();readline() | 'one\\ntwo\\r\\n\\n' 'last' ''",
                "readlines()                  | ['one\\n', 'two\\r\\n', '\\n', 'last']",
                "readlines(1);read()          | ['one\\n'] 'two\\r\\n\\nlast'",
                "readlines(5);read()          | ['one\\n', 'two\\r\\n'] '\\nlast'",
                "readlines(0)                 | ['one\\n', 'two\\r\\n', '\\n', 'last']",
                "iter();read()                | ['one\\n', 'two\\r\\n', '\\n', 'last'] ''",
                "next();next();read()         | 'one\\n' 'two\\r\\n' '\\nlast'",
                "read(2);iter()               | 'on' ['e\\n', 'two\\r\\n', '\\n', 'last']",
                "type()                       | 'str'",
            })
    void callsReturnExactlyTheirBytes(String calls, String results) {
        assertThat(post("reader", "/?" + calls, LINES).text().replace('\n', ' '))
                .isEqualTo(results);
        assertThat(postChunked("reader", "/?" + calls, LINES).text().replace('\n', ' '))
                .as("chunked")
                .isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource({"read(),''", "read(5),''", "readline(),''", "readlines(),[]", "iter(),[]", "type(),str"})
    void requestWithoutBodyReadsAsEmpty(String call, String result) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "reader", "/?" + call)).read();

            assertThat(response.text().replace("'", "")).isEqualTo(result.replace("'", ""));
            assertUsable(wire);
        }
    }

    @Test
    void readingStopsAtTheEndOfTheRequest() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read();read(1)", "Content-Length: 3"));
            wire.sendRaw("abc").send(request("GET", "body", "/list"));

            assertThat(wire.read().text()).isEqualTo("'abc'\n''");
            assertThat(wire.read().text()).isEqualTo("onetwo");
        }
    }

    @Test
    void allByteValuesArrive() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }

        assertThat(post("reader", "/?digest()", latin1(body)).text()).isEqualTo(digest(body));
    }

    @Test
    void largeBodiesArriveWhole() {
        byte[] body = new byte[5_000_001];
        new Random(3333).nextBytes(body);

        assertThat(post("reader", "/?digest()", latin1(body)).text()).isEqualTo(digest(body));
        assertThat(postChunked("reader", "/?digest()", latin1(body)).text()).isEqualTo(digest(body));
    }

    @Test
    void linesOfAMegabyteArriveWhole() {
        String line = "x".repeat(1_000_000) + "\n";

        assertThat(post("reader", "/?readline()", line + "rest").text()).hasSize(line.length() + 3);
    }

    @Test
    void bodiesOverTwoGibibytesArriveWhole() {
        long length = (1L << 31) + 10;
        byte[] block = new byte[1 << 20];
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?count()", "Content-Length: " + length));
            for (long sent = 0; sent < length; sent += block.length) {
                wire.sendRaw(length - sent < block.length ? new byte[(int) (length - sent)] : block);
            }

            assertThat(wire.read().text()).isIn(length + "", length + "L");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PROPFIND"})
    void bodiesOfAnyMethodArrive(String method) {
        try (Wire wire = connect()) {
            wire.send(request(method, "reader", "/?read()", "Content-Length: 3"));

            assertThat(wire.sendRaw("abc").read().text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void encodedBodiesAreNotDecoded(String encoding) {
        assertThat(post("reader", "/?read()", "abc", "Content-Encoding: " + encoding)
                        .text())
                .isEqualTo("'abc'");
    }

    @Test
    void formsAreLeftToTheApplication() {
        assertThat(post("reader", "/?read()", "a=1&b=2", "Content-Type: application/x-www-form-urlencoded")
                        .text())
                .isEqualTo("'a=1&b=2'");
    }

    @Test
    void chunkExtensionsAndTrailersAreNoBody() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));
            wire.sendRaw("3;name=value\r\nabc\r\n0;last\r\nX-Trailer: 1\r\n\r\n");

            assertThat(wire.read().text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void unreadBodyIsNotTheNextRequest(int length) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "body", "/list", "Content-Length: " + length));
            wire.sendRaw("G".repeat(length));

            assertThat(wire.read().text()).isEqualTo("onetwo");
            assertUsable(wire);
        }
    }

    @Test
    void largeUnreadBodyLeavesTheResponseReadable() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "body", "/list", "Content-Length: 20000000"));
            wire.trySend(new byte[20_000_000]);

            assertThat(wire.read().text()).isEqualTo("onetwo");
        }
    }

    @Test
    void halfReadBodyIsNotTheNextRequest() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read(3)", "Content-Length: 30"));
            wire.sendRaw("abcdefghij".repeat(3));

            assertThat(wire.read().text()).isEqualTo("'abc'");
            assertUsable(wire);
        }
    }

    @Test
    void unreadChunkedBodyIsNotTheNextRequest() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "body", "/list", "Transfer-Encoding: chunked"));
            wire.sendRaw("5\r\nhello\r\n0\r\n\r\n");

            assertThat(wire.read().text()).isEqualTo("onetwo");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read()", "read(10)", "readline()", "readlines()", "iter()", "read(3);read(1)"})
    void bodyCutShortIsAnIoErrorAndNoSuccess(String calls) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?" + calls, "Content-Length: 10"));
            Response response = wire.sendRaw("abc").finish().read();

            assertThat(response.status()).isIn(0, 400);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertCutWasSeenOrNeverDispatched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\r\nabc\r\n", "5\r\nab", "3\r\nabc\r\n0", "3"})
    void chunkedBodyCutShortIsAnIoErrorAndNoSuccess(String body) {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/?read()", "Transfer-Encoding: chunked"));
            Response response = wire.sendRaw(body).finish().read();

            assertThat(response.status()).isIn(0, 400);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertCutWasSeenOrNeverDispatched();
    }

    // who expects to continue is not waited for, also by servers that receive other bodies first
    @Test
    void clientThatDiesWhileSendingIsAnIoError() {
        Wire wire = connect();
        wire.send(request("POST", "reader", "/?read()", "Content-Length: 9000000", "Expect: 100-continue"));
        assertThat(wire.readHead().status()).isEqualTo(100);
        wire.sendRaw("x".repeat(3_000_000)).reset();

        assertThat(journal(1)).containsExactly("IOError");
    }

    @Test
    void bodyCutShortCanBeHandledByTheApplication() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "reader", "/swallow?read()", "Content-Length: 3000000", "Expect: 100-continue"));
            assertThat(wire.readHead().status()).isEqualTo(100);
            wire.sendRaw("x".repeat(2_000_000)).finish();
            Response response = wire.read();

            assertThat(response.text()).isIn("IOError", "");
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
        assertThat(journal(1)).containsExactly("IOError");
    }

    /** A server that buffers small bodies may refuse the request before it calls the application. */
    private void assertCutWasSeenOrNeverDispatched() {
        assertThat(journal(0)).isSubsetOf("IOError");
    }

    /** Sends the body in chunks of growing sizes. */
    private Response postChunked(String fixture, String path, String body) {
        StringBuilder chunks = new StringBuilder();
        for (int at = 0, size = 1; at < body.length(); at += size, size = Math.min(size * 2, 100_000)) {
            String chunk = body.substring(at, Math.min(body.length(), at + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        try (Wire wire = connect()) {
            wire.send(request("POST", fixture, path, "Transfer-Encoding: chunked"));
            return wire.sendRaw(chunks.append("0\r\n\r\n").toString()).read();
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(body);
            return String.format(Locale.ROOT, "'%d %032x'", body.length, new BigInteger(1, md5));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
