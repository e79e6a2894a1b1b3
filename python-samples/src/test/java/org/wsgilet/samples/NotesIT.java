package org.wsgilet.samples;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

class NotesIT {

    @Nested
    class Plain extends Notebook {
        @RegisterExtension
        static final WsgiServer server = notes("app:app");

        Plain() {
            super(server);
        }
    }

    @Nested
    class Validated extends Notebook {
        @RegisterExtension
        static final WsgiServer server = notes(Samples.validated("app:app"));

        Validated() {
            super(server);
        }

        @AfterAll
        static void validatorHasNoComplaint() {
            Samples.assertNoComplaint(server);
        }
    }

    private static WsgiServer notes(String app) {
        return Samples.sample("notes", app)
                .env("NOTES_DIR", Samples.dataFolder("notes").toString());
    }

    abstract static class Notebook {

        private final WsgiServer server;
        private final Browser browser;

        Notebook(WsgiServer server) {
            this.server = server;
            this.browser = new Browser(server);
        }

        @Test
        void addedNoteIsFlashedAndListed() {
            var list = browser.submit("/notes", Map.of("title", "Gr\u00fc\u00dfe <b>", "text", "a & b"));
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.uri()).isEqualTo(server.uri("/"));
            assertThat(list.body()).contains("Added \u201cGr\u00fc\u00dfe &lt;b&gt;\u201d", "a &amp; b");
            assertThat(browser.get("/").body()).doesNotContain("Added");
        }

        @Test
        void noteHasAPageOfItsOwn() {
            int id = idOf(addJson("{\"title\": \"Page\", \"text\": \"one\\n  two\"}"));
            var page = browser.get("/notes/" + id);
            assertThat(page.body()).contains("<h1>Page</h1>", "one\n  two", "<title>Page - Notes</title>");
        }

        @Test
        void noteWithoutTitleIsRefusedAndKeepsItsText() {
            var page = browser.submit("/notes", Map.of("title", "  ", "text", "keep me"));
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("A note needs a title.", ">keep me</textarea>");
        }

        @Test
        void nameIsKeptInTheSession() {
            assertThat(browser.submit("/name", Map.of("name", "Ada \u0141")).body())
                    .contains("Hello, Ada \u0141.");
            assertThat(browser.get("/").body()).contains("Ada \u0141\u2019s notes");
            assertThat(new Browser(server).get("/").body()).doesNotContain("Ada \u0141\u2019s notes");
            assertThat(addJson("{\"title\": \"mine\"}").body()).contains("\"author\":\"Ada \\u0141\"");
        }

        @Test
        void noteIsDownloadedAsATextFile() {
            int id = idOf(addJson("{\"title\": \"Gr\u00f6\u00dfe\", \"text\": \"line\"}"));
            var file = browser.get("/notes/" + id + "/download");
            assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(
                            value -> assertThat(value).contains("attachment", "filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt"));
            assertThat(file.body()).isEqualTo("Gr\u00f6\u00dfe\n\nline\n");
        }

        @Test
        void deletedNoteIsGone() {
            int id = idOf(addJson("{\"title\": \"Short-lived\"}"));
            assertThat(browser.submit("/notes/" + id + "/delete", Map.of()).body())
                    .contains("Deleted \u201cShort-lived\u201d");
            assertThat(browser.get("/notes/" + id).statusCode()).isEqualTo(404);
        }

        @Test
        void apiAnswersInJson() {
            var created = addJson("{\"title\": \"From the API\"}");
            assertThat(created.statusCode()).isEqualTo(201);
            String location = "/api/notes/" + idOf(created);
            assertThat(created.headers().firstValue("Location"))
                    .hasValue(server.uri(location).toString());
            assertThat(browser.get(location).body()).isEqualTo(created.body());
            assertThat(browser.get("/api/notes").body())
                    .startsWith("{\"notes\":[")
                    .contains(created.body().strip());

            var deleted = browser.send("DELETE", location, BodyPublishers.noBody());
            assertThat(deleted.statusCode()).isEqualTo(200);
            assertThat(browser.get(location).body()).isEqualTo("{\"error\":\"There is no such note.\"}\n");
        }

        @Test
        void apiTellsWhatIsWrong() {
            assertThat(addJson("{\"title\": 1}").body()).isEqualTo("{\"error\":\"A note needs a title.\"}\n");
            assertThat(addJson("[]").statusCode()).isEqualTo(400);
            assertThat(addJson("{").statusCode()).isEqualTo(400);
        }

        @Test
        void errorsHaveAPageOfTheSample() {
            var missing = browser.get("/notes/999999");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("<h1>Not Found</h1>", "There is no such note.");
            var large = browser.submit("/notes", Map.of("title", "x", "text", "x".repeat(2 << 20)));
            assertThat(large.statusCode()).isEqualTo(413);
        }

        @Test
        void staticFilesAreServed() {
            var style = browser.get("/static/style.css");
            assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
            String tag = style.headers().firstValue("ETag").orElseThrow();
            assertThat(browser.get("/static/style.css", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            assertThat(browser.get("/static/icon.svg").statusCode()).isEqualTo(200);
        }

        @Test
        void notesAddedAtOnceAllHaveTheirOwnId() {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                var ids = IntStream.range(0, 40)
                        .mapToObj(n -> CompletableFuture.supplyAsync(
                                () -> idOf(addJson("{\"title\": \"note " + n + "\"}")), threads))
                        .collect(toList())
                        .stream()
                        .map(CompletableFuture::join);
                assertThat(ids).doesNotHaveDuplicates().hasSize(40);
            } finally {
                threads.shutdown();
            }
        }

        private HttpResponse<String> addJson(String note) {
            return browser.post("/api/notes", "application/json", note);
        }

        private static int idOf(HttpResponse<String> created) {
            return Integer.parseInt(created.body().replaceFirst("(?s).*\"id\":(\\d+).*", "$1"));
        }
    }
}
