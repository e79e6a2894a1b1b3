package org.wsgilet.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.wsgilet.json.Json;

/** One JSON object a request. */
final class JsonRequestLog implements RequestLog {

    private static final double NANOS_IN_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Writer writer;

    JsonRequestLog(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = NanoTime.since(request.getBeginNanoTime());
        HttpFields headers = request.getHeaders();
        Json line = new Json()
                .add("time", Instant.ofEpochMilli(Request.getTimeStamp(request)).toString())
                .add("client", Request.getRemoteAddr(request))
                .add("method", request.getMethod())
                .add("target", request.getHttpURI().getPathQuery())
                .add("protocol", request.getConnectionMetaData().getProtocol())
                .add("host", headers.get(HttpHeader.HOST))
                .add("status", response.getStatus())
                .add("bytes", Response.getContentBytesWritten(response))
                .addRaw("duration_ms", Math.round(nanos / NANOS_IN_MILLI * 1000) / 1000.0)
                .add("referer", headers.get(HttpHeader.REFERER))
                .add("user_agent", headers.get(HttpHeader.USER_AGENT))
                .add("request_id", response.getHeaders().get("X-Request-ID"))
                .addRaw("complete", response.isCompletedSuccessfully());
        try {
            writer.write(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
