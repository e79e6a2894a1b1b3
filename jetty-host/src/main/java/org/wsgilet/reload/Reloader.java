package org.wsgilet.reload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jetty.Mounts;

/**
 * Puts the code as it is now in place of the code that runs, one reload at a time. If it does not load, nothing
 * changes. Safe for use by many threads.
 */
public final class Reloader {

    private static final Logger log = LoggerFactory.getLogger(Reloader.class);

    private final Mounts mounts;
    private final Duration patience;
    private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::thread);
    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private CompletableFuture<Result> waiting;
    private volatile Consumer<Result> observer = result -> {};

    /**
     * How a reload went.
     *
     * @param failure null if the new code runs
     */
    public record Result(Duration duration, LoadException failure) {

        /** What to tell the operator, with the Python traceback of a failure. */
        public String text() {
            if (failure == null) {
                return "Reloaded in " + duration.toMillis() + " ms";
            }
            String traceback = failure.traceback().isEmpty() ? "" : failure.traceback() + "\n";
            return "The new code does not load, nothing changes:\n" + traceback + failure.getMessage();
        }
    }

    /** @param patience how long requests of the old code may take */
    public Reloader(Mounts mounts, Duration patience) {
        this.mounts = requireNonNull(mounts, "mounts is null");
        this.patience = requireNonNull(patience, "patience is null");
    }

    /** Not a pool thread of the server, which would keep what libraries leave behind in its variables. */
    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "wsgilet-reload");
        thread.setDaemon(true);
        thread.setContextClassLoader(classLoader);
        return thread;
    }

    /** Loads for the first time. */
    public void load() throws LoadException {
        mounts.load(patience);
    }

    /**
     * Reloads in the background. While another reload runs, this one waits for its end; further ones are one with it,
     * as none of them has read any code yet.
     */
    public synchronized CompletableFuture<Result> reload() {
        if (waiting == null) {
            waiting = CompletableFuture.supplyAsync(this::run, executor);
        }
        return waiting;
    }

    private Result run() {
        synchronized (this) {
            waiting = null;
        }
        long start = System.nanoTime();
        LoadException failed = attempt();
        Result result = new Result(Duration.ofNanos(System.nanoTime() - start), failed);
        if (result.failure() == null) {
            successes.increment();
            log.info(result.text());
        } else {
            failures.increment();
            log.error(result.text());
        }
        observer.accept(result);
        return result;
    }

    /** Makes the next reload faster, in the background. */
    void prepare() {
        executor.execute(() -> {
            try {
                mounts.prepare();
            } catch (RuntimeException e) {
                log.debug("the next reload is not prepared", e);
            }
        });
    }

    /** Tells the observer of each reload. A failure holds on to the code that failed: who keeps it keeps that. */
    void observe(Consumer<Result> reloads) {
        observer = reloads;
    }

    private LoadException attempt() {
        try {
            MemoryGiveBack.giveBackAfter(mounts.load(patience));
            return null;
        } catch (LoadException e) {
            return e;
        } catch (RuntimeException | Error e) {
            failures.increment();
            log.error("The reload failed, nothing changes", e);
            throw e;
        }
    }

    /** How many reloads have put new code in place. */
    public long successes() {
        return successes.sum();
    }

    /** How many reloads have changed nothing, as the code did not load. */
    public long failures() {
        return failures.sum();
    }
}
