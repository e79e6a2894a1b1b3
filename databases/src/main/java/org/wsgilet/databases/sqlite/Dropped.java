package org.wsgilet.databases.sqlite;

import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Objects that Python code no longer has, but that hold something of SQLite: a connection its file and the locks of its
 * transaction, a cursor the read lock of a result that was not read to its end. CPython counts references and lets go at
 * once; here the garbage collector finds them, and is asked to where one may be in the way.
 */
final class Dropped {

    /** Its thread ends when nothing is left to clean up and this class is unloaded. */
    private static final Cleaner CLEANER = Cleaner.create();

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long CLEANING_MILLIS = 500;

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
            collectAndWait();
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

    /** Has the garbage collector look for dropped objects, and waits until they are cleaned up. */
    static void collectAndWait() {
        CountDownLatch cleaned = new CountDownLatch(1);
        CLEANER.register(new Object(), cleaned::countDown);
        System.gc();
        try {
            if (cleaned.await(CLEANING_MILLIS, TimeUnit.MILLISECONDS)) {
                CountDownLatch rest = new CountDownLatch(1); // the order in which they are found is any
                CLEANER.register(new Object(), rest::countDown).clean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
