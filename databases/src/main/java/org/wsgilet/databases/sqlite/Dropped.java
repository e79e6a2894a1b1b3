package org.wsgilet.databases.sqlite;

import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Objects that Python code no longer has, but that hold something of SQLite: a connection its file and the locks of its
 * transaction, a cursor the read lock of a result that was not read to its end. CPython counts references and lets go at
 * once; here the garbage collector finds them, and is asked to where one may be in the way.
 */
final class Dropped {

    /** Its thread ends when nothing is left to clean up and this class is unloaded. */
    private static final Cleaner CLEANER = Cleaner.create();

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FINDING_MILLIS = 1000;
    private static final long CLEANING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** A connection has about 100 KB that the garbage collector does not know of. */
    private static final int MANY_CONNECTIONS = 500;

    private static final AtomicLong lastCollection = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private static final AtomicInteger connections = new AtomicInteger();
    private static volatile int limit = MANY_CONNECTIONS;

    private Dropped() {}

    /** Runs a task once, when the owner is dropped or the task is asked for. It must not know the owner. */
    static Cleaner.Cleanable onDrop(Object owner, Runnable task) {
        return CLEANER.register(owner, task);
    }

    /** To be called before a connection is opened, which {@link #closed} ends. */
    static void opening() {
        if (connections.incrementAndGet() > limit) {
            collectAndWait(() -> connections.get() <= MANY_CONNECTIONS / 2);
            limit = Math.max(MANY_CONNECTIONS, 2 * connections.get());
        }
    }

    static void closed() {
        connections.decrementAndGet();
    }

    static boolean areOtherConnections() {
        return connections.get() > 1;
    }

    /** Has the garbage collector look for dropped objects, but not again and again. Returns before they are cleaned up. */
    static void collect() {
        long now = System.nanoTime();
        long last = lastCollection.get();
        if (now - last >= PAUSE_NANOS && lastCollection.compareAndSet(last, now)) {
            System.gc();
        }
    }

    /**
     * Has the garbage collector look for dropped objects, and waits until they are cleaned up.
     *
     * @param done whether there is nothing left to wait for
     */
    static void collectAndWait(BooleanSupplier done) {
        CountDownLatch found = new CountDownLatch(1);
        CLEANER.register(new Object(), found::countDown);
        System.gc();
        try {
            found.await(FINDING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What was found together with it is cleaned up in any order.
        long end = System.nanoTime() + CLEANING_NANOS;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
