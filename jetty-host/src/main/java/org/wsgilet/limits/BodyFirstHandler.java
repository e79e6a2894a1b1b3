package org.wsgilet.limits;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Receives the whole body of a request before a thread is given to the request: an upload of any length and speed holds
 * no thread and no network buffer.
 *
 * <p>Some requests go on while their body arrives, each of which may have to wait for its client: those that ask for
 * {@code 100 Continue}, and those whose first part came so fast that waiting for the rest would take longer than the
 * rest itself. They are a quarter of the threads at most; beyond that bodies are received first, too.
 */
public final class BodyFirstHandler extends Handler.Wrapper {

    /** Of so many threads one may wait for its client's body. */
    private static final int THREADS_PER_STREAM = 4;

    private final BodySettings settings;
    private final BodyMemory memory;
    private final Semaphore streams;

    public BodyFirstHandler(Handler application, BodySettings settings, int threads) {
        super(application);
        this.settings = settings;
        this.memory = new BodyMemory(settings.memory());
        this.streams = new Semaphore(threads / THREADS_PER_STREAM);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (settings.streamed() || !mayHaveBody(request)) {
            return super.handle(request, response, callback);
        }
        // Such a client sends its body when the application asks for it, and not if the application refuses.
        if (request.getHeaders().contains(HttpHeader.EXPECT) && streams.tryAcquire()) {
            return super.handle(request, response, new ReleasingCallback(callback, streams::release));
        }
        ReceivedBody body = new ReceivedBody(memory, settings.folder(), request.getLength());
        new BodyReception(getHandler(), request, response, callback, body, streams).begin();
        return true;
    }

    /** Only the end of the stream tells whether a request of HTTP/2 without a length has a body. */
    private static boolean mayHaveBody(Request request) {
        return request.getLength() > 0
                || request.getLength() < 0
                        && (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
                                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    }
}
