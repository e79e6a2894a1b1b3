package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --static}: files that are served without Python. */
class StaticFilesIT {
    private static final String TEXT = "0123456789".repeat(10);
    private static final String MODIFIED = "Mon, 02 Mar 2026 10:00:00 GMT";
    private static final int APPLICATION_ANSWERS = 200;

    @TempDir
    static Path folder;

    private static Path files;
    private static Cli cli;

    @BeforeAll
    static void serve() throws IOException {
        files = folder.resolve("shop/static");
        Apps.write(
                folder,
                "app.py",
                "import os, time",
                "def app(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    if environ['PATH_INFO'] == '/wait':",
                "        open('started', 'w').close()",
                "        while not os.path.exists('go'):",
                "            time.sleep(.01)",
                "    return ['application ' + environ['PATH_INFO']]");
        for (String name : List.of(
                "text.txt",
                "css/style.css",
                "img/logo.svg",
                "data.json",
                "a b+c%2?#.txt",
                "naïve.html",
                "noextension",
                "script.js",
                "page.html",
                "page.html.gz",
                "page.html.br",
                "old.html",
                "old.html.gz",
                ".hidden/x.txt",
                ".env",
                ".well-known/security.txt",
                "back\\slash.txt")) {
            write(files.resolve(name), name.contains(".html.") ? name : TEXT);
        }
        write(folder.resolve("shop/secret.txt"), "secret");
        write(folder.resolve("shop/static2/x.txt"), "secret");
        write(folder.resolve("special/x.txt"), "special");
        write(folder.resolve("public/robots.txt"), "robots");
        write(folder.resolve("icon.ico"), "icon");
        Files.createSymbolicLink(files.resolve("out.txt"), folder.resolve("shop/secret.txt"));
        Files.createSymbolicLink(files.resolve("outside"), folder.resolve("shop"));
        Files.createSymbolicLink(files.resolve("inside.txt"), Path.of("text.txt"));
        Files.createSymbolicLink(files.resolve("linked.html.gz"), folder.resolve("shop/secret.txt"));
        Files.createSymbolicLink(files.resolve("public.txt"), Path.of(".env"));
        Files.createSymbolicLink(files.resolve("public"), Path.of(".hidden"));
        Files.createSymbolicLink(files.resolve("page.txt.gz"), Path.of(".env"));
        Files.createSymbolicLink(files.resolve("styles"), Path.of("css"));
        write(files.resolve("a..b.css"), TEXT);
        write(files.resolve(".git/config"), TEXT);
        Files.createSymbolicLink(files.resolve("loop"), files.resolve("loop"));
        write(files.resolve("linked.html"), TEXT);
        write(files.resolve("unreadable.txt"), TEXT);
        cli = Cli.serve(
                List.of(),
                "app",
                "--chdir",
                folder + "",
                "--threads",
                "1",
                "--access-log",
                "-",
                "--static",
                "/static=" + files,
                "--static",
                "/static/special/=" + folder.resolve("special"),
                "--static",
                "/favicon.ico=" + folder.resolve("icon.ico"),
                "--static",
                "/=" + folder.resolve("public"));
        cli.awaitListening();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(ISO_8859_1));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-02T10:00:00.250Z")));
    }

    @AfterAll
    static void stop() {
        cli.close();
        assertThat(cli.err()).doesNotContain("\tat ", "WARN");
    }

    @ParameterizedTest
    @CsvSource({
        "text.txt, text/plain; charset=utf-8",
        "css/style.css, text/css; charset=utf-8",
        "script.js, text/javascript; charset=utf-8",
        "page.html, text/html; charset=utf-8",
        "img/logo.svg, image/svg+xml",
        "data.json, application/json",
        "noextension, application/octet-stream",
        "na%C3%AFve.html, text/html; charset=utf-8",
        "a%20b+c%252%3F%23.txt, text/plain; charset=utf-8",
        "css/../text.txt, text/plain; charset=utf-8",
        "inside.txt, text/plain; charset=utf-8",
        "styles/style.css, text/css; charset=utf-8",
        "a..b.css, text/css; charset=utf-8",
        ".well-known/security.txt, text/plain; charset=utf-8",
    })
    void fileHasItsTypeLengthAndValidators(String path, String type) {
        Response response = get("/static/" + path);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(response.header("Content-Length")).isEqualTo("100");
        assertThat(response.header("Last-Modified")).isEqualTo(MODIFIED);
        assertThat(response.header("ETag")).matches("\"[0-9a-f-]+\"");
        assertThat(response.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.headers("Cache-Control")).isEmpty();
        assertThat(response.text()).isEqualTo(TEXT);
    }

    @Test
    void headHasTheHeadersAlone() {
        try (Wire wire = Wire.to(port())) {
            Response head = wire.send("HEAD /static/text.txt HTTP/1.1", "Host: h", "Range: bytes=0-1")
                    .readHead();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("100");
            assertThat(wire.send("GET /static/text.txt HTTP/1.1", "Host: h")
                            .read()
                            .text())
                    .isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, bytes 0-3/100, 0123",
        "bytes=98-, bytes 98-99/100, 89",
        "bytes=-3, bytes 97-99/100, 789",
        "bytes=95-2000, bytes 95-99/100, 56789",
    })
    void rangeIsAPart(String range, String contentRange, String text) {
        Response response = get("/static/text.txt", "Range: " + range);

        assertThat(response.status()).isEqualTo(206);
        assertThat(response.header("Content-Range")).isEqualTo(contentRange);
        assertThat(response.header("Content-Length")).isEqualTo(text.length() + "");
        assertThat(response.header("ETag")).isNotNull();
        assertThat(response.text()).isEqualTo(text);
    }

    @Test
    void severalRangesAreParts() {
        Response response = get("/static/text.txt", "Range: bytes=0-1,50-52");

        assertThat(response.status()).isEqualTo(206);
        assertThat(response.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(response.text())
                .contains("Content-Range: bytes 0-1/100", "Content-Range: bytes 50-52/100", "\r\n012");
        assertThat(response.complete()).isTrue();
    }

    @Test
    void rangeBehindTheEndIsNotSatisfiable() {
        Response response = get("/static/text.txt", "Range: bytes=100-");

        assertThat(response.status()).isEqualTo(416);
        assertThat(response.header("Content-Range")).isEqualTo("bytes */100");
    }

    @Test
    void unknownUnitsAndManyRangesAreIgnored() {
        StringBuilder many = new StringBuilder("bytes=0-0");
        for (int i = 2; i < 98; i += 2) {
            many.append(',').append(i).append('-').append(i);
        }
        for (String range : List.of("lines=0-1", many.toString())) {
            Response response = get("/static/text.txt", "Range: " + range);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo(TEXT);
        }
    }

    @Test
    void rangeOfAnOlderFileIsTheWholeOfTheNewOne() {
        String etag = get("/static/text.txt").header("ETag");

        assertThat(get("/static/text.txt", "Range: bytes=0-1", "If-Range: " + etag)
                        .status())
                .isEqualTo(206);
        assertThat(get("/static/text.txt", "Range: bytes=0-1", "If-Range: " + MODIFIED)
                        .status())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/" + etag, "Sun, 01 Mar 2026 10:00:00 GMT", "nonsense")) {
            Response response = get("/static/text.txt", "Range: bytes=0-1", "If-Range: " + other);
            assertThat(response.status()).as(other).isEqualTo(200);
            assertThat(response.text()).isEqualTo(TEXT);
        }
    }

    @Test
    void clientThatHasTheFileGetsItNotAgain() {
        String etag = get("/static/text.txt").header("ETag");
        for (String condition : List.of(
                "If-None-Match: " + etag,
                "If-None-Match: W/" + etag,
                "If-None-Match: *",
                "If-None-Match: \"a\", " + etag,
                "If-Modified-Since: " + MODIFIED,
                "If-Modified-Since: Tue, 03 Mar 2026 10:00:00 GMT")) {
            Response response = get("/static/text.txt", condition);

            assertThat(response.status()).as(condition).isEqualTo(304);
            assertThat(response.header("ETag")).isEqualTo(etag);
            assertThat(response.body()).isEmpty();
        }
        for (String condition : List.of(
                "If-None-Match: \"a\"",
                "If-None-Match: " + etag.substring(0, 5) + "\"",
                "If-Modified-Since: Sun, 01 Mar 2026 10:00:00 GMT",
                "If-Modified-Since: nonsense",
                "If-Match: " + etag,
                "If-Match: *",
                "If-Unmodified-Since: " + MODIFIED)) {
            assertThat(get("/static/text.txt", condition).status())
                    .as(condition)
                    .isEqualTo(200);
        }
        for (String condition : List.of(
                "If-Match: \"a\"", "If-Match: W/" + etag, "If-Unmodified-Since: Sun, 01 Mar 2026 10:00:00 GMT")) {
            assertThat(get("/static/text.txt", condition).status())
                    .as(condition)
                    .isEqualTo(412);
        }
    }

    // RFC 9110 13.2.2: the date counts only without a tag
    @Test
    void tagGoesBeforeTheDate() {
        assertThat(get("/static/text.txt", "If-None-Match: \"a\"", "If-Modified-Since: " + MODIFIED)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, br', br",
        "gzip, gzip",
        "br, br",
        "'br;q=0.5, gzip;q=0.8', gzip",
        "'br;q=0, gzip', gzip",
        "'br;q=0, *', gzip",
        "*, br",
        "'identity, gzip;q=0.5',",
        "'gzip;q=0, br;q=0',",
        "deflate,",
        "'',",
    })
    void compressedFormThatTheClientLikesBestIsSent(String accepted, String coding) {
        Response response = get("/static/page.html", "Accept-Encoding: " + accepted);

        assertThat(response.header("Content-Encoding")).isEqualTo(coding);
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(response.text())
                .isEqualTo(coding == null ? TEXT : coding.equals("br") ? "page.html.br" : "page.html.gz");
    }

    @Test
    void eachFormHasItsOwnTag() {
        String plain = get("/static/page.html").header("ETag");
        String gzip = get("/static/page.html", "Accept-Encoding: gzip").header("ETag");

        assertThat(gzip).isNotEqualTo(plain).endsWith("\"");
        Response same = get("/static/page.html", "Accept-Encoding: gzip", "If-None-Match: " + gzip);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(gzip);
        assertThat(same.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(get("/static/page.html", "If-None-Match: " + gzip).status()).isEqualTo(200);
        Response part = get("/static/page.html", "Accept-Encoding: gzip", "Range: bytes=0-1");
        assertThat(part.text()).isEqualTo("01");
        assertThat(part.header("Content-Encoding")).isNull();
    }

    @Test
    void fileWithoutCompressedFormsDoesNotVary() {
        assertThat(get("/static/text.txt", "Accept-Encoding: gzip").header("Vary"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void otherMethodsAreNotAllowed(String method) {
        for (String path : List.of("/static/text.txt", "/static/nothing")) {
            try (Wire wire = Wire.to(port())) {
                Response response = wire.send(method + " " + path + " HTTP/1.1", "Host: h", "Content-Length: 0")
                        .read();

                assertThat(response.status()).isEqualTo(405);
                assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/css",
                "/css/",
                "/nothing",
                "/text.txt/",
                "/text.txt/x",
                "/TEXT.TXT",
                "/.env",
                "/.hidden/x.txt",
                "/%2eenv",
                "/.%68idden/x.txt",
                "//text.txt",
                "/css//style.css",
                "/css%2Fstyle.css",
                "/css%2fstyle.css",
                "/back\\slash.txt",
                "/back%5Cslash.txt",
                "/out.txt",
                "/outside/secret.txt",
                "/loop",
                "/loop/x",
                "/unreadable.txt/..%2f..%2fsecret.txt",
                "/..%2Fsecret.txt",
                "/..%5Csecret.txt",
                "/%2e%2e%2fsecret.txt",
                "/..;/secret.txt",
                "/;/../secret.txt",
                "/.%00/text.txt",
                "/text.txt%00.html",
                "/text.txt%0a",
                "/%2e%2e/secret.txt",
                "/..%c0%afsecret.txt",
                "/%c0%ae%c0%ae/secret.txt",
                "/..%252fsecret.txt",
                "/%252e%252e/secret.txt",
                "/C:/x",
                "/linked.html.gz",
                "/public.txt",
                "/public/x.txt",
                "/page.txt.gz",
                "/.git/config",
                "/css/../.git/config",
            })
    void whatIsNoFileIsNotFound(String path) {
        Response response = get("/static" + path);

        assertThat(response.status()).as("%s", response).isIn(400, 404);
        assertThat(response.text()).doesNotContain("secret\n", "application", "style.css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../secret.txt",
                "/staticx",
                "/static2/x.txt",
                "/static.txt",
                "/x/static/text.txt",
                "/Static/text.txt",
                "/static%2Ftext.txt",
                "/static/../../secret.txt",
                "/static/%2e%2e/static2/x.txt"
            })
    void otherPathsAreTheApplications(String path) {
        Response response = get(path);

        assertThat(response.status()).isIn(APPLICATION_ANSWERS, 400);
        assertThat(response.text()).doesNotContain("secret\n").containsPattern("application|400");
    }

    @Test
    void linkOutOfTheFolderIsNoCompressedForm() {
        Response response = get("/static/linked.html", "Accept-Encoding: gzip");

        assertThat(response.header("Content-Encoding")).isNull();
        assertThat(response.text()).isEqualTo(TEXT);
    }

    @Test
    void longestUrlWinsAndOneFileMayHaveAUrl() {
        assertThat(get("/static/special/x.txt").text()).isEqualTo("special");
        assertThat(get("/favicon.ico").text()).isEqualTo("icon");
        assertThat(get("/favicon.ico/x").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoFileBelowTheRootIsTheApplications() {
        assertThat(get("/robots.txt").text()).isEqualTo("robots");
        assertThat(get("/other").text()).isEqualTo("application /other");
        assertThat(get("/").text()).isEqualTo("application /");
        try (Wire wire = Wire.to(port())) {
            assertThat(wire.send("POST /robots.txt HTTP/1.1", "Host: h", "Content-Length: 0")
                            .read()
                            .text())
                    .isEqualTo("application /robots.txt");
        }
    }

    @Test
    void changedFileIsSentAtOnce() throws IOException {
        Path file = files.resolve("changing.txt");
        for (String text : List.of("one", "two", "three")) {
            Files.writeString(file, text);
            assertThat(get("/static/changing.txt").text()).isEqualTo(text);
        }
        Files.delete(file);
        assertThat(get("/static/changing.txt").status()).isEqualTo(404);
    }

    @Test
    void largeFileArrivesWhole() throws IOException {
        byte[] bytes = new byte[5_000_001];
        new Random(1).nextBytes(bytes);
        Files.write(files.resolve("large.bin"), bytes);

        assertThat(get("/static/large.bin").body()).isEqualTo(bytes);
        Files.delete(files.resolve("large.bin"));
    }

    @Test
    void filesAreServedWhileTheApplicationHasNoThreadLeft() {
        try (Wire running = Wire.to(port());
                Wire waiting = Wire.to(port())) {
            running.send("GET /wait HTTP/1.1", "Host: h");
            Await.until("the request runs", () -> Files.exists(folder.resolve("started")));
            waiting.send("GET /wait HTTP/1.1", "Host: h");
            for (int i = 0; i < 20; i++) {
                assertThat(get("/static/text.txt").text()).isEqualTo(TEXT);
            }
            Apps.write(folder, "go");

            assertThat(running.read().text()).isEqualTo("application /wait");
            assertThat(waiting.read().text()).isEqualTo("application /wait");
        }
    }

    @Test
    void variableAndFileHaveSeveral() {
        String both = "/one=" + files + "\n/two=" + folder.resolve("special");
        try (Cli other = Cli.serve(List.of("WSGILET_STATIC=" + both), "app", "--chdir", folder + "")) {
            other.awaitListening();
            assertThat(Apps.get(other.ports().get(0), "/one/text.txt")).isEqualTo(TEXT);
            assertThat(Apps.get(other.ports().get(0), "/two/x.txt")).isEqualTo("special");
        }
        Path toml =
                Apps.write(folder, "files.toml", "[static]", "\"/one\" = \"" + files + "\"", "\"/two\" = \"special\"");
        try (Cli other = Cli.start(folder, List.of(), "serve", "app", "--bind", "127.0.0.1:0", "--config", toml + "")) {
            other.awaitListening();
            assertThat(Apps.get(other.ports().get(0), "/one/text.txt")).isEqualTo(TEXT);
            assertThat(Apps.get(other.ports().get(0), "/two/x.txt")).isEqualTo("special");
        }
    }

    @Test
    void requestsAreInTheAccessLog() {
        get("/static/text.txt?logged");

        Await.until("the line", () -> cli.out().contains("\"GET /static/text.txt?logged HTTP/1.1\" 200 100"));
    }

    private static Response get(String path, String... headers) {
        return Apps.response(port(), path, headers);
    }

    private static int port() {
        return cli.ports().get(0);
    }
}
