package org.wsgilet.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
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
    private final HTTP2Client client = new HTTP2Client();
    private Session session;

    @BeforeEach
    void connect() throws Exception {
        client.start();
        session = client.connect(new InetSocketAddress("127.0.0.1", server.port()), new Session.Listener() {})
                .get(10, SECONDS);
    }

    @AfterEach
    void disconnect() throws Exception {
        client.stop();
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
        Answer answer = get("body", "/many");

        assertThat(answer.response().body()).hasSize(1_000_000);
        assertThat(answer.reset()).isFalse();
    }

    @Test
    void errorAfterTheHeadersResetsTheStream() throws Exception {
        Answer answer = get("errors", "/exception?later");

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
        Answer answer = get("errors", "/exception");

        assertThat(answer.response().status()).isEqualTo(500);
        assertThat(answer.reset()).isFalse();
    }

    private record Answer(Response response, boolean reset) {}

    private Answer get(String fixture, String path, String... headers) throws Exception {
        HttpFields.Mutable fields = HttpFields.build().add("X-Fixture", fixture).add("X-Key", key);
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        MetaData.Request request =
                new MetaData.Request("GET", HttpURI.from(server.uri(path).toString()), HttpVersion.HTTP_2, fields, -1);
        Collector collector = new Collector();
        session.newStream(new HeadersFrame(request, null, true), collector).get(10, SECONDS);
        return collector.answer.get(20, SECONDS);
    }

    /** Gathers one response until its last frame or a reset. */
    private static final class Collector implements Stream.Listener {
        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;

        @Override
        public void onHeaders(Stream stream, HeadersFrame frame) {
            if (frame.getMetaData() instanceof MetaData.Response response) {
                status = response.getStatus();
            }
            finish(stream, frame.isEndStream());
        }

        @Override
        public void onDataAvailable(Stream stream) {
            Stream.Data data = stream.readData();
            if (data == null) {
                stream.demand();
                return;
            }
            DataFrame frame = data.frame();
            ByteBuffer buffer = frame.getByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            body.writeBytes(bytes);
            data.release();
            finish(stream, frame.isEndStream());
        }

        @Override
        public void onReset(Stream stream, ResetFrame frame, Callback callback) {
            callback.succeeded();
            answer.complete(new Answer(response(false), true));
        }

        private void finish(Stream stream, boolean last) {
            if (last) {
                answer.complete(new Answer(response(true), false));
            } else {
                stream.demand();
            }
        }

        private Response response(boolean complete) {
            return new Response("HTTP/2.0 " + status, java.util.List.of(), body.toByteArray(), complete);
        }
    }
}
