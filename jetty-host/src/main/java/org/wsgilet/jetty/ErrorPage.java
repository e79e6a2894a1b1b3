package org.wsgilet.jetty;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches the application, such as a malformed request: the status and nothing of its cause. */
final class ErrorPage extends ErrorHandler {

    /**
     * Where one request is malformed or not read to its end, what follows on the connection may not be what it seems. A
     * client that is sent away has no business on it: to see it leave would cost a busy server a thread's time again.
     */
    private static final Set<Integer> CLOSING = Set.of(
            HttpStatus.BAD_REQUEST_400,
            HttpStatus.REQUEST_TIMEOUT_408,
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            HttpStatus.SERVICE_UNAVAILABLE_503,
            HttpStatus.INSUFFICIENT_STORAGE_507);

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        if (code == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        if (CLOSING.contains(code)) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        Content.Sink.write(response, true, code + " " + HttpStatus.getMessage(code) + "\n", callback);
    }
}
