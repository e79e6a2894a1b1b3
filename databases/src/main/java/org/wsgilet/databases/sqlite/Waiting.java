package org.wsgilet.databases.sqlite;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.sqlite.BusyHandler;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/**
 * How a connection waits for a lock of another one: in growing steps, as SQLite itself does it, up to the timeout. A lock
 * that has not gone by then may be of a connection or cursor that was dropped.
 */
final class Waiting extends BusyHandler {

    private static final int[] STEPS_MILLIS = {1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};
    private static final int COLLECT_AFTER_STEPS = 5;

    private final long timeoutNanos;
    private long start;

    private Waiting(int timeoutMillis) {
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    static void begin(NativeDB db, int timeoutMillis) throws SQLException {
        if (timeoutMillis > 0) {
            db.busy_handler(new Waiting(timeoutMillis));
        }
    }

    /** Returns 0 to give up. */
    @Override
    protected int callback(int calls) {
        if (calls == 0) {
            start = System.nanoTime();
        }
        if (calls >= COLLECT_AFTER_STEPS && OpenConnections.areOthers()) {
            Dropped.collect();
        }
        long left = timeoutNanos - (System.nanoTime() - start);
        long step = TimeUnit.MILLISECONDS.toNanos(STEPS_MILLIS[Math.min(calls, STEPS_MILLIS.length - 1)]);
        if (left <= 0) {
            return 0;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, step));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
