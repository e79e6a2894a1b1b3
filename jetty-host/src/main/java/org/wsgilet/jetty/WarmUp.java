package org.wsgilet.jetty;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.jvm.OptimizingCompiler;

/**
 * Requests that a generation answers before clients reach it: they do not wait for late imports, templates and
 * connections to databases, nor for code that the JVM has not compiled yet. What goes wrong is told in the log, and
 * holds nothing up.
 *
 * @param urls {@code /path}, or {@code http://host/path} for applications that look at their host
 * @param time how long to go on with them, with as many requests at once as there are processors; zero for once each
 * @param patience how long a request may send nothing
 */
public record WarmUp(List<URI> urls, Duration time, Duration patience) {

    /** Seconds. */
    public static final int DEFAULT_TIME = 0;

    /** For a request of an application that may otherwise take as long as it likes. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    public static final WarmUp NONE = new WarmUp(List.of(), Duration.ZERO, Duration.ZERO);

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    public WarmUp {
        urls = List.copyOf(urls);
        requireNonNull(time, "time is null");
        requireNonNull(patience, "patience is null");
    }

    /** Returns once the applications have answered. */
    void of(List<Mounts.Mount> applications) {
        if (urls.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try (WarmUpServer warmUp = new WarmUpServer(applications, patience)) {
            urls.forEach(url -> tell(url, warmUp.answerTo(url)));
            long answered = urls.size() + repeat(warmUp, start + time.toNanos());
            log.info(
                    "Warmed up by {} in {} ms",
                    answered == 1 ? "1 request" : answered + " requests",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (Exception e) {
            log.warn("There is no warm-up", e);
        }
    }

    private static void tell(URI url, String answer) {
        if (!answer.startsWith("2")) {
            log.warn("The answer to --warm-up {} was {}", url, answer);
        }
    }

    /** Until that time, as {@link System#nanoTime()} has it; returns how many requests. */
    private long repeat(WarmUpServer warmUp, long end) {
        if (!time.isZero()) {
            OptimizingCompiler.hurry();
        }
        int clients = Runtime.getRuntime().availableProcessors();
        return IntStream.range(0, clients)
                .parallel()
                .mapToLong(client -> repeatOneByOne(warmUp, end))
                .sum();
    }

    private long repeatOneByOne(WarmUpServer warmUp, long end) {
        long answered = 0;
        for (; System.nanoTime() - end < 0; answered++) {
            warmUp.answerTo(urls.get((int) (answered % urls.size())));
        }
        return answered;
    }
}
