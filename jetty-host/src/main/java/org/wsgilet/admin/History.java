package org.wsgilet.admin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.wsgilet.jetty.JettyHost;

/** What happened in each of the last seconds. Safe for use by many threads. */
final class History implements RequestLog {

    private static final int SECONDS = 600;

    /**
     * One second.
     *
     * @param time when it ended, in seconds of Unix
     * @param p50 in milliseconds, as the other percentiles; 0 without a request
     * @param heap bytes in use
     * @param collecting milliseconds of garbage collection
     * @param cpu percent of one processor
     * @param resident bytes; -1 where nobody knows, as of files
     * @param files how many are open, sockets among them
     */
    record Sample(
            long time,
            long requests,
            long clientErrors,
            long serverErrors,
            double p50,
            double p95,
            double p99,
            int running,
            int queued,
            long heap,
            long collecting,
            double cpu,
            long resident,
            long files) {}

    private final JettyHost host;
    private final Recorder micros = new Recorder(Routes.MAX_MICROS, 2);
    private final LongAdder clientErrors = new LongAdder();
    private final LongAdder serverErrors = new LongAdder();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ProcessFigures process = new ProcessFigures();
    private Histogram interval;
    private long collected = collected();

    History(JettyHost host) {
        this.host = host;
    }

    @Override
    public void log(Request request, Response response) {
        long elapsed = TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime()));
        micros.recordValue(Math.min(elapsed, Routes.MAX_MICROS));
        if (HttpStatus.isServerError(response.getStatus())) {
            serverErrors.increment();
        } else if (HttpStatus.isClientError(response.getStatus())) {
            clientErrors.increment();
        }
    }

    /** To be called each second. */
    synchronized void sample() {
        interval = micros.getIntervalHistogram(interval);
        long before = collected;
        collected = collected();
        samples.addLast(new Sample(
                secondAfter(samples.isEmpty() ? 0 : samples.getLast().time(), System.currentTimeMillis()),
                interval.getTotalCount(),
                clientErrors.sumThenReset(),
                serverErrors.sumThenReset(),
                percentile(50),
                percentile(95),
                percentile(99),
                host.running(),
                host.queued(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                collected - before,
                process.cpu(),
                ProcessFigures.resident(),
                process.openFiles()));
        if (samples.size() > SECONDS) {
            samples.removeFirst();
        }
    }

    /**
     * Of which second a sample is: each is later than the one before, also where the timer is early by a millisecond or
     * the clock is set back. Who asks for those after the last one that he has seen would miss it.
     */
    static long secondAfter(long before, long millis) {
        return Math.max(before + 1, TimeUnit.MILLISECONDS.toSeconds(millis));
    }

    private double percentile(double percent) {
        return interval.getValueAtPercentile(percent) / 1000.0;
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    ProcessFigures process() {
        return process;
    }

    /** The samples later than that time, the oldest first. */
    synchronized List<Sample> after(long time) {
        return samples.stream().filter(sample -> sample.time() > time).toList();
    }
}
