package org.wsgilet.limits;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.wsgilet.listen.Http1;

/** Closes an HTTP/1.1 connection after a fixed number of requests, so that load spreads over servers again. */
public record RequestsPerConnection(int requests) implements HttpConfiguration.Customizer {

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (request.getConnectionMetaData().getConnection() instanceof Http1.Http1Connection connection
                && connection.getMessagesIn() >= requests) {
            responseHeaders.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        return request;
    }
}
