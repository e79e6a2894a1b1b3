package org.wsgilet.limits;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/** Reads the first part of a body before a thread is given to the request: slow uploads hold no thread. */
public final class BodyFirstHandler extends EagerContentHandler {

    private static final long MAX_BUFFERED_BODY = 1 << 20;

    /** A network buffer is kept for each piece that arrives, however small. */
    private static final int BUFFER_SIZE = 8 << 10;

    public BodyFirstHandler(Handler application) {
        super(application, new RetainedContentLoaderFactory(MAX_BUFFERED_BODY, BUFFER_SIZE, false));
        // Such a client sends its body when the application asks for it, and not if the application refuses.
        exclude(request -> request.getHeaders().contains(HttpHeader.EXPECT));
    }
}
