package org.wsgilet.databases.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.sqlite.BusyHandler;
import org.sqlite.core.NativeCalls;
import org.sqlite.core.NativeDB;
import org.wsgilet.databases.python.Dropped;

/**
 * How a connection waits for a lock of another one: in growing steps, as SQLite itself does it, up to the timeout. A
 * lock that has not gone by then may be of a connection or cursor that was dropped.
 */
final class Waiting extends BusyHandler {

    private static final int[] STEPS_MILLIS = {1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};
    private static final int COLLECT_AFTER_STEPS = 5;

    private static final byte[] PRAGMA = "PRAGMA busy_timeout".getBytes(UTF_8);

    private final NativeDB db;
    private int timeoutMillis;
    private long start;

    Waiting(NativeDB db) {
        this.db = db;
    }

    /** @param millis 0 for not at all */
    void begin(int millis) throws SQLException {
        timeoutMillis = millis;
        if (millis > 0) {
            db.busy_handler(this);
        }
    }

    /** Whether a text may ask SQLite for its timeout, or set it: {@code PRAGMA busy_timeout}. */
    static boolean isNamedIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains("busy_timeout");
    }

    /**
     * To be called before a text runs: SQLite knows no timeout while it asks this handler. It waits by itself until
     * {@link #after}, and goes on so where the text has failed.
     */
    void before(String text) throws SQLException {
        if (isNamedIn(text)) {
            db.busy_timeout(timeoutMillis);
        }
    }

    /** To be called after a text has run: waits as long as SQLite now would. */
    void after(String text) throws SQLException {
        if (!isNamedIn(text)) {
            return;
        }
        long asked = NativeCalls.prepare(db, PRAGMA);
        db.step(asked);
        int millis = db.column_int(asked, 0);
        NativeCalls.finish(db, asked);
        begin(millis);
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
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis) - (System.nanoTime() - start);
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
