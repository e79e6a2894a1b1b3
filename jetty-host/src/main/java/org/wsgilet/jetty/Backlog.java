package org.wsgilet.jetty;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests run at once and so many more wait; refuses others with 503. While all processors are busy the
 * {@link ElasticThreadPool} lets fewer threads work than requests may run: then most wait in its queue, and each request
 * that a thread takes from it while it is too long is refused, until it is not.
 */
final class Backlog extends QoSHandler {

    private final ElasticThreadPool pool;
    private final IntSupplier running;

    /** With fewer requests running, what waits for a thread may be no requests: connections that close, for example. */
    private final int busy;

    /** Connections of refused requests: the job that closes each waits among the requests. */
    private final AtomicInteger departing = new AtomicInteger();

    /** @param running how many requests the application works on; only asked while too many wait */
    Backlog(Handler application, int threads, int backlog, ElasticThreadPool pool, IntSupplier running) {
        super(application);
        this.pool = pool;
        this.running = running;
        this.busy = Math.min(threads, Runtime.getRuntime().availableProcessors());
        setMaxRequestCount(threads);
        setMaxSuspendedRequestCount(backlog);
    }

    /** How many requests wait, here or for a thread to look at them. */
    int waiting() {
        return getSuspendedRequestCount() + Math.max(0, pool.waitingJobs() - departing.get());
    }

    @Override
    public boolean onConditionsMet(Request request, Response response, Callback callback) throws Exception {
        if (pool.waitingJobs() > getMaxSuspendedRequestCount() && isOverloaded()) {
            reject(request, response, leaving(request, callback), getRejectStatusCode());
            return true;
        }
        return super.onConditionsMet(request, response, callback);
    }

    private boolean isOverloaded() {
        int working = running.getAsInt();
        return working >= busy && working + waiting() >= getMaxRequestCount() + getMaxSuspendedRequestCount();
    }

    /** Closes the connection behind the response, unless there is something unread: the client would not get either. */
    private Callback leaving(Request request, Callback callback) {
        Connection connection = request.getConnectionMetaData().getConnection();
        if (request.getLength() != 0 || !(connection instanceof Http1.Http1Connection)) {
            return callback;
        }
        departing.incrementAndGet();
        connection.addEventListener(new Connection.Listener() {
            @Override
            public void onClosed(Connection closed) {
                departing.decrementAndGet();
            }
        });
        return Callback.from(callback, () -> connection.getEndPoint().close());
    }
}
