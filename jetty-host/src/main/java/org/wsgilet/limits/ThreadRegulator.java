package org.wsgilet.limits;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.wsgilet.jvm.OptimizingCompiler;
import org.wsgilet.timing.Periodic;

/**
 * Decides how many threads of an {@link ElasticThreadPool} work: more while jobs wait and processors are idle, fewer
 * while all processors are busy; and has the JVM's optimizing compiler hurry once jobs wait. Looks after it on a
 * thread of its own, which sleeps as long as nothing waits.
 */
final class ThreadRegulator {

    private static final long TICK_NANOS = 10_000_000;
    private static final int TICKS_OF_WINDOW = 10;

    /** Below this share of all processors' time they count as idle, above the other one as busy. */
    private static final double IDLE = 0.85;

    private static final double BUSY = 0.95;

    /** No thread was free for so many ticks: all wait for something, or compute something long. */
    private static final int STALLED = 3;

    private static final int STALLED_AND_BUSY = 6;

    /** After so many windows in which nothing waited it is over. */
    private static final int QUIET_WINDOWS = 50;

    private final ElasticThreadPool pool;
    private final int least;
    private final int most;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Periodic windows;
    private volatile boolean asleep;
    private volatile boolean stopped;

    private double load;
    private boolean haveWaited;
    private long startedJobs;
    private int waitingTicks;
    private int stalledTicks;
    private int quietWindows;

    ThreadRegulator(ElasticThreadPool pool, int least, int most) {
        this.pool = pool;
        this.least = least;
        this.most = most;
    }

    void start() {
        if (least == most) {
            return;
        }
        stopped = false;
        windows = Periodic.start("wsgilet-threads", Duration.ZERO, this::window);
    }

    /** Returns when its thread has ended. */
    void stop() {
        stopped = true;
        if (windows != null) {
            windows.close();
            windows = null;
        }
    }

    /** Jobs wait. Cheap while the regulator is awake. */
    void wake() {
        if (asleep) {
            windows.unpark();
        }
    }

    private void window() {
        sleepWhileQuiet();
        system.getCpuLoad(); // from here on
        for (int tick = 0; tick < TICKS_OF_WINDOW && !stopped; tick++) {
            LockSupport.parkNanos(TICK_NANOS);
            tick();
        }
        endOfWindow();
    }

    private void sleepWhileQuiet() {
        if (quietWindows < QUIET_WINDOWS) {
            return;
        }
        pool.want(least);
        asleep = true;
        while (!pool.hasWaitingJobs() && !stopped) {
            LockSupport.park(this);
        }
        asleep = false;
        quietWindows = 0;
        load = 0;
    }

    private void tick() {
        long started = pool.startedJobs();
        boolean waiting = pool.hasWaitingJobs();
        waitingTicks += waiting ? 1 : 0;
        stalledTicks = waiting && started == startedJobs ? stalledTicks + 1 : 0;
        startedJobs = started;
        if (load < BUSY && stalledTicks >= STALLED) {
            pool.want(pool.wanted() * 2);
            stalledTicks = 0;
        } else if (stalledTicks >= STALLED_AND_BUSY) {
            pool.want(pool.wanted() + 1);
            stalledTicks = 0;
        }
    }

    private void endOfWindow() {
        load = system.getCpuLoad();
        int wanted = pool.wanted();
        boolean jobsWait = waitingTicks > TICKS_OF_WINDOW / 2;
        if (load < IDLE && jobsWait) {
            pool.want(wanted * 2);
        } else if (load > BUSY && wanted > least) {
            pool.want(wanted - 1);
        }
        if (jobsWait && !haveWaited) {
            haveWaited = true;
            OptimizingCompiler.hurry();
        }
        quietWindows = waitingTicks == 0 ? quietWindows + 1 : 0;
        waitingTicks = 0;
    }
}
