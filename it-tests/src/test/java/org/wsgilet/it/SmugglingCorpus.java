package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.wsgilet.it.Http2Frames.END_STREAM;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests that two servers in a row may read in different ways, each as the bytes of one connection. In all of them
 * {@code @} stands for what tells the requests of a connection apart.
 */
final class SmugglingCorpus {
    private static final String SECOND = "GET /@-second HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** Lines of framing for a POST, and a body that suits one reading of them. */
    private static final List<String[]> FRAMINGS = List.of(
            new String[] {"Content-Length: 5", "hello"},
            new String[] {"Content-Length: 05", "hello"},
            new String[] {"Content-Length: +5", "hello"},
            new String[] {"Content-Length: -5", "hello"},
            new String[] {"Content-Length: 5 ", "hello"},
            new String[] {"Content-Length: 5\t", "hello"},
            new String[] {"Content-Length: 5, 5", "hello"},
            new String[] {"Content-Length: 5,6", "hello"},
            new String[] {"Content-Length: 0x5", "hello"},
            new String[] {"Content-Length: 5.0", "hello"},
            new String[] {"Content-Length: 5e0", "hello"},
            new String[] {"Content-Length: ", "hello"},
            new String[] {"Content-Length", "hello"},
            new String[] {"Content-Length : 5", "hello"},
            new String[] {"Content-Length\t: 5", "hello"},
            new String[] {" Content-Length: 5", "hello"},
            new String[] {"Content_Length: 5", "hello"},
            new String[] {"Content-Length: 5\r\nContent-Length: 5", "hello"},
            new String[] {"Content-Length: 5\r\nContent-Length: 0", "hello"},
            new String[] {"Content-Length: 0\r\nContent-Length: 5", "hello"},
            new String[] {"Content-Length: 5\r\ncontent-length: 5", "hello"},
            new String[] {"Content-Length: 18446744073709551621", "hello"},
            new String[] {"Content-Length: 4294967301", "hello"},
            new String[] {"Content-Length:\r\n 5", "hello"},
            new String[] {"Content-Length: \u00b25", "hello"},
            new String[] {"Content-Length: 5\0", "hello"},
            new String[] {"Content-Length: 5\rX: y", "hello"},
            new String[] {"X: y\rContent-Length: 5", "hello"},
            new String[] {"X: y\nContent-Length: 5", "hello"},
            new String[] {"X: y\0\r\nContent-Length: 5", "hello"},
            new String[] {"", ""},
            new String[] {"Content-Length: 5\r\nExpect: 100-continue", "hello"},
            new String[] {"Content-Length: 5\r\nExpect: 200-maybe", "hello"},
            new String[] {"Content-Length: 5\r\nConnection: close", "hello"},
            new String[] {"Content-Length: 5\r\nConnection: Content-Length", "hello"},
            new String[] {"Content-Length: 5\r\nConnection: upgrade\r\nUpgrade: h2c", "hello"},
            new String[] {"Content-Length: 5\r\nUpgrade: websocket\r\nConnection: Upgrade", "hello"});

    private static final List<String> CODINGS = List.of(
            "Transfer-Encoding: chunked",
            "transfer-encoding: CHUNKED",
            "Transfer-Encoding:chunked",
            "Transfer-Encoding: chunked ",
            "Transfer-Encoding: \tchunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: \"chunked\"",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunkedx",
            "Transfer-Encoding: chunked;q=1",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: ",
            "Transfer-Encoding: ,chunked",
            "Transfer-Encoding : chunked",
            " Transfer-Encoding: chunked",
            "Transfer-Encoding:\r\n chunked",
            "Transfer_Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
            "X: y\rTransfer-Encoding: chunked",
            "X: y\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nConnection: Transfer-Encoding",
            "TE: trailers\r\nTransfer-Encoding: chunked");

