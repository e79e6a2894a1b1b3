package org.wsgilet.limits;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.wsgilet.listen.Http1;

/**
 * Refuses bodies that are too long, with 413, or come too slowly, with 408: before the application runs if their length
 * is known or while {@link BodyFirstHandler} receives them, else by a read of the application that fails.
 */
public final class BodyLimitsHandler extends Handler.Wrapper {

    private static final int BYTES_PER_SECOND = 500;
    private static final long NANOS = 1_000_000_000;

    private final long maxBody;
    private final long timeoutNanos;

    public BodyLimitsHandler(Handler bodyFirst, BodySettings settings) {
        super(bodyFirst);
        this.maxBody = settings.max() == 0 ? Long.MAX_VALUE : settings.max();
        this.timeoutNanos = settings.timeout().toNanos();
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
                return failure(chunk);
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

        private Content.Chunk failure(Content.Chunk chunk) {
            if (chunk.getFailure() instanceof TimeoutException) {
                return refuse(HttpStatus.REQUEST_TIMEOUT_408);
            }
            boolean malformed = getConnectionMetaData().getConnection() instanceof Http1.Http1Connection connection
                    && connection.isMalformed();
            return malformed ? refuse(HttpStatus.BAD_REQUEST_400) : chunk;
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
