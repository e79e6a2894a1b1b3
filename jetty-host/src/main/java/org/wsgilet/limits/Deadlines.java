package org.wsgilet.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.timing.Periodic;

/**
 * Ends requests whose application neither sends nor receives anything for too long. Time in which it waits for the
 * client does not count; but while other requests wait for a thread, a client that stands still holds none for long.
 * Looks at the running requests from time to time, so that a request pays nothing for its deadline.
 */
public final class Deadlines implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
    /** How long a client may stand still while others wait. */
    private static final Duration CROWDED_TIMEOUT = Duration.ofSeconds(2);

    private static final long LOOKS_PER_TIMEOUT = 20;
    private static final long MIN_PAUSE_MILLIS = 20;
    private static final long MAX_PAUSE_MILLIS = 1000;

    private final Duration timeout;
    private final Supplier<List<RunningRequest>> running;
    private final IntConsumer lost;
    private final IntSupplier waiting;
    private final Periodic looks;
    private final LongAdder timeouts = new LongAdder();

    /** What was seen of a request the last time something moved. */
    private record Progress(long bytes, long nanos) {}

    private Map<RunningRequest, Progress> seen = new HashMap<>();

    /**
     * @param lost gets to know, again and again, how many threads no timeout could free
     * @param waiting how many requests wait for another to end
     */
    public Deadlines(Duration timeout, Supplier<List<RunningRequest>> running, IntConsumer lost, IntSupplier waiting) {
        this.timeout = timeout;
        this.running = running;
        this.lost = lost;
        this.waiting = waiting;
        long pause = Math.max(MIN_PAUSE_MILLIS, Math.min(MAX_PAUSE_MILLIS, timeout.toMillis() / LOOKS_PER_TIMEOUT));
        this.looks = Periodic.start("wsgilet-deadlines", Duration.ofMillis(pause), this::look);
    }

    private void look() {
        List<RunningRequest> requests = running.get();
        watch(requests);
        lost.accept((int) requests.stream().filter(RunningRequest::isLost).count());
    }

    private void watch(List<RunningRequest> requests) {
        Map<RunningRequest, Progress> now = new HashMap<>();
        for (RunningRequest request : requests) {
            try {
                now.put(request, look(request));
            } catch (RuntimeException e) {
                log.error("The deadline of a request cannot be watched", e); // whose name may be what failed
            }
        }
        seen = now;
    }

    private Progress look(RunningRequest request) {
        Progress last = seen.get(request);
        long bytes = request.bytes();
        if (last == null && request.age().compareTo(timeout) < 0) {
            return new Progress(bytes, System.nanoTime() - request.age().toNanos());
        }
        boolean over = last != null && last.bytes() == bytes && System.nanoTime() - last.nanos() > timeout.toNanos();
        if (!over) {
            if (last != null && last.bytes() == bytes && isInTheWay(request, last)) {
                cutOff(request);
            }
            return last != null && last.bytes() == bytes ? last : new Progress(bytes, System.nanoTime());
        }
        if (request.isWaitingForClient()) {
            return new Progress(bytes, System.nanoTime());
        }
        end(request);
        return last;
    }

    private boolean isInTheWay(RunningRequest request, Progress last) {
        return System.nanoTime() - last.nanos() > CROWDED_TIMEOUT.toNanos()
                && waiting.getAsInt() > 0
                && request.isWaitingForClient();
    }

    private static void cutOff(RunningRequest request) {
        long seconds = CROWDED_TIMEOUT.toSeconds();
        if (request.cutOff("the client stood still for " + seconds + " s while others waited")) {
            log.warn(
                    "{} is cut off: its client has stood still for {} s while other requests wait for a thread",
                    request.title(),
                    seconds);
        }
        request.interrupt();
    }

    /** Called again at each look until the request has ended: it may come to wait for something only later. */
    private void end(RunningRequest request) {
        String stacks = request.describe() + "Java stack:\n" + request.javaStack();
        if (request.timeOut("the request took longer than " + timeout.toMillis() / 1000.0 + " s")) {
            timeouts.increment();
            log.error("Timeout after {} s: {}", timeout.toMillis() / 1000.0, stacks);
        }
        request.interrupt();
    }

    /** How many requests were over their time until now. */
    public long timeouts() {
        return timeouts.sum();
    }

    @Override
    public void close() {
        looks.close();
    }
}