    private static final List<String> CHUNKS = List.of(
            "5\r\nhello\r\n0\r\n\r\n",
            "05\r\nhello\r\n00\r\n\r\n",
            "5;a=b\r\nhello\r\n0;c\r\n\r\n",
            "5 ; a=\"b;c\"\r\nhello\r\n0\r\n\r\n",
            "5;a=\"\r\nhello\r\n0\r\n\r\n",
            "5;\r\nhello\r\n0;\r\n\r\n",
            "5;a\nhello\r\n0\r\n\r\n",
            "5;a\rb\r\nhello\r\n0\r\n\r\n",
            "5 \r\nhello\r\n0\r\n\r\n",
            " 5\r\nhello\r\n0\r\n\r\n",
            "0x5\r\nhello\r\n0\r\n\r\n",
            "+5\r\nhello\r\n0\r\n\r\n",
            "-5\r\nhello\r\n0\r\n\r\n",
            "5\nhello\n0\n\n",
            "5\r\nhello0\r\n\r\n",
            "5\r\nhello\n0\r\n\r\n",
            "5\r\nhello\r0\r\n\r\n",
            "5\r\nhelloX\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\n",
            "5\r\nhello\r\n",
            "5\r\nhel",
            "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
            "100000005\r\nhello\r\n0\r\n\r\n",
            "\r\nhello\r\n0\r\n\r\n",
            "g\r\nhello\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-Trailer: a\r\n\r\n",
            "5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n",
            "5\r\nhello\r\n0\r\nHost: other\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n",
            "5\r\nhello\r\n0\r\nno trailer\r\n\r\n",
            "5\r\nhello\r\n0\r\nX: a\nY: b\r\n\r\n",
            "5\r\nhello\r\n0\r\n X: folded\r\n\r\n",
            "0\r\n\r\n");

    private static final List<String> LINES = List.of(
            "GET /@ HTTP/1.1",
            "GET http://localhost/@ HTTP/1.1",
            "GET http://other/@ HTTP/1.1",
            "GET http://user@localhost/@ HTTP/1.1",
            "GET https://localhost:1/@ HTTP/1.1",
            "GET ftp://localhost/@ HTTP/1.1",
            "GET //other/@ HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "OPTIONS /@ HTTP/1.1",
            "GET * HTTP/1.1",
            "CONNECT localhost:80 HTTP/1.1",
            "TRACE /@ HTTP/1.1",
            "HEAD /@ HTTP/1.1",
            "PUT /@ HTTP/1.1",
            "DELETE /@ HTTP/1.1",
            "PRI * HTTP/2.0",
            "BREW /@ HTTP/1.1",
            "get /@ HTTP/1.1",
            "G\u00e9T /@ HTTP/1.1",
            "GE(T /@ HTTP/1.1",
            " GET /@ HTTP/1.1",
            "\r\nGET /@ HTTP/1.1",
            "\r\n\r\n\r\nGET /@ HTTP/1.1",
            "\nGET /@ HTTP/1.1",
            "GET  /@ HTTP/1.1",
            "GET\t/@\tHTTP/1.1",
            "GET /@  HTTP/1.1",
            "GET /@ HTTP/1.1 ",
            "GET /@",
            "GET /@ HTTP/1.0",
            "GET /@ HTTP/0.9",
            "GET /@ HTTP/1.2",
            "GET /@ HTTP/2.0",
            "GET /@ HTTP/1.10",
            "GET /@ http/1.1",
            "GET /@ HTTP/1",
            "GET /@ HTTP/ 1.1",
            "GET /@ XTTP/1.1",
            "GET /@#f HTTP/1.1",
            "GET /@?a=b#f HTTP/1.1",
            "GET /@?a b HTTP/1.1",
            "GET /a b/@ HTTP/1.1",
            "GET /@%20 HTTP/1.1",
            "GET /@%00 HTTP/1.1",
            "GET /@%0d%0aX:%20y HTTP/1.1",
            "GET /@%2f..%2f HTTP/1.1",
            "GET /a/../@ HTTP/1.1",
            "GET /../@ HTTP/1.1",
            "GET /%2e%2e/@ HTTP/1.1",
            "GET /a/..;/@ HTTP/1.1",
            "GET /@;a=b HTTP/1.1",
            "GET /a\\@ HTTP/1.1",
            "GET /@% HTTP/1.1",
            "GET /@%u0041 HTTP/1.1",
            "GET /@\u00e9 HTTP/1.1",
            "GET /@\u00c3\u00a9 HTTP/1.1",
            "GET /@\u0001 HTTP/1.1",
            "GET /@\0 HTTP/1.1",
            "GET /@\u007f HTTP/1.1",
            "GET /@{|}^`<>\" HTTP/1.1",
            "GET @ HTTP/1.1",
            "GET ?@ HTTP/1.1",
            "GET /@ HTTP/1.1\rX: y",
            "GET /@ HTTP/1.1\nX: y");

