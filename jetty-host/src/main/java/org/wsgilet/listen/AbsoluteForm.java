package org.wsgilet.listen;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * A request in absolute form ({@code GET http://host/path}) is for the host that its target names. RFC 9112 section
 * 3.2.2: the server "MUST ignore the received Host header field (if any) and instead use the host information of the
 * request-target". The scheme is that of the connection, whatever the client writes there or into {@code :scheme} of
 * HTTP/2: an application that asks for HTTPS must not be told that it has it.
 */
public final class AbsoluteForm implements HttpConfiguration.Customizer {

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Connection connection = request.getConnectionMetaData().getConnection();
        boolean secure = connection.getEndPoint().getSslSessionData() != null;
        HttpScheme scheme = secure ? HttpScheme.HTTPS : HttpScheme.HTTP;
        boolean absolute = connection instanceof Http1.Http1Connection http1 && http1.isAbsoluteForm();
        if (!absolute && scheme.is(request.getHttpURI().getScheme())) {
            return request;
        }
        HttpURI uri = HttpURI.build(request.getHttpURI()).scheme(scheme).asImmutable();
        HttpFields headers = absolute
                ? HttpFields.build(request.getHeaders())
                        .put(new HostPortHttpField(uri.getAuthority()))
                        .asImmutable()
                : request.getHeaders();
        return new Target(request, uri, headers, secure);
    }

    private static final class Target extends Request.Wrapper {

        private final HttpURI uri;
        private final HttpFields headers;
        private final boolean secure;

        Target(Request request, HttpURI uri, HttpFields headers, boolean secure) {
            super(request);
            this.uri = uri;
            this.headers = headers;
            this.secure = secure;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }
    }
}
