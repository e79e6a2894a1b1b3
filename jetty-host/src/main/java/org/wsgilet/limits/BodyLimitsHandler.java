package org.wsgilet.limits;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Refuses bodies that are too long, with 413, or come too slowly, with 408: before the application runs if their length
 * is known or while {@link BodyFirstHandler} reads them, else by a read of the application that fails.
 */
public final class BodyLimitsHandler extends Handler.Wrapper {

    private static final int BYTES_PER_SECOND = 500;
    private static final long NANOS = 1_000_000_000;

    private final long maxBody;
    private final long timeoutNanos;

    /** @param maxBody 0 for any length */
    public BodyLimitsHandler(Handler bodyFirst, long maxBody, Duration timeout) {
        super(bodyFirst);
        this.maxBody = maxBody == 0 ? Long.MAX_VALUE : maxBody;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() > maxBody) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return true;
        }
        return request.getLength() == 0
                ? super.handle(request, response, callback)
                : super.handle(new LimitedRequest(request), response, callback);
    }

    /** What {@link BodyFirstHandler} hands on: answers for the application if the body is refused already. */
    public static Handler answering(Handler application) {
        return new Handler.Wrapper(application) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                LimitedRequest limited = Request.as(request, LimitedRequest.class);
                if (limited == null || limited.refused == null) {
                    return super.handle(request, response, callback);
                }
                Response.writeError(
                        request, response, callback, ((RefusedBodyException) limited.refused.getFailure()).status());
                return true;
            }
        };
    }

    /** Only the time in which the server waits for the client counts. */
    private final class LimitedRequest extends Request.Wrapper {

        private long received;
        private long waitedNanos;
        private volatile Content.Chunk refused;

        LimitedRequest(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (refused != null) {
                return refused;
            }
            Content.Chunk chunk = super.read();
            if (chunk == null) {
                return null;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return chunk.getFailure() instanceof TimeoutException ? refuse(HttpStatus.REQUEST_TIMEOUT_408) : chunk;
            }
            received += chunk.remaining();
            if (received > maxBody) {
                chunk.release();
                return refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
            }
            if (!chunk.isLast() && waitedNanos - timeoutNanos > received / BYTES_PER_SECOND * NANOS) {
                chunk.release();
                return refuse(HttpStatus.REQUEST_TIMEOUT_408);
            }
            return chunk;
        }

        private Content.Chunk refuse(int status) {
            refused = Content.Chunk.from(new RefusedBodyException(status), true);
            return refused;
        }

        @Override
        public void demand(Runnable callback) {
            if (refused != null) {
                super.getContext().execute(callback);
                return;
            }
            long start = System.nanoTime();
            super.demand(Invocable.from(Invocable.getInvocationType(callback), () -> {
                waitedNanos += System.nanoTime() - start;
                callback.run();
            }));
        }
    }
}
