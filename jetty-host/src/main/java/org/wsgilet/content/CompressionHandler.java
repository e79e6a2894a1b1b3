package org.wsgilet.content;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.compression.DeflaterPool;

/**
 * Compresses responses with gzip for clients that take it. Jetty's own handlers keep back a part of a block that is
 * longer than their buffer, compress partial responses, and disregard no-transform.
 */
public final class CompressionHandler extends Handler.Wrapper {

    public CompressionHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean accepted = AcceptEncoding.of(request.getHeaders()).quality("gzip") > 0;
        return super.handle(request, new CompressedResponse(request, response, accepted, pool()), callback);
    }

    private DeflaterPool pool() {
        return DeflaterPool.ensurePool(getServer());
    }
}
