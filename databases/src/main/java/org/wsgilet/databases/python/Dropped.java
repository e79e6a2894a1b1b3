package org.wsgilet.databases.python;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * Objects that Python code no longer has, but that hold something of a database: a connection its file or socket and
 * the locks of its transaction, a cursor the read lock of a result that was not read to its end. CPython counts
 * references and lets go at once; here the garbage collector finds them, and is asked to where one may be in the way.
 */
public final class Dropped {

    private static final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private static final Set<Task> tasks = ConcurrentHashMap.newKeySet();

    /** Runs the tasks, as long as there are any: a web application that is undeployed must leave no thread. */
    private static Thread thread;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FINDING_MILLIS = 1000;
    private static final long CLEANING_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How many owners were dropped and cleaned up after. */
    private static final AtomicLong cleaned = new AtomicLong();

    /** Whether the thread is at it: a task that runs is in the set no more. */
    private static volatile boolean cleaning;

    private static final AtomicLong lastCollection = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    private Dropped() {}

    /** What is to be done when an object is dropped. */
    public static final class Task extends PhantomReference<Object> {

        private final Runnable action;

        private Task(Object owner, Runnable action) {
            super(owner, queue);
            this.action = action;
        }

        /** Does it now, unless it was done. */
        public void run() {
            if (tasks.remove(this)) {
                action.run();
            }
        }
    }

    /** Has something done once, when the owner is dropped or the task is run. It must not know the owner. */
    public static Task onDrop(Object owner, Runnable action) {
        Task task = new Task(owner, action);
        tasks.add(task);
        start();
        return task;
    }

    private static synchronized void start() {
        if (thread == null) {
            thread = new Thread(null, Dropped::work, "wsgilet-databases");
            thread.setDaemon(true);
            thread.setContextClassLoader(null); // of any web application
            thread.start();
        }
    }

    private static void work() {
        try {
            while (true) {
                runOne((Task) queue.remove());
            }
        } catch (InterruptedException e) {
            // the end
        }
    }

    private static void runOne(Task task) {
        cleaning = true;
        try {
            task.run();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Dropped.class).warn("a dropped connection to a database could not be closed", e);
        } finally {
            cleaned.incrementAndGet();
            cleaning = false;
        }
    }

    /** Ends the thread if nothing is left to do. To be called when an interpreter ends. */
    public static synchronized void stopIfIdle() {
        if (thread == null || !tasks.isEmpty()) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(FINDING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /**
     * Has the garbage collector look for dropped objects, but not again and again. Returns before they are cleaned up.
     */
    public static void collect() {
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
     * @return whether there were any
     */
    public static boolean collectAndWait(BooleanSupplier done) {
        long before = cleaned.get();
        CountDownLatch found = new CountDownLatch(1);
        onDrop(new Object(), found::countDown);
        System.gc();
        try {
            found.await(FINDING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What was found together with it is cleaned up in any order.
        long end = System.nanoTime() + CLEANING_NANOS;
        while (!done.getAsBoolean() && hasMoreToClean() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return cleaned.get() - before > 1;
    }

    /** The collector clears all references that it finds before it gives out the first. */
    private static boolean hasMoreToClean() {
        return tasks.stream().anyMatch(task -> task.refersTo(null)) || cleaning;
    }
}
