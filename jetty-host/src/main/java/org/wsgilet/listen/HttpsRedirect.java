package org.wsgilet.listen;

import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends clients of one connector on to TLS, whatever they ask for. */
final class HttpsRedirect extends Handler.Wrapper {

    private final Connector plain;
    private final IntSupplier securePort;

    HttpsRedirect(Handler application, Connector plain, IntSupplier securePort) {
        super(application);
        this.plain = plain;
        this.securePort = securePort;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getConnectionMetaData().getConnector() != plain) {
            return super.handle(request, response, callback);
        }
        HttpURI target = HttpURI.build(request.getHttpURI())
                .scheme("https")
                .authority(Request.getServerName(request), securePort.getAsInt() == 443 ? -1 : securePort.getAsInt());
        response.setStatus(HttpStatus.PERMANENT_REDIRECT_308); // unlike 301, it keeps the method
        response.getHeaders().put(HttpHeader.LOCATION, target.asImmutable().toString());
        response.write(true, null, callback);
        return true;
    }
}
