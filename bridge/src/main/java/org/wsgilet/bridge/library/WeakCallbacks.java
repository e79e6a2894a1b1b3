package org.wsgilet.bridge.library;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.python.modules._weakref.GlobalRef;
import org.wsgilet.bridge.jython.Internal;

/**
 * The callbacks of weak references to what the JVM has collected. Jython calls them on a thread of its own some time
 * after; in CPython they have been called when {@code gc.collect()} returns.
 */
public final class WeakCallbacks {

    /** For one callback, which may wait for a lock that the thread has that waits here. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Duration STEP = Duration.ofMillis(1);

    private WeakCallbacks() {}

    /** Waits for those of all that is gone; in a callback for none. */
    public static void finish() {
        if (!(Internal.REAPER.in(null) instanceof Thread reaper) || reaper == Thread.currentThread()) {
            return;
        }
        Map<?, ?> references = (Map<?, ?>) Internal.WEAK_REFERENCES.in(null);
        List<?> gone = references.keySet().stream()
                .filter(key -> key instanceof GlobalRef reference && reference.get() == null)
                .toList();
        long left = gone.size();
        long last = System.nanoTime();
        while (left > 0
                && System.nanoTime() - last < LONGEST.toNanos()
                && reaper.isAlive()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STEP.toNanos());
            long now = gone.stream().filter(references::containsKey).count();
            if (now < left) {
                left = now;
                last = System.nanoTime();
            }
        }
    }
}
