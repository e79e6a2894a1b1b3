package org.wsgilet.bridge;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long a processor works for something: the time that passes says more of what else the machine does. */
public final class ProcessorTime {
    private static final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    public static Duration of(Runnable work) {
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
