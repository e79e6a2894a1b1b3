package org.wsgilet.limits;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Refuses requests that Jetty would pass on though they do not mean to the application what the client sent. */
public final class RequestRules implements HttpConfiguration.Customizer {

    /** What decoders put in place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            // RFC 9110 section 9.3.6: a 2xx answer opens a tunnel, which no WSGI application can serve.
            throw new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501, "CONNECT is for proxies");
        }
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
            checkHttp2(request);
        }
        if (isHttp10(request) && request.getHeaders().contains(HttpHeader.EXPECT)) {
            request.addHttpStreamWrapper(FinalResponseOnly::new);
        }
        HttpField coding = request.getHeaders().getField(HttpHeader.TRANSFER_ENCODING);
        if (coding != null) {
            checkTransferEncoding(request, coding.getValue());
        }
        if (request.getHttpURI().getPathQuery().indexOf(REPLACEMENT) >= 0) {
            throw new HttpException.RuntimeException(
                    HttpStatus.BAD_REQUEST_400, "the URI has bytes that are neither ASCII nor UTF-8");
        }
        return request;
    }

    /** RFC 9113 section 8: what has another meaning once a proxy passes it on by HTTP/1.1. */
    private static void checkHttp2(Request request) {
        HttpFields headers = request.getHeaders();
        if (headers.contains(HttpHeader.TRANSFER_ENCODING) || headers.contains(HttpHeader.UPGRADE)) {
            throw new HttpException.RuntimeException(
                    HttpStatus.BAD_REQUEST_400, "HTTP/2 has neither Transfer-Encoding nor Upgrade");
        }
        String length = headers.get(HttpHeader.CONTENT_LENGTH);
        if (length != null && !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "Content-Length is no number");
        }
        if (request.getHttpURI().getPathQuery().indexOf(' ') >= 0) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "the path has a space");
        }
    }

    private static void checkTransferEncoding(Request request, String value) {
        // RFC 9112 section 6.1: HTTP/1.0 has no Transfer-Encoding, "even if a Content-Length is present" the message
        // is framed faultily; ErrorPage closes the connection.
        if (isHttp10(request)) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "Transfer-Encoding in HTTP/1.0");
        }
        // RFC 9112 section 6.1: "SHOULD respond with 501" to a coding that is not understood; Jetty removes chunked
        // alone.
        if (!value.strip().equalsIgnoreCase("chunked")) {
            throw new HttpException.RuntimeException(
                    HttpStatus.NOT_IMPLEMENTED_501, "the transfer coding " + value + " is not known");
        }
    }

    private static boolean isHttp10(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0;
    }

    /** RFC 9110 section 15.2: "a server MUST NOT send a 1xx response to an HTTP/1.0 client". */
    private static final class FinalResponseOnly extends HttpStream.Wrapper {

        FinalResponseOnly(HttpStream stream) {
            super(stream);
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            if (response != null && HttpStatus.isInformational(response.getStatus())) {
                callback.succeeded();
            } else {
                super.send(request, response, last, content, callback);
            }
        }
    }
}
