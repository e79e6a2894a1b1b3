package org.wsgilet.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread or process brings about. */
final class Await {
    /** A server ends by itself what has not ended for 30 s: that is not to pass for what is waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(28);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        until(what, LIMIT, condition);
    }

    static void until(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not within " + limit);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Until the assertions hold; fails with what the last attempt said. */
    static void untilHolds(Runnable assertions) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                assertions.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
