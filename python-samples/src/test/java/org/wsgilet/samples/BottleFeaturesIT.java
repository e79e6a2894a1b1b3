package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsgilet.testing.WsgiServer;

/** What Bottle 0.12 promises its users, below a mount point. */
class BottleFeaturesIT {

    @RegisterExtension
    static final WsgiServer server =
            Samples.features("bottle_features", "app:app").contextPath("/box");

    private final Browser browser = new Browser(server);

    @ParameterizedTest
    @CsvSource({
        "/int/4,            200, 5",
        "/int/x,            404, custom 404 for /int/x",
        "/re/ABC,           200, ABC",
        "/re/abc,           404, custom 404 for /re/abc",
        "/path/a/b/end,     200, a/b",
        "/words/a-b-c,      200, 'a,b,c'",
        "/hello/bob,        200, Hello bob from /box/hello/you",
        "/sub/where,        200, /box/sub/ + /where",
    })
    void pathIsRouted(String path, int status, String body) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void methodIsRouted() {
        assertThat(browser.send("PATCH", "/method", BodyPublishers.noBody()).body())
                .isEqualTo("PATCH");
        var refused = browser.get("/method");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("PATCH,PUT");
    }

    @Test
    void nonAsciiRouteAndQueryAreDecoded() {
        assertThat(browser.get("/gr%C3%B6%C3%9Fe?q=%C3%A4").body()).isEqualTo("\u00e4/gr\u00f6\u00dfe");
    }

    @Test
    void hooksRunAroundARoute() {
        assertThat(browser.get("/int/1").headers().firstValue("X-Hook")).hasValue("seen");
    }

    @Test
    void templateRebasesIncludesAndEscapes() {
        assertThat(browser.get("/template").body())
                .isEqualTo("<title>Gr\u00fc\u00dfe</title>\n<body><li>&lt;b&gt;\n<li>two\n</body>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4,   206, bytes 2-4/20,   234",
        "bytes=17-,   206, bytes 17-19/20, hij",
        "bytes=-2,    206, bytes 18-19/20, ij",
        "bytes=18-99, 206, bytes 18-19/20, ij",
    })
    void staticFileHasRanges(String range, int status, String contentRange, String body) {
        var part = browser.get("/static/digits.txt", "Range", range);
        assertThat(part.statusCode()).isEqualTo(status);
        assertThat(part.headers().firstValue("Content-Range")).hasValue(contentRange);
        assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(body.length());
        assertThat(part.body()).isEqualTo(body);
    }

    @Test
    void rangeBehindTheEndIsRefused() {
        assertThat(browser.get("/static/digits.txt", "Range", "bytes=50-60").statusCode())
                .isEqualTo(416);
    }

    @Test
    void staticFileAnswersConditionsAndHead() {
        var whole = browser.get("/static/digits.txt");
        assertThat(whole.body()).isEqualTo("0123456789abcdefghij");
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        String modified = whole.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(browser.get("/static/digits.txt", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(304);
        var head = browser.send("HEAD", "/static/digits.txt", BodyPublishers.noBody());
        assertThat(head.headers().firstValue("Content-Length")).hasValue("20");
    }

    @Test
    void staticFileOutsideTheFolderIsRefused() {
        var outside = browser.get("/static/..%2Fflask_features/app.py");
        assertThat(outside.statusCode()).isBetween(400, 404);
        assertThat(outside.body()).doesNotContain("import");
    }

    @Test
    void downloadNamesTheFile() {
        assertThat(browser.get("/download/digits.txt").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"copy of digits.txt\"");
    }

    @Test
    void cookiesAreSetSignedAndDeleted() {
        assertThat(browser.get("/cookie/show").body()).contains("\"plain\": null", "\"signed\": null");
        browser.get("/cookie/set");
        assertThat(browser.get("/cookie/show").body()).contains("\"plain\": \"a.b\"", "\"signed\": [1, \"\\u00fc\"]");
        browser.get("/cookie/delete");
        assertThat(browser.get("/cookie/show").body()).contains("\"plain\": null");
        assertThat(new Browser(server)
                        .get("/cookie/show", "Cookie", "signed=\"!AAAA?Z2Vy\"")
                        .body())
                .contains("\"signed\": null");
    }

    @Test
    void uploadedFilesKeepTheirNameTypeAndBytes() {
        var form = new Multipart()
                .field("title", "Gr\u00fc\u00dfe")
                .file("file", "\u00e4 b.bin", BodyPublishers.ofByteArray(new byte[] {0, 13, 10, -1}))
                .file("file", "empty.bin", BodyPublishers.noBody());
        assertThat(browser.submit("/upload", form).body())
                .contains("\"title\": \"Gr\\u00fc\\u00dfe\"")
                .contains("\"raw\": \"\\u00e4 b.bin\"", "\"name\": \"a-b.bin\"")
                .contains("\"type\": \"application/octet-stream\"")
                .contains("\"sha1\": \"941fac201d4ba9e933868500a98d02f2c94657f7\"")
                .contains("\"sha1\": \"da39a3ee5e6b4b0d3255bfef95601890afd80709\"");
    }

    @Test
    void jsonGoesBothWays() {
        var answer = browser.post("/json", "application/json", "{\"a\": [1, null, \"\u00fc\"]}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"got\": {\"a\": [1, null, \"\\u00fc\"]}}");
    }

    @Test
    void generatorIsStreamed() {
        var answer = browser.get("/stream");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(answer.body()).isEqualTo("line 0 \u00e4\nline 1 \u00e4\nline 2 \u00e4\n");
    }

    @Test
    void redirectStaysBelowTheMountPoint() {
        assertThat(browser.get("/go").body()).isEqualTo("Hello again from /box/hello/you");
        var answer = new Browser(server, Redirect.NEVER).get("/go");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(server.uri("/hello/again").toString());
        assertThat(new Browser(server, Redirect.NEVER).get("/go/301").statusCode())
                .isEqualTo(301);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,   404, custom 404 for /nowhere",
        "/fail,      500, custom 500: KeyError",
        "/abort/418, 418, aborted &lt;here&gt;",
    })
    void errorPageAnswers(String path, int status, String text) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void tracebackOfAFailureIsLogged() {
        browser.get("/fail");
        assertThat(server.log()).contains("Traceback (most recent call last):", "KeyError: 'missing'");
    }
}
