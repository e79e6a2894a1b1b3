package org.wsgilet.limits;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests run at once and so many more wait; refuses others with 503. While all processors are busy the
 * {@link ElasticThreadPool} lets fewer threads work than requests may run, and what waits in its queue is not yet
 * counted here. While that is more than there is room for, each request that a thread takes from it goes to its end
 * once it is counted: so all of them are looked at before the next one runs, and those without room are refused at
 * once.
 *
 * <p>Not Jetty's {@code QoSHandler}: its number of permits is fixed once it has started, and a request whose thread is
 * lost never gives its own back.
 */
public final class Backlog extends Handler.Wrapper {

    private final ElasticThreadPool pool;
    private final IntSupplier running;
    private final int threads;
    private final int places;
    private final Queue<Waiting> queue = new ArrayDeque<>();

    /** How many requests may run beside {@link #threads}, as others that run are not to be counted. */
    private int lost;

    /** How many requests run. */
    private int admitted;

    private record Waiting(Request request, Response response, Callback callback) {}

    /** @param running how many requests the application works on; only asked while many wait */
    public Backlog(Handler application, int threads, int backlog, ElasticThreadPool pool, IntSupplier running) {
        super(application);
        this.pool = pool;
        this.running = running;
        this.threads = threads;
        this.places = backlog;
    }

    /** How many requests wait, here or for a thread to look at them. */
    public int queued() {
        return crowdedOut() + pool.waitingJobs();
    }

    /** How many requests wait here, as all that may run do. */
    public synchronized int crowdedOut() {
        return queue.size();
    }

    /** Lets others run in place of so many requests that do not come to their end. */
    public void replace(int requests) {
        synchronized (this) {
            lost = requests;
        }
        resume();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isRefused = false;
        synchronized (this) {
            if (admitted < threads + lost) {
                admitted++;
            } else if (queue.size() < places) {
                queue.add(new Waiting(request, response, callback));
                return true;
            } else {
                isRefused = true;
            }
        }
        if (isRefused) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        Request.addCompletionListener(request, failure -> release());
        if (!isCrowded()) {
            return super.handle(request, response, callback);
        }
        request.getContext().execute(() -> run(request, response, callback));
        return true;
    }

    private void release() {
        synchronized (this) {
            admitted--;
        }
        resume();
    }

    /** Each on a thread of its own: this one has to end its own request first. */
    private void resume() {
        for (Waiting next = next(); next != null; next = next()) {
            Waiting resumed = next;
            resumed.request.getContext().execute(() -> run(resumed));
        }
    }

    private void run(Waiting resumed) {
        try {
            Request.addCompletionListener(resumed.request, failure -> release());
        } catch (RuntimeException gone) { // the request has ended while it waited
            release();
            return;
        }
        run(resumed.request, resumed.response, resumed.callback);
    }

    private synchronized Waiting next() {
        Waiting next = admitted < threads + lost ? queue.poll() : null;
        if (next != null) {
            admitted++;
        }
        return next;
    }

    /** Whether more requests may be there than there is room for. What waits for a thread need not be requests. */
    private boolean isCrowded() {
        return pool.waitingJobs() > places && running.getAsInt() + queued() >= threads + places;
    }

    private void run(Request request, Response response, Callback callback) {
        try {
            if (!getHandler().handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }
}
