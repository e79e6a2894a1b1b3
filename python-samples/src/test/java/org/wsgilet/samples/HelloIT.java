package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

class HelloIT {

    @Nested
    class Plain extends Hello {
        @RegisterExtension
        static final WsgiServer server = Samples.sample("hello", "app:application");

        Plain() {
            super(server);
        }
    }

    @Nested
    class Validated extends Hello {
        @RegisterExtension
        static final WsgiServer server = Samples.sample("hello", Samples.validated("app:application"));

        Validated() {
            super(server);
        }

        @AfterAll
        static void validatorHasNoComplaint() {
            Samples.assertNoComplaint(server);
        }
    }

    abstract static class Hello {

        private final Browser browser;

        Hello(WsgiServer server) {
            browser = new Browser(server);
        }

        @Test
        void pageHasAnExactLength() {
            var page = browser.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(page.headers().firstValueAsLong("Content-Length"))
                    .hasValue(page.body().length());
            assertThat(page.body()).contains("<h1>Hello, world</h1>").endsWith("</html>\n");
        }

        @Test
        void environShowsTheRequest() {
            var shown = browser.get("/environ?a=1&b=%C3%A4");
            assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(shown.body())
                    .contains("\"REQUEST_METHOD\": \"GET\"")
                    .contains("\"SCRIPT_NAME\": \"\"")
                    .contains("\"PATH_INFO\": \"/environ\"")
                    .contains("\"QUERY_STRING\": \"a=1&b=%C3%A4\"")
                    .contains("\"SERVER_PROTOCOL\": \"HTTP/1.1\"")
                    .contains("\"REMOTE_ADDR\": \"127.0.0.1\"")
                    .contains("\"wsgi.url_scheme\": \"http\"")
                    .contains("\"wsgi.multithread\": true");
        }

        @Test
        void countdownArrivesLineByLine() throws IOException {
            InputStream body = browser.send("GET", "/countdown", BodyPublishers.noBody(), BodyHandlers.ofInputStream())
                    .body();
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII))) {
                assertThat(lines.readLine()).isEqualTo("3");
                long firstLine = System.nanoTime();
                assertThat(lines.lines()).containsExactly("2", "1", "Lift-off");
                // The app sleeps three times for a second after its first line; this thread may have got it late.
                assertThat(Duration.ofNanos(System.nanoTime() - firstLine)).isGreaterThan(Duration.ofMillis(500));
            }
        }

        @Test
        void anotherPathIsNotFound() {
            assertThat(browser.get("/nowhere").statusCode()).isEqualTo(404);
        }
    }
}
