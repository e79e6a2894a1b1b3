package org.wsgilet.timing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something every so often, on a daemon thread of its own, until it is closed. What fails is logged, once as long
 * as it fails in the same way, and tried again: nothing but {@link #close()} ends it.
 */
public final class Periodic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Periodic.class);

    /** Between two attempts of a task that fails at once. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** How long a task that does not heed its interrupt holds {@link #close()} up. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Task task;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;
    private String failure;

    /** What is done again and again. May wait; an interrupt tells it to end. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private Periodic(String name, Duration pause, Task task) {
        this.task = requireNonNull(task, "task is null");
        this.pause = requireNonNull(pause, "pause is null");
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /**
     * Begins with a pause.
     *
     * @param name of the thread, and what the log calls the task
     * @param pause after each run; zero for a task that waits by itself
     */
    public static Periodic start(String name, Duration pause, Task task) {
        Periodic periodic = new Periodic(name, pause, task);
        periodic.thread.start();
        return periodic;
    }

    private void run() {
        Duration next = pause;
        while (!closed) {
            next = succeeds(next) ? pause : pause.compareTo(PAUSE_AFTER_FAILURE) > 0 ? pause : PAUSE_AFTER_FAILURE;
        }
    }

    private boolean succeeds(Duration before) {
        try {
            Thread.sleep(before.toMillis());
            task.run();
            failure = null;
            return true;
        } catch (InterruptedException e) {
            return true; // closed, or meant for someone else
        } catch (Exception | Error e) {
            if (!closed) {
                failed(e);
            }
            return false;
        }
    }

    private void failed(Throwable e) {
        if (!e.toString().equals(failure)) {
            failure = e.toString();
            log.error("{} has failed and goes on", thread.getName(), e);
        }
    }

    /** Wakes a task that has parked itself. */
    public void unpark() {
        LockSupport.unpark(thread);
    }

    /** Interrupts the task; returns when it has ended, or after a second. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread != Thread.currentThread()) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
