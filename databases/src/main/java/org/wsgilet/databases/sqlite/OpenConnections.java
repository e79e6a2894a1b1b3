package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/** How many connections are open, among them those that were dropped and are not closed yet. */
final class OpenConnections {

    /** A connection has about 100 KB that the garbage collector does not know of. */
    private static final int MANY = 500;

    private static final int CANNOT_OPEN = 14;

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

    /** Connections that were dropped hold open files, of which there may be no more. */
    static NativeDB open(String file, boolean sharedCache) throws SQLException {
        try {
            return NativeCalls.open(file, sharedCache);
        } catch (SQLException e) {
            if (Errors.code(e) != CANNOT_OPEN || !areOthers()) {
                throw e;
            }
            Dropped.collectAndWait(() -> !areOthers());
            return NativeCalls.open(file, sharedCache);
        }
    }

    static void closed() {
        count.decrementAndGet();
    }

    static boolean areOthers() {
        return count.get() > 1;
    }
}
