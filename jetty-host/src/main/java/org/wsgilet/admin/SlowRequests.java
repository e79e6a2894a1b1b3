package org.wsgilet.admin;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.jetty.JettyHost;

/**
 * The last requests that took longer than a second, with the Python stack that was seen last: where most of the time
 * goes is where one looks most often. Safe for use by many threads.
 */
final class SlowRequests {

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int MAX = 20;

    /**
     * One of them.
     *
     * @param age when it was seen last
     * @param millis of Unix, at that time
     */
    record Seen(String title, Duration age, long millis, String stack, WeakReference<RunningRequest> request) {}

    private final Deque<Seen> seen = new ArrayDeque<>();
    private final JettyHost host;

    SlowRequests(JettyHost host) {
        this.host = host;
    }

    /** To be called each second. */
    void sample() {
        for (RunningRequest request : host.runningRequests()) {
            Duration age = request.age();
            if (age.compareTo(SLOW) > 0) {
                add(new Seen(
                        request.title(),
                        age,
                        System.currentTimeMillis(),
                        request.pythonStack(),
                        new WeakReference<>(request)));
            }
        }
    }

    private synchronized void add(Seen now) {
        seen.removeIf(before -> before.request().refersTo(now.request().get()));
        seen.addLast(now);
        if (seen.size() > MAX) {
            seen.removeFirst();
        }
    }

    /** The last one last. */
    synchronized List<Seen> all() {
        return List.copyOf(seen);
    }
}
