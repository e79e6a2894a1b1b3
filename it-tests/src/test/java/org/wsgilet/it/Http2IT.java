package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** HTTP/2 without TLS, with prior knowledge: the same environ, the same framing promises. */
class Http2IT {
    @RegisterExtension
    static final WsgiServer server = WsgiServer.of("contract:application").chdir(Project.PYTHON);

    private final String key = UUID.randomUUID().toString();
    private Http2 client;

    @BeforeEach
    void connect() throws Exception {
        client = Http2.to(server.port());
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void environIsTheOneOfHttpOne() throws Exception {
        Environ environ = Environ.of(
                get("echo", "/caf%C3%A9?q=1", "X-Two", "1", "X-Two", "2").response());

        assertThat(environ.get("SERVER_PROTOCOL")).isEqualTo("'HTTP/2.0'");
        assertThat(environ.get("HTTP_HOST")).isEqualTo("'127.0.0.1:" + server.port() + "'");
        assertThat(environ.get("SERVER_PORT")).isEqualTo("'" + server.port() + "'");
        assertThat(environ.get("PATH_INFO")).isEqualTo("'/caf\\xc3\\xa9'");
        assertThat(environ.get("HTTP_X_TWO")).isIn("'1,2'", "'1, 2'");
        assertThat(environ.values().keySet()).noneMatch(name -> name.startsWith("HTTP_:"));
    }

    // RFC 9113 8.2.3: each cookie may come in a field of its own
    @Test
    void cookiesAreJoinedAgain() throws Exception {
        Environ environ =
                Environ.of(get("echo", "/", "Cookie", "a=1", "Cookie", "b=2").response());

        assertThat(environ.get("HTTP_COOKIE")).isEqualTo("'a=1; b=2'");
    }

    @Test
    void itemsOfAStreamArriveWhole() throws Exception {
        Http2.Answer answer = get("body", "/many");

        assertThat(answer.response().body()).hasSize(1_000_000);
        assertThat(answer.reset()).isFalse();
    }

    @Test
    void errorAfterTheHeadersResetsTheStream() throws Exception {
        Http2.Answer answer = get("errors", "/exception?later");

        assertThat(answer.response().status()).isEqualTo(200);
        assertThat(answer.reset()).isTrue();
        assertThat(get("body", "/list").response().text()).isEqualTo("onetwo");
    }

    @Test
    void shortBodyResetsTheStream() throws Exception {
        assertThat(get("length", "/stream?20,hello,world").reset()).isTrue();
    }

    @Test
    void errorBeforeTheHeadersIsAFiveHundred() throws Exception {
        Http2.Answer answer = get("errors", "/exception");

        assertThat(answer.response().status()).isEqualTo(500);
        assertThat(answer.reset()).isFalse();
    }

    private Http2.Answer get(String fixture, String path, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("X-Fixture", fixture, "X-Key", key));
        all.addAll(List.of(headers));
        return client.get(path, all.toArray(String[]::new));
    }
}
