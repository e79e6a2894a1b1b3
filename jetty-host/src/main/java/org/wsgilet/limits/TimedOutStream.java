package org.wsgilet.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * The stream of a request that has been answered although a thread still works on it: what the thread sends is thrown
 * away. The connection carries no other request, as Jetty begins the next one when the thread has let go.
 */
public final class TimedOutStream extends HttpStream.Wrapper {

    private static final byte[] BODY = "504 Gateway Timeout\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpVersion version;

    private TimedOutStream(HttpStream stream, HttpVersion version) {
        super(stream);
        this.version = version;
    }

    /** Sends the 504; nothing of the response may have been sent, and no thread may be sending. */
    public static void answer(Request request) {
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        TimedOutStream[] answered = new TimedOutStream[1];
        request.addHttpStreamWrapper(stream -> answered[0] = new TimedOutStream(stream, version));
        answered[0].sendGatewayTimeout(request);
    }

    private void sendGatewayTimeout(Request request) {
        HttpFields.Mutable fields = HttpFields.build()
                .add(HttpHeader.CONTENT_TYPE, "text/plain")
                .add(HttpHeader.CONTENT_LENGTH, BODY.length);
        if (version.getVersion() < HttpVersion.HTTP_2.getVersion()) {
            fields.add(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        MetaData.Request asked = new MetaData.Request(
                request.getBeginNanoTime(), request.getMethod(), request.getHttpURI(), version, request.getHeaders());
        MetaData.Response answer =
                new MetaData.Response(HttpStatus.GATEWAY_TIMEOUT_504, null, version, fields, BODY.length);
        super.send(asked, answer, true, ByteBuffer.wrap(BODY), Callback.NOOP);
    }

    @Override
    public void send(
            MetaData.Request request, MetaData.Response response, boolean last, ByteBuffer content, Callback callback) {
        callback.succeeded();
    }
}
