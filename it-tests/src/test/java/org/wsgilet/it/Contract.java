package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the topics of the contract share: requests to one fixture, and the journal of what the application saw. */
abstract class Contract {
    final Deployment server;

    /** Keeps what this test's requests recorded apart from all others. */
    final String key = UUID.randomUUID().toString();

    Contract(Deployment server) {
        this.server = server;
    }

    Wire connect() {
        return Wire.to(server.port());
    }

    /** The lines of a request that one fixture serves. */
    String[] request(String method, String fixture, String path, String... headers) {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + server.mount() + path + " HTTP/1.1");
        lines.add("Host: 127.0.0.1:" + server.port());
        lines.add("X-Fixture: " + fixture);
        lines.add("X-Key: " + key);
        lines.addAll(List.of(headers));
        return lines.toArray(String[]::new);
    }

    Response get(String fixture, String path, String... headers) {
        return exchange("GET", fixture, path, headers);
    }

    Response exchange(String method, String fixture, String path, String... headers) {
        try (Wire wire = connect()) {
            return wire.send(request(method, fixture, path, headers)).read();
        }
    }

    Response post(String fixture, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length());
        try (Wire wire = connect()) {
            wire.send(request("POST", fixture, path, all.toArray(String[]::new)));
            return wire.sendRaw(body).read();
        }
    }

    Environ environ(String path, String... headers) {
        return Environ.of(get("echo", path, headers));
    }

    /** The journal of this test once it has at least that many entries. */
    List<String> journal(int entries) {
        Response response = get("journal", "/" + entries);
        assertThat(response.status()).isEqualTo(200);
        return response.text().isEmpty() ? List.of() : List.of(response.text().split("\n"));
    }

    void open(String gate) {
        assertThat(get("gate", "/" + gate).text()).isEqualTo("open");
    }

    /** The connection still answers: nothing of the last response is left on it, and it is not closed. */
    void assertUsable(Wire wire) {
        if (server.closesAfter(wire.status())) {
            assertThat(wire.end()).isEqualTo(Wire.End.FIN);
            return;
        }
        Response next = wire.send(request("GET", "body", "/list")).read();
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.text()).isEqualTo("onetwo");
    }

    void assertLogged(String sentence) {
        Await.until("logged: " + sentence, () -> server.log().contains(sentence));
    }

    /** A 500 that tells the client nothing about the application. */
    static void assertPlainError(Response response) {
        assertThat(response.status()).as("%s", response).isEqualTo(500);
        assertThat(response.complete()).isTrue();
        assertThat(response.header("Content-Type")).startsWith("text/plain");
        assertThat(response.text())
                .isNotEmpty()
                .doesNotContain("Traceback", "Error:", "Exception", ".py", "org.", "PEP 3333", "secret");
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
