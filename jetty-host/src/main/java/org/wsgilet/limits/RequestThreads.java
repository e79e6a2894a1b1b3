package org.wsgilet.limits;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Connectors;

/** Makes the threads that run requests: numbered, and with the deep stacks that Python needs. */
public final class RequestThreads implements ThreadFactory {

    /** One more than processors, as one always waits for something. */
    private static final int SPARE = 1;

    /**
     * Threads that take over the selector's work, so that the thread which has read a request can run it itself: a
     * fifth more requests a second than handing it on.
     */
    private static final int RESERVED = 2;

    /** Finds out, while all others run requests, that a further one has to wait or to be refused. */
    private static final int DOORKEEPER = 1;

    private final AtomicInteger last = new AtomicInteger();

    private RequestThreads() {}

    /** @param requests how many run at once */
    public static ElasticThreadPool pool(AddressSettings addresses, int requests) {
        int ofServer = Connectors.threads(addresses) + RESERVED + DOORKEEPER;
        int least = ofServer + Runtime.getRuntime().availableProcessors() + SPARE;
        ElasticThreadPool pool = new ElasticThreadPool(least, ofServer + requests, RESERVED, new RequestThreads());
        pool.setName("wsgilet");
        return pool;
    }

    @Override
    public Thread newThread(Runnable task) {
        return new Thread(null, task, "wsgilet-" + last.incrementAndGet(), Interpreter.STACK_SIZE);
    }
}
