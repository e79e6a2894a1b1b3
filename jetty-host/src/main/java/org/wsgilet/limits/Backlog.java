package org.wsgilet.limits;

import java.util.function.IntSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests run at once and so many more wait; refuses others with 503. While all processors are busy the
 * {@link ElasticThreadPool} lets fewer threads work than requests may run, and what waits in its queue is not yet counted
 * here. While that is more than there is room for, each request that a thread takes from it goes to its end once it is
 * counted: so all of them are looked at before the next one runs, and those without room are refused at once.
 */
public final class Backlog extends QoSHandler {

    private final ElasticThreadPool pool;
    private final IntSupplier running;

    /** @param running how many requests the application works on; only asked while many wait */
    public Backlog(Handler application, int threads, int backlog, ElasticThreadPool pool, IntSupplier running) {
        super(application);
        this.pool = pool;
        this.running = running;
        setMaxRequestCount(threads);
        setMaxSuspendedRequestCount(backlog);
    }

    /** How many requests wait, here or for a thread to look at them. */
    public int waiting() {
        return getSuspendedRequestCount() + pool.waitingJobs();
    }

    @Override
    protected boolean nextHandler(Request request, Response response, Callback callback) throws Exception {
        if (!isCrowded()) {
            return super.nextHandler(request, response, callback);
        }
        request.getContext().execute(() -> handle(request, response, callback, getHandler()));
        return true;
    }

    /** Whether more requests may be there than there is room for. What waits for a thread need not be requests. */
    private boolean isCrowded() {
        return pool.waitingJobs() > getMaxSuspendedRequestCount()
                && running.getAsInt() + waiting() >= getMaxRequestCount() + getMaxSuspendedRequestCount();
    }

    private static void handle(Request request, Response response, Callback callback, Handler application) {
        try {
            if (!application.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }
}
