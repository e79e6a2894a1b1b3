package org.wsgilet.limits;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A thread pool that lets as few of its threads work as keep the processors busy, and all of them while requests wait
 * for something else than a processor. Python code that needs nothing but a processor is slower with more threads than
 * processors: they contend for Jython's locks, and each waits for its turn with a request half done.
 *
 * <p>Threads that are not wanted rest after their job. {@link ThreadRegulator} says how many are wanted.
 */
public final class ElasticThreadPool extends QueuedThreadPool {

    private static final int IDLE_MILLIS = 60_000;
    private static final int MAX_STOP_MILLIS = 1000;

    private final int most;
    private final LongAdder startedJobs = new LongAdder();
    private final ThreadRegulator regulator;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile int wanted;
    private volatile int present;

    /** Threads that do not come back from their job, with as many others in their place. */
    private volatile int lost;

    /**
     * @param least how many threads work at least
     * @param most how many there are
     * @param reserved how many of them wait to take over the work of the selector
     * @param factory makes the threads
     */
    ElasticThreadPool(int least, int most, int reserved, ThreadFactory factory) {
        super(most, most, IDLE_MILLIS, reserved, null, null, factory);
        this.most = most;
        this.wanted = Math.min(least, most);
        this.present = most;
        this.regulator = new ThreadRegulator(this, wanted, most);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        regulator.start();
    }

    @Override
    protected void doStop() throws Exception {
        regulator.stop();
        want(most);
        // No request is left but those of lost threads: no time of the stop is for them.
        setStopTimeout(Math.min(getStopTimeout(), MAX_STOP_MILLIS));
        super.doStop();
    }

    @Override
    public void execute(Runnable job) {
        super.execute(job);
        if (hasWaitingJobs()) {
            regulator.wake();
        }
    }

    @Override
    protected void runJob(Runnable job) {
        startedJobs.increment();
        job.run();
        if (present > wanted + lost) {
            rest();
        }
    }

    private void rest() {
        lock.lock();
        try {
            if (present <= wanted + lost) {
                return;
            }
            present--;
            while (present >= wanted + lost) {
                changed.awaitUninterruptibly();
            }
            present++;
        } finally {
            lock.unlock();
        }
    }

    int wanted() {
        return wanted;
    }

    void want(int threads) {
        lock.lock();
        try {
            wanted = Math.max(1, Math.min(threads, most));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps others in place of so many threads that do not come back. Of those that do come back, one ends as soon as
     * threads have been idle for a minute.
     */
    public void replace(int threads) {
        lock.lock();
        try {
            present += threads - lost;
            lost = threads;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        setMaxThreads(most + threads);
        setMinThreads(most + threads);
    }

    /** A number that grows with each job that a thread takes on. */
    long startedJobs() {
        return startedJobs.sum();
    }

    int waitingJobs() {
        return getQueue().size();
    }

    boolean hasWaitingJobs() {
        return !getQueue().isEmpty();
    }
}
