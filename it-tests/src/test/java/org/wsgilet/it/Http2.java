package org.wsgilet.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
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
import org.slf4j.LoggerFactory;

/** One HTTP/2 connection without TLS, with prior knowledge. */
final class Http2 implements AutoCloseable {
    /** A response, and whether the server reset its stream. */
    record Answer(Response response, boolean reset) {}

    private final HTTP2Client client = new HTTP2Client();
    private final Session session;
    private final int port;

    static {
        ((Logger) LoggerFactory.getLogger("org.eclipse.jetty")).setLevel(Level.WARN);
    }

    private Http2(int port) throws Exception {
        this.port = port;
        client.start();
        session = client.connect(new InetSocketAddress("127.0.0.1", port), new Session.Listener() {})
                .get(28, SECONDS);
    }

    static Http2 to(int port) throws Exception {
        return new Http2(port);
    }

    /** @param headers names and values in turn */
    Answer get(String path, String... headers) throws Exception {
        HttpFields.Mutable fields = HttpFields.build();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        MetaData.Request request = new MetaData.Request(
                "GET", HttpURI.from("http://127.0.0.1:" + port + path), HttpVersion.HTTP_2, fields, -1);
        Collector collector = new Collector();
        session.newStream(new HeadersFrame(request, null, true), collector).get(28, SECONDS);
        return collector.answer.get(28, SECONDS);
    }

    @Override
    public void close() throws Exception {
        client.stop();
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
            return new Response("HTTP/2.0 " + status, List.of(), body.toByteArray(), complete);
        }
    }
}
