package org.wsgilet.databases.sqlite;

import java.util.concurrent.atomic.AtomicInteger;
import org.wsgilet.databases.python.Dropped;

/** How many connections are open, among them those that were dropped and are not closed yet. */
final class OpenConnections {

    /** A connection has about 100 KB that the garbage collector does not know of. */
    private static final int MANY = 500;

    private static final AtomicInteger count = new AtomicInteger();
    private static volatile int limit = MANY;

    private OpenConnections() {}

    /** To be called before a connection is opened, which {@link #closed} ends. */
    static void opening() {
        if (count.incrementAndGet() > limit) {
            Dropped.collectAndWait(() -> count.get() <= MANY / 2);
            limit = Math.max(MANY, 2 * count.get());
        }
    }

    static void closed() {
        count.decrementAndGet();
    }

    static boolean areOthers() {
        return count.get() > 1;
    }
}