    private static final List<String> HOSTS = List.of(
            "Host: localhost",
            "Host: localhost:8080",
            "Host:localhost",
            "host: LOCALHOST",
            "Host: ",
            "X: y",
            "Host: localhost\r\nHost: localhost",
            "Host: localhost\r\nHost: other",
            "Host: a b",
            "Host: a,b",
            "Host: a/b",
            "Host: user@localhost",
            "Host: localhost:",
            "Host: localhost:x",
            "Host: localhost:99999",
            "Host: [::1]",
            "Host: [::1",
            "Host: \u00e9",
            "Host : localhost",
            "Host:\r\n localhost",
            "\tHost: localhost",
            "Host: localhost\r\n folded",
            "Host: localhost\rX: y",
            "Host: localhost\0");

    private static final List<String> FIELDS = List.of(
            "X: a\r\n b",
            "X: a\r\n\tb",
            "X : a",
            ": a",
            "X",
            "X\u00e9: a",
            "X(: a",
            "X: \u00e9",
            "X: \0",
            "X\0: a",
            "X: \u0001",
            "X: \u007f",
            "X: a\rb",
            "X: a\r",
            "X: a\n",
            "X_Y: a\r\nX-Y: b",
            "Connection: close, X",
            "Connection: keep-alive\r\nKeep-Alive: timeout=1",
            "Connection: Host",
            "Expect: 100-continue",
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
            "Range: bytes=0-0",
            "Content-Type: a\r\nContent-Type: b",
            "Cookie: a=b\r\nCookie: c=d",
            "Forwarded: for=1.2.3.4\r\nX-Forwarded-For: 1.2.3.4",
            "Via: 1.1 a\r\nMax-Forwards: 0",
            "X: " + "x".repeat(9_000),
            "Proxy-Connection: keep-alive",
            "Trailer: X",
            "TE: gzip");

    /** Fields that HTTP/2 can carry and HTTP/1.1 reads otherwise; names and values in turn. */
    private static final List<String> HTTP2_FIELDS = List.of(
            "x-a", "b\r\nx-injected: c",
            "x-a", "b\r\n\r\nGET /second HTTP/1.1\r\nhost: localhost\r\n\r\n",
            "x-a", "b\nx-injected: c",
            "x-a", "b\rc",
            "x-a", "b\0c",
            "x-a", " b ",
            "x-a\r\nx-injected", "b",
            "x-a: b\r\nx-injected", "b",
            "x a", "b",
            "x\0a", "b",
            "x:a", "b",
            "", "b",
            "X-Upper", "b",
            "connection", "close",
            "connection", "content-length",
            "proxy-connection", "keep-alive",
            "transfer-encoding", "chunked",
            "transfer-encoding", "identity",
            "upgrade", "h2c",
            "te", "gzip",
            "te", "trailers",
            ":unknown", "b",
            ":path", "/other",
            ":method", "POST",
            ":scheme", "b",
            ":authority", "other",
            "host", "other",
            "host", "a\r\nb: c",
            "content-length", "0",
            "content-length", "4",
            "content-length", "5",
            "content-length", "6",
            "content-length", "-1",
            "content-length", "5, 5",
            "content_length", "9",
            "expect", "100-continue",
            "cookie", "a=b; c=d");

