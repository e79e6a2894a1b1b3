package org.wsgilet.bridge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The requests that an application is working on now, and how many have failed so far. Safe for use by many threads.
 */
public final class RunningRequests {

    private final Set<RunningRequest> running = ConcurrentHashMap.newKeySet();
    private final LongAdder errors = new LongAdder();

    void begin(RunningRequest request) {
        running.add(request);
    }

    void end(RunningRequest request) {
        running.remove(request);
    }

    void failed() {
        errors.increment();
    }

    /** How many requests the application is working on now. */
    public int running() {
        return running.size();
    }

    /** The requests that the application is working on now. */
    public List<RunningRequest> runningRequests() {
        return List.copyOf(running);
    }

    /** How many requests the application has ended with an exception. */
    public long errors() {
        return errors.sum();
    }
}
