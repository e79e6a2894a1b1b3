package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

class FilesIT {

    @Nested
    class Plain extends FileBox {
        @RegisterExtension
        static final WsgiServer server = files("app:app");

        Plain() {
            super(server);
        }
    }

    @Nested
    class Validated extends FileBox {
        @RegisterExtension
        static final WsgiServer server = files(Samples.validated("app:app"));

        Validated() {
            super(server);
        }

        @AfterAll
        static void validatorHasNoComplaint() {
            Samples.assertNoComplaint(server);
        }
    }

    private static WsgiServer files(String app) {
        return Samples.sample("files", app)
                .env("FILES_DIR", Samples.dataFolder("files").toString());
    }

    abstract static class FileBox {

        private final WsgiServer server;
        private final Browser browser;

        FileBox(WsgiServer server) {
            this.server = server;
            this.browser = new Browser(server);
        }

        @Test
        void uploadedFilesAreListedAndServed() {
            var list = browser.submit(
                    "/upload",
                    new Multipart()
                            .file("file", "first.txt", BodyPublishers.ofString("one"))
                            .file("file", "gr\u00f6\u00dfe 2.txt", BodyPublishers.ofString("t\u00e4st")));
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).contains("/files/first.txt", "/files/groe-2.txt");
            assertThat(browser.get("/files/groe-2.txt").body()).isEqualTo("t\u00e4st");
        }

        @Test
        void uploadRedirectsToTheListAndSignsACookie() {
            var answer = upload(new Browser(server, Redirect.NEVER), "signed.txt", "x");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue(server.uri("/").toString());

            upload(browser, "signed.txt", "x");
            assertThat(browser.get("/").body()).contains("Your last upload was <strong>signed.txt</strong>");
            String forged = "last_upload=\"!AAAA?Z2Vy\"";
            assertThat(new Browser(server).get("/", "Cookie", forged).body()).doesNotContain("Your last upload");
        }

        @Test
        void rangeIsServed() {
            upload(browser, "digits.txt", "0123456789");
            var part = browser.get("/files/digits.txt", "Range", "bytes=2-5");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-5/10");
            assertThat(part.body()).isEqualTo("2345");
        }

        @Test
        void unchangedFileIsNotSentAgain() {
            upload(browser, "same.txt", "same");
            String modified = browser.get("/files/same.txt")
                    .headers()
                    .firstValue("Last-Modified")
                    .orElseThrow();
            var again = browser.get("/files/same.txt", "If-Modified-Since", modified);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }

        @Test
        void headOfAFileHasItsLengthOnly() {
            upload(browser, "head.txt", "12345");
            var head = browser.send("HEAD", "/files/head.txt", BodyPublishers.noBody());
            assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
            assertThat(head.body()).isEmpty();
        }

        @Test
        void downloadNamesTheFile() {
            upload(browser, "saved.txt", "x");
            assertThat(browser.get("/files/saved.txt?download").headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"saved.txt\"");
        }

        @Test
        void deletedFileIsGone() {
            upload(browser, "old.txt", "x");
            assertThat(browser.submit("/files/old.txt/delete", Map.of()).body()).doesNotContain("/files/old.txt");
            assertThat(browser.get("/files/old.txt").statusCode()).isEqualTo(404);
        }

        @Test
        void errorsHaveAPageOfTheSample() {
            assertThat(browser.get("/nowhere").body()).contains("<h1>404 Not Found</h1>");
            var empty = browser.submit("/upload", new Multipart().field("other", "x"));
            assertThat(empty.statusCode()).isEqualTo(400);
            assertThat(empty.body()).contains("Choose a file");
            assertThat(browser.get("/upload").statusCode()).isEqualTo(405);
        }

        @Test
        void styleSheetIsServed() {
            assertThat(browser.get("/static/style.css").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        }

        private static HttpResponse<String> upload(Browser browser, String name, String content) {
            return browser.submit("/upload", new Multipart().file("file", name, BodyPublishers.ofString(content)));
        }
    }
}
