package org.wsgilet.listen;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MetaData.Request;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * HTTP/2 without TLS for clients that begin with its preface. The way through {@code Upgrade: h2c} stays shut: RFC 9113
 * has dropped it, and a proxy that passes it on loses sight of the requests that follow.
 */
final class Http2 extends HTTP2CServerConnectionFactory {

    Http2(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection upgradeConnection(
            Connector connector, EndPoint endPoint, Request request, HttpFields.Mutable response101) {
        return HttpMethod.PRI.is(request.getMethod())
                ? super.upgradeConnection(connector, endPoint, request, response101)
                : null;
    }
}
