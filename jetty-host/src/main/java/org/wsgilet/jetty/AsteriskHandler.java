package org.wsgilet.jetty;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code OPTIONS *}, which is for the server and none of its applications. RFC 9110 section 9.3.7: such a
 * request "is only useful as a 'ping' or 'no-op' type of method".
 */
final class AsteriskHandler extends Handler.Wrapper {

    AsteriskHandler(Handler applications) {
        super(applications);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!HttpMethod.OPTIONS.is(request.getMethod())
                || !"*".equals(request.getHttpURI().getPath())) {
            return super.handle(request, response, callback);
        }
        response.write(true, null, callback);
        return true;
    }
}
