package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsgilet.testing.WsgiServer;

/** What Flask 1.1 promises its users, below a mount point. */
class FlaskFeaturesIT {

    @RegisterExtension
    static final WsgiServer server =
            Samples.features("flask_features", "app:app").contextPath("/mount");

    private final Browser browser = new Browser(server);

    @Test
    void templateInheritsAndEscapes() {
        assertThat(browser.get("/page").body())
                .contains("<title>base + page</title>", "[&lt;b&gt;][Gr\u00fc\u00dfe]")
                .doesNotContain("from base");
    }

    @Test
    void sessionLivesInACookie() {
        assertThat(browser.get("/count").body()).isEqualTo("1");
        assertThat(browser.get("/count").body()).isEqualTo("2");
        assertThat(new Browser(server).get("/count").body()).isEqualTo("1");
        assertThat(browser.cookies().getCookieStore().getCookies())
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.getName()).isEqualTo("session");
                    assertThat(cookie.isHttpOnly()).isTrue();
                });
    }

    @Test
    void forgedSessionIsIgnored() {
        assertThat(browser.get("/count", "Cookie", "session=eyJjb3VudCI6OX0.AAAAAA.x")
                        .body())
                .isEqualTo("1");
    }

    @Test
    void flashedMessageIsShownOnce() {
        assertThat(browser.get("/flash/hey").body()).contains("warning: hey");
        assertThat(browser.get("/page").body()).doesNotContain("hey");
    }

    @Test
    void redirectIsAbsoluteAndBelowTheMountPoint() {
        var answer = new Browser(server, Redirect.NEVER).get("/flash/hey");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(server.uri("/page").toString());
    }

    @Test
    void jsonGoesBothWays() {
        var answer = browser.post("/json", "application/json", "{\"a\": [1, null, \"\u00fc\ud83d\ude00\"]}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"got\":{\"a\":[1,null,\"\\u00fc\\ud83d\\ude00\"]},\"type\":\"application/json\"}\n");
        assertThat(browser.post("/json", "application/json", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void streamKeepsTheRequest() {
        var answer = browser.get("/stream?name=n");
        assertThat(answer.body()).isEqualTo("n 0 \u00e4\nn 1 \u00e4\nn 2 \u00e4\n");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void sendFileAnswersRangesAndConditions() {
        var whole = browser.get("/file");
        assertThat(whole.body()).isEqualTo("0123456789abcdefghij");
        assertThat(whole.headers().firstValue("Content-Length")).hasValue("20");

        var part = browser.get("/file", "Range", "bytes=10-12");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 10-12/20");
        assertThat(part.body()).isEqualTo("abc");

        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get("/file", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(browser.get("/file", "Range", "bytes=30-").statusCode()).isEqualTo(416);
    }

    @Test
    void downloadHasANonAsciiName() {
        assertThat(browser.get("/download").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value.split("; "))
                        .containsExactlyInAnyOrder(
                                "attachment", "filename=groe.txt", "filename*=UTF-8''gr%C3%B6%C3%9Fe.txt"));
    }

    @Test
    void uploadOf50MegabytesArrivesWhole() throws Exception {
        byte[] content = new byte[50 << 20];
        new Random(1).nextBytes(content);
        String sha1 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));

        var form =
                new Multipart().field("title", "large").file("file", "large.bin", BodyPublishers.ofByteArray(content));
        assertThat(browser.submit("/upload", form).body())
                .isEqualTo(
                        "{\"name\":\"large.bin\",\"sha1\":\"%s\",\"size\":%d,\"title\":\"large\"}\n",
                        sha1, content.length);
    }

    @ParameterizedTest
    @CsvSource({
        "/raise/stock, 409, out of stock: pears",
        "/raise/key,   500, failed: KeyError",
        "/raise/404,   404, from base",
        "/raise/418,   418, teapot",
        "/nowhere,     404, from base",
    })
    void errorHandlerAnswers(String path, int status, String text) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void hooksRunInOrderAndLearnOfErrors() {
        browser.get("/events");
        browser.get("/raise/key");
        assertThat(browser.get("/page?user=bob").headers().firstValue("X-After"))
                .hasValue("bob");
        // The first "teardown" is that of the request that emptied the list.
        assertThat(browser.get("/events").body())
                .isEqualTo("[\"after\",\"teardown NoneType\",\"before\",\"after\",\"teardown KeyError\","
                        + "\"before\",\"after\",\"teardown NoneType\",\"before\"]\n");
    }

    @Test
    void blueprintHasItsOwnPrefixHookAndErrors() {
        var item = browser.get("/shop/K%C3%A4se");
        assertThat(item.body()).isEqualTo("K\u00e4se at /mount/shop/K%C3%A4se");
        assertThat(item.headers().firstValue("X-Shop")).hasValue("open");
        assertThat(browser.get("/shop/none").body()).isEqualTo("the shop has no such thing");
        assertThat(browser.get("/page").headers().firstValue("X-Shop")).isEmpty();
    }

    @Test
    void urlForKnowsTheMountPoint() {
        assertThat(browser.get("/urls").body())
                .contains("\"page\":\"/mount/page\"")
                .contains("\"external\":\"" + server.uri("/page") + "\"")
                .contains("\"static\":\"/mount/static/digits.txt\"")
                .contains("\"shop\":\"/mount/shop/K%C3%A4se\"")
                .contains("\"city\":\"/mount/gr%C3%B6%C3%9Fe/%C5%81%C3%B3d%C5%BA\"");
        assertThat(browser.get("/static/digits.txt").body()).isEqualTo("0123456789abcdefghij");
    }

    @Test
    void nonAsciiRouteAndQueryAreDecoded() {
        assertThat(browser.get("/gr%C3%B6%C3%9Fe/%C5%81%C3%B3d%C5%BA").body())
                .isEqualTo("\u0141\u00f3d\u017a /gr\u00f6\u00dfe/\u0141\u00f3d\u017a");
        assertThat(browser.get("/query?q=a%2Bb&q=%F0%9F%98%80&q=x+y").body()).isEqualTo("a+b|\ud83d\ude00|x y");
    }

    @Test
    void templateStringIsRenderedAndCompiledOnce() {
        assertThat(browser.get("/template-string/ada").body()).isEqualTo("Hello ADA!");
        assertThat(browser.get("/template-string/%3Cb%3E").body()).isEqualTo("Hello &lt;B&gt;!");
        assertThat(browser.get("/template-string-code").body()).isEqualTo("True");
    }

    @Test
    void passwordIsHashedAndChecked() {
        assertThat(browser.get("/password/s%C3%A9cret").body())
                .contains("\"right\":true", "\"wrong\":false", "\"stored\":\"pbkdf2:sha256:150000$");
    }

    @Test
    void passwordHashOfCpythonIsAccepted() {
        String stored =
                "pbkdf2:sha256:150000$AhVLcYsv$" + "a65b0dffd95e380c0c1c4dd16b290fb4939eec947ff65601515f7c356850fa8b";
        assertThat(browser.submit("/check", Map.of("stored", stored, "password", "secret"))
                        .body())
                .isEqualTo("True");
        assertThat(browser.submit("/check", Map.of("stored", stored, "password", "Secret"))
                        .body())
                .isEqualTo("False");
    }

    @ParameterizedTest
    @CsvSource({
        "syntax_error, TemplateSyntaxError, syntax_error.html, 3",
        "undefined,    UndefinedError,      undefined.html,    2",
        "outer,        ZeroDivisionError,   outer.html,        3",
        "outer,        ZeroDivisionError,   inner.html,        2",
    })
    void templateErrorIsLoggedWithItsLine(String page, String error, String file, int line) {
        var answer = browser.get("/template/" + page);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("failed: " + error);
        assertThat(server.log()).containsPattern("File \"[^\"]*/templates/" + file + "\", line " + line + "\\b");
    }
}
