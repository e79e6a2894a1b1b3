package org.wsgilet.limits;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives one body, on whatever thread Jetty has when bytes are there, and then has the request handled. One thread at
 * a time works on it.
 */
final class BodyReception implements Invocable.Task {

    private static final Logger log = LoggerFactory.getLogger(BodyReception.class);

    /** A body whose first MiB takes longer is slow. */
    private static final long FAST_NANOS = 100_000_000;

    /** Bytes after which other connections have their turn. */
    private static final long TURN = 1 << 20;

    private final Handler application;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ReceivedBody body;
    private final Semaphore streams;
    private final long startNanos = System.nanoTime();
    private boolean mayStream;

    /** @param streams a permit for each request that may go on while its body arrives */
    BodyReception(
            Handler application,
            Request request,
            Response response,
            Callback callback,
            ReceivedBody body,
            Semaphore streams) {
        this.application = application;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.body = body;
        this.streams = streams;
        // Without a length the application could not tell how long the body is going to be.
        this.mayStream = request.getLength() > ReceivedBody.MAX_IN_MEMORY;
    }

    /** On the thread that has read the head: a body that has come along with it is handled there and then. */
    void begin() {
        receive(Runnable::run);
    }

    /** On a thread that must not be held, such as that of the selector. */
    @Override
    public void run() {
        receive(request.getContext()::execute);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void receive(Executor handling) {
        try {
            long turn = body.length() + TURN;
            while (body.length() < turn) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    refuse(chunk.getFailure());
                    return;
                }
                if (!keep(chunk)) {
                    return;
                }
                if (chunk.isLast() || isToStream()) {
                    handling.execute(chunk.isLast() ? () -> handle(true) : () -> handle(false));
                    return;
                }
            }
            request.getContext().execute(this);
        } catch (Throwable failure) {
            body.discard();
            callback.failed(failure);
        }
    }

    /** False if there was no room, and the client has been told. */
    private boolean keep(Content.Chunk chunk) {
        try {
            body.append(chunk.getByteBuffer());
            return true;
        } catch (IOException e) {
            log.error(
                    "{} {} is answered with 507: there is no room for its body after {} bytes: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    body.length(),
                    e.toString());
            refuse(new RefusedBodyException(HttpStatus.INSUFFICIENT_STORAGE_507));
            return false;
        } finally {
            chunk.release();
        }
    }

    private void refuse(Throwable failure) {
        body.discard();
        if (failure instanceof RefusedBodyException refused) {
            Response.writeError(request, response, callback, refused.status());
        } else if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
            callback.failed(failure); // the stream has been reset
        } else {
            // RFC 9112 section 8: "a server that receives an incomplete request message ... MAY send an error
            // response".
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
        }
    }

    /** Decides once, as soon as memory holds as much as it may. */
    private boolean isToStream() {
        if (!mayStream || body.length() < ReceivedBody.MAX_IN_MEMORY) {
            return false;
        }
        mayStream = false;
        return System.nanoTime() - startNanos < FAST_NANOS && streams.tryAcquire();
    }

    /** @param complete whether all of the body is there; else a permit of {@link #streams} is held */
    private void handle(boolean complete) {
        Request received = new ReceivedRequest(request, body, complete);
        Callback releasing = new ReleasingCallback(callback, () -> {
            body.discard();
            if (!complete) {
                streams.release();
            }
        });
        try {
            if (!application.handle(received, response, releasing)) {
                Response.writeError(received, response, releasing, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(received, response, releasing, failure);
        }
    }
}