    private static final List<String> HTTP2_PATHS = List.of(
            "/a b",
            "/a HTTP/1.1\r\nhost: localhost\r\n\r\nGET /second",
            "/\0",
            "a",
            "",
            "*",
            "//%00",
            "/#f",
            "http://other/",
            "/\u00e9");

    private SmugglingCorpus() {}

    /** What a client sends on a connection of its own. */
    static List<String> connections() {
        List<String> all = new ArrayList<>();
        for (String[] framing : FRAMINGS) {
            addFramings(all, framing[0], framing[1]);
        }
        for (String coding : CODINGS) {
            addFramings(all, coding, CHUNKS.get(0));
            addFramings(all, coding + "\r\nContent-Length: 5", CHUNKS.get(0));
            addFramings(all, "Content-Length: 5\r\n" + coding, "hello");
        }
        for (String chunks : CHUNKS) {
            addFramings(all, CODINGS.get(0), chunks);
        }
        LINES.forEach(line -> addHead(all, line + "\r\nHost: localhost"));
        HOSTS.forEach(host -> Stream.of("GET /@ HTTP/1.1", "GET /@ HTTP/1.0", "GET http://localhost/@ HTTP/1.1")
                .forEach(line -> addHead(all, line + "\r\n" + host)));
        FIELDS.forEach(field -> addHead(all, "GET /@ HTTP/1.1\r\nHost: localhost\r\n" + field));
        return all.stream().distinct().toList();
    }

    /** With what a server that sees no body takes for the next request, and by methods that seldom have one. */
    private static void addFramings(List<String> all, String framing, String body) {
        String head = " /@ HTTP/1.1\r\nHost: localhost\r\n" + framing + (framing.isEmpty() ? "\r\n" : "\r\n\r\n");
        all.add("POST" + head + body + SECOND);
        all.add("GET" + head + body + SECOND);
        all.add("POST" + head.replace("HTTP/1.1", "HTTP/1.0") + body + SECOND);
    }

    /** Alone, and with a second request behind it. */
    private static void addHead(List<String> all, String head) {
        all.add(head + "\r\n\r\n");
        all.add(head + "\r\n\r\n" + SECOND);
        all.add(head.replace("\r\n", "\n") + "\n\n" + SECOND);
    }

    /** The first stream of an HTTP/2 connection each, with and without a body of five bytes. */
    static List<byte[]> streams() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < HTTP2_FIELDS.size(); i += 2) {
            byte[] field = Http2Frames.literal(0, HTTP2_FIELDS.get(i), HTTP2_FIELDS.get(i + 1));
            all.add(stream("GET", "/http2", END_STREAM, field));
            all.add(Http2Frames.join(
                    stream("POST", "/http2", 0, field),
                    Http2Frames.frame(Http2Frames.DATA, END_STREAM, 1, "hello".getBytes(ISO_8859_1))));
        }
        HTTP2_PATHS.forEach(path -> all.add(stream("GET", path, END_STREAM)));
        List.of("GE T", "get", "GET / HTTP/1.1\r\nx: y\r\n\r\nGET", "CONNECT", "OPTIONS", "", "PRI")
                .forEach(method -> all.add(stream(method, "/http2", END_STREAM)));
        return all;
    }

    private static byte[] stream(String method, String path, int flags, byte... more) {
        byte[] block = Http2Frames.join(Http2Frames.block(":method", method, ":path", path), more);
        return Http2Frames.frame(Http2Frames.HEADERS, Http2Frames.END_HEADERS | flags, 1, block);
    }
}
