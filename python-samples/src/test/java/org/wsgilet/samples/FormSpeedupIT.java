package org.wsgilet.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** Java reads from a form what Werkzeug's own code reads from it. */
class FormSpeedupIT {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private static final List<String> TYPES = List.of(
            URL_ENCODED,
            URL_ENCODED + "; charset=UTF-8",
            URL_ENCODED + ";charset=latin-1",
            URL_ENCODED + "; charset*=nothing''x",
            URL_ENCODED + ";",
            URL_ENCODED + "x",
            URL_ENCODED + ", text/plain",
            "Application/X-WWW-Form-URLencoded",
            "application/x-url-encoded",
            "text/plain",
            "multipart/form-data; boundary=b");

    private static final List<String> BODIES = List.of(
            "a=1&b=2&a=3&c=%C3%A9+%26+%FF&%C3%A9=x&=&d&&e==f;g",
            "a=1",
            "",
            "&&",
            "\u00c3\u00a9=\u00ff",
            "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n");

    @RegisterExtension
    static WsgiServer server = Samples.features("speedups", "werkzeug_forms");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void formsAreTheSame() throws Exception {
        List<String> names =
                ask("names/", "text/plain", BodyPublishers.noBody()).lines().toList();
        assertThat(names).hasSizeGreaterThan(60);
        for (String name : names) {
            for (String type : TYPES) {
                for (String body : BODIES) {
                    assertSame(name, type, BodyPublishers.ofByteArray(body.getBytes(ISO_8859_1)));
                }
                assertSame(
                        name,
                        type,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("a=chunked&b=2".getBytes(UTF_8))));
            }
        }
    }

    private void assertSame(String name, String type, BodyPublisher body) throws Exception {
        assertThat(ask("java/" + name, type, body))
                .as("%s of %s, %d bytes", name, type, body.contentLength())
                .isEqualTo(ask("plain/" + name, type, body));
    }

    @Test
    void formOfABrowserIsReadByJava() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("a=1");
        assertThat(ask("steps/", URL_ENCODED, body)).isEmpty();
        assertThat(ask("steps/", URL_ENCODED + ";charset=UTF-8", body)).isEmpty();
        assertThat(ask("steps/", "application/x-url-encoded", body)).isNotEmpty();
    }

    private String ask(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/" + path))
                .header("Content-Type", type)
                .POST(body)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + server.log()).isEqualTo(200);
        return response.body();
    }
}
