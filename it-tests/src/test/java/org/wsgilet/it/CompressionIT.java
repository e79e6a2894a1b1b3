package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --gzip}: responses are compressed, and nothing else about them changes. */
class CompressionIT {
    private static final String TEXT = "0123456789".repeat(1000);

    @TempDir
    static Path folder;

    private static Cli cli;

    @BeforeAll
    static void serve() throws IOException {
        Apps.write(
                folder,
                "app.py",
                "import os, random, threading, time, urlparse",
                "TEXT = '0123456789' * 1000",
                "gates = {}",
                "def stream(key, size):",
                "    rand = random.Random(1)",
                "    for i in range(4):",
                "        if size:",
                "            yield ''.join(chr(rand.randrange(256)) for _ in range(size))",
                "        else:",
                "            yield 'data: %d\\n\\n' % i",
                "        gates.setdefault((key, i), threading.Event()).wait(28)",
                "def application(environ, start_response):",
                "    query = dict(urlparse.parse_qsl(environ['QUERY_STRING'], True))",
                "    path = environ['PATH_INFO']",
                "    if path == '/open':",
                "        gates.setdefault((query['key'], int(query['n'])), threading.Event()).set()",
                "    headers = [('Content-Type', query.pop('type', 'text/plain; charset=utf-8'))]",
                "    status = query.pop('status', '200 OK')",
                "    headers += [(n, v) for n, v in sorted(query.items()) if n[0].isupper()]",
                "    start_response(status, headers)",
                "    if path == '/echo':",
                "        body = environ['wsgi.input'].read()",
                "        return [repr((environ.get('CONTENT_LENGTH'), environ.get('HTTP_CONTENT_ENCODING'), body)) + ' ' * 2000]",
                "    if path == '/stream':",
                "        return stream(query['key'], int(query['size']))",
                "    if path == '/pieces':",
                "        return (TEXT[i:i + 997] for i in range(0, len(TEXT), 997))",
                "    if path == '/file':",
                "        return environ['wsgi.file_wrapper'](open('static/text.txt', 'rb'))",
                "    if path == '/empty':",
                "        return []",
                "    return [TEXT[:int(query.get('size', 10000))]]");
        Files.createDirectories(folder.resolve("static"));
        Files.writeString(folder.resolve("static/text.txt"), TEXT);
        Files.writeString(folder.resolve("static/page.html"), TEXT);
        Files.writeString(folder.resolve("static/page.html.gz"), "precompressed");
        cli = Cli.serve(
                List.of(),
                "app",
                "--chdir",
                folder + "",
                "--gzip",
                "--static",
                "/static=" + folder.resolve("static"),
                "--static-max-age",
                "60");
        cli.awaitListening();
    }

    @AfterAll
    static void stop() {
        cli.close();
        assertThat(cli.err()).doesNotContain("WARN", "ERROR", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pieces",
                "/file",
                "/?type=application/json",
                "/?type=application/problem%2Bjson",
                "/?type=image/svg%2Bxml",
                "/?status=404 Not Found",
                "/?type=TEXT/HTML",
                "/?Content-Length=10000",
                "/?Vary=Cookie",
                "/static/text.txt",
            })
    void textIsCompressed(String path) throws IOException {
        Response response = get(path.replace(" ", "%20"), "Accept-Encoding: br, gzip");

        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(String.join(", ", response.headers("Vary"))).contains("Accept-Encoding");
        assertThat(response.complete()).isTrue();
        assertThat(response.body().length).isLessThan(1000);
        assertThat(unzipped(response)).isEqualTo(TEXT);
    }

    @Test
    void bodyOfOnePieceHasItsLength() throws IOException {
        Response response = get("/", "Accept-Encoding: gzip");

        assertThat(response.header("Content-Length")).isEqualTo(response.body().length + "");
        assertThat(response.header("Transfer-Encoding")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/, ",
        "/, 'gzip;q=0'",
        "/, 'gzip;q=0, *'",
        "/, br",
        "/, identity",
        "/?size=500, gzip",
        "/empty, gzip",
        "/?type=image/png, gzip",
        "/?type=application/octet-stream, gzip",
        "/?Content-Encoding=identity, gzip",
        "/?Cache-Control=max-age%3D1%2C%20no-transform, gzip",
        "/?status=206%20Partial&Content-Range=bytes%200-9999/20000, gzip",
    })
    void othersAreLeftAlone(String path, String accepted) {
        Response response = accepted == null ? get(path) : get(path, "Accept-Encoding: " + accepted);

        assertThat(response.headers("Content-Encoding")).isSubsetOf("identity");
        assertThat(response.text()).isEqualTo(TEXT.substring(0, response.body().length));
        assertThat(response.header("Content-Length")).isEqualTo(response.body().length + "");
        boolean varies = path.equals("/");
        assertThat(response.headers("Vary")).isEqualTo(varies ? List.of("Accept-Encoding") : List.of());
    }

    @Test
    void anyCodingButNoneMayBeAccepted() throws IOException {
        assertThat(unzipped(get("/", "Accept-Encoding: *;q=0.1"))).isEqualTo(TEXT);
    }

    @Test
    void headIsLeftAlone() {
        try (Wire wire = Wire.to(port())) {
            Response head = wire.send("HEAD / HTTP/1.1", "Host: h", "Accept-Encoding: gzip")
                    .readHead();

            assertThat(head.header("Content-Encoding")).isNull();
            assertThat(head.header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(wire.send("GET /?size=5 HTTP/1.1", "Host: h").read().text())
                    .isEqualTo("01234");
        }
    }

    @Test
    void strongTagBecomesWeak() {
        assertThat(get("/?ETag=%22a%22", "Accept-Encoding: gzip").header("ETag"))
                .isEqualTo("W/\"a\"");
        assertThat(get("/?ETag=W/%22a%22", "Accept-Encoding: gzip").header("ETag"))
                .isEqualTo("W/\"a\"");
        assertThat(get("/?ETag=%22a%22").header("ETag")).isEqualTo("\"a\"");
        String same = "/empty?status=304%20Same&ETag=%22a%22";
        assertThat(get(same, "Accept-Encoding: gzip", "If-None-Match: W/\"a\"").header("ETag"))
                .isEqualTo("W/\"a\"");
        assertThat(get(same, "Accept-Encoding: gzip", "If-None-Match: \"a\"").header("ETag"))
                .isEqualTo("\"a\"");
    }

    @Test
    void staticFilesAreRevalidatedAndTheirPartsAreNotCompressed() {
        Response whole = get("/static/text.txt", "Accept-Encoding: gzip");
        assertThat(whole.header("ETag")).startsWith("W/");
        assertThat(whole.header("Accept-Ranges")).isNull();
        assertThat(whole.header("Cache-Control")).isEqualTo("max-age=60");

        Response same = get("/static/text.txt", "Accept-Encoding: gzip", "If-None-Match: " + whole.header("ETag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(same.header("Cache-Control")).isEqualTo("max-age=60");

        Response part = get("/static/text.txt", "Accept-Encoding: gzip", "Range: bytes=0-1999");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo(TEXT.substring(0, 2000));

        assertThat(get("/static/page.html", "Accept-Encoding: gzip").text()).isEqualTo("precompressed");
    }

    @Test
    void requestBodiesArriveAsTheyWereSent() throws IOException {
        String body = "\u001f\u008b not really";
        try (Wire wire = Wire.to(port())) {
            wire.send(
                    "POST /echo HTTP/1.1",
                    "Host: h",
                    "Accept-Encoding: gzip",
                    "Content-Encoding: gzip",
                    "Content-Length: " + body.length());

            assertThat(unzipped(wire.sendRaw(body).read()))
                    .startsWith("('12', 'gzip', '\\x1f\\x8b not really')".replace("12", body.length() + ""));
        }
    }

    // each event has to be readable before the application goes on
    @ParameterizedTest
    @CsvSource({"text/event-stream, 0", "text/plain, 0", "text/plain, 100000", "text/plain, 40000"})
    void blockOfAStreamArrivesBeforeTheNextIsMade(String type, int size) throws Exception {
        String key = type + size;
        try (Wire wire = Wire.to(port())) {
            Response head = wire.send(
                            "GET /stream?key=" + key + "&size=" + size + "&type=" + type + " HTTP/1.1",
                            "Host: h",
                            "Accept-Encoding: gzip")
                    .readHead();
            assertThat(head.header("Content-Encoding")).isEqualTo("gzip");
            Unzipping unzipping = new Unzipping();
            for (int i = 0; i < 4; i++) {
                int wanted = size == 0 ? 9 : size;
                while (unzipping.count < wanted * (i + 1)) {
                    unzipping.read(wire.readChunk());
                }
                if (size == 0) {
                    assertThat(unzipping.last).isEqualTo("data: " + i + "\n\n");
                }
                get("/open?size=1&n=" + i + "&key=" + key);
            }
            for (String chunk = wire.readChunk(); !chunk.isEmpty(); chunk = wire.readChunk()) {
                unzipping.read(chunk);
            }
            assertThat(unzipping.inflater.finished()).isTrue();
        }
    }

    @Test
    void responsesAtOnceAreNotMixed() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            paths.add("/?size=" + (2000 + i * 10));
        }
        assertThat(paths.parallelStream().allMatch(path -> {
                    try {
                        String size = path.substring(path.indexOf('=') + 1);
                        return unzipped(get(path, "Accept-Encoding: gzip"))
                                .equals(TEXT.substring(0, Integer.parseInt(size)));
                    } catch (IOException e) {
                        return false;
                    }
                }))
                .isTrue();
    }

    /** What can be read of a compressed stream so far. */
    private static final class Unzipping {
        final Inflater inflater = new Inflater(true);
        private boolean headerSeen;
        private int count;
        private String last = "";

        void read(String chunk) throws Exception {
            assertThat(chunk).as("the stream goes on").isNotEmpty();
            byte[] bytes = chunk.getBytes(ISO_8859_1);
            int header = headerSeen ? 0 : 10;
            headerSeen = true;
            inflater.setInput(bytes, header, bytes.length - header);
            byte[] output = new byte[1 << 20];
            int length = inflater.inflate(output);
            if (length > 0) {
                last = new String(output, 0, length, ISO_8859_1);
                count += length;
            }
        }
    }

    private static String unzipped(Response response) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    private static Response get(String path, String... headers) {
        return Apps.response(port(), path, headers);
    }

    private static int port() {
        return cli.ports().get(0);
    }
}
