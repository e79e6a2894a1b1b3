package org.wsgilet.bridge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.jython.StandInStatus;
import org.wsgilet.bridge.loading.LoadException;

/**
 * The generations of one application: the current one, which takes new requests, and older ones that finish theirs.
 * Each has an interpreter of its own. Safe for use by many threads.
 */
public final class Generations implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Generations.class);

    /** How long an application has to let go of requests that were ended for it. */
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final WsgiSettings settings;
    private final RunningRequests requests = new RunningRequests();
    private final Set<Thread> retiring = ConcurrentHashMap.newKeySet();
    private volatile WsgiApplication current;
    private volatile int number;
    private final AtomicReference<SpareInterpreter> spare = new AtomicReference<>();
    private boolean closed;

    /** With no generation yet. */
    public Generations(WsgiSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** With one that is loaded already. */
    public Generations(WsgiApplication first) {
        this(first.settings());
        current = first;
        number = 1;
    }

    /** Loads the next generation; {@link #change} puts it in place. */
    public WsgiApplication load() throws LoadException {
        SpareInterpreter prepared = spare.getAndSet(null);
        if (prepared == null) {
            return WsgiApplication.load(settings);
        }
        if (prepared.isShadowed(settings.folders())) {
            prepared.interpreter().close();
            return WsgiApplication.load(settings);
        }
        return WsgiApplication.load(settings, prepared.interpreter());
    }

    /** Prepares an interpreter so that the next {@link #load} is faster, at the price of its memory. */
    public void prepare() {
        WsgiApplication application = current;
        if (application != null && spare.get() == null) {
            spare.set(SpareInterpreter.after(application));
        }
    }

    /**
     * Gives new requests to that generation, from one moment to the next. The one before is closed in the background,
     * once its requests have finished.
     *
     * @param patience how long they may take; then they are ended as by a timeout
     * @return done once the one before is closed
     */
    public synchronized CompletableFuture<Void> change(WsgiApplication next, Duration patience) {
        if (closed) {
            next.close();
            return CompletableFuture.completedFuture(null);
        }
        WsgiApplication before = current;
        int retired = number;
        current = next;
        number++;
        if (before == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> retire(before, retired, patience, end), "wsgilet-retire-" + retired);
        thread.setDaemon(true);
        retiring.add(thread);
        thread.start();
        return end;
    }

    private void retire(WsgiApplication application, int generation, Duration patience, CompletableFuture<Void> end) {
        try {
            if (!application.retire(patience)) {
                endRequests(application, generation, patience);
            }
        } catch (InterruptedException e) {
            log.debug("the server stops before generation {} has finished", generation, e);
        } finally {
            close(application);
            retiring.remove(Thread.currentThread());
            end.complete(null);
        }
    }

    private void endRequests(WsgiApplication application, int generation, Duration patience)
            throws InterruptedException {
        for (RunningRequest request : requests.runningRequests()) {
            if (request.isOf(application)) {
                log.warn(
                        "Generation {} of '{}' was replaced {} s ago; ending its request {}",
                        generation,
                        name(),
                        patience.toSeconds(),
                        request.describe());
                request.timeOut("the application was reloaded");
                request.interrupt();
            }
        }
        if (!application.retire(LETTING_GO)) {
            log.error("Generation {} of '{}' is closed with requests that cannot be ended", generation, name());
        }
    }

    private static void close(WsgiApplication application) {
        try {
            application.close();
        } catch (RuntimeException e) {
            log.error("'{}' did not end in order", application.name(), e);
        }
    }

    /**
     * The generation for a request, which has to {@link WsgiApplication#leave} it.
     *
     * @throws IllegalStateException if there is none
     */
    WsgiApplication enter() {
        while (true) {
            WsgiApplication application = current;
            if (application == null) {
                throw new IllegalStateException("no generation of '" + name() + "' has been loaded");
            }
            if (application.tryEnter()) {
                return application;
            }
            // It was replaced since: the next one is there.
        }
    }

    WsgiSettings settings() {
        return settings;
    }

    /** What it is doing, over all generations. */
    public RunningRequests requests() {
        return requests;
    }

    /** What is loaded: {@code module:attribute}. */
    public String name() {
        return settings.application();
    }

    /** How many generations there have been: the number of the current one, from 1. 0 before the first is loaded. */
    public int number() {
        return number;
    }

    /** The packages that the current generation has loaded and that tell their version, by name. */
    public Map<String, String> versions() {
        WsgiApplication application = current;
        return application == null ? Map.of() : application.versions();
    }

    /** The stand-ins of the current generation, and why one is left out. */
    public List<StandInStatus> standIns() {
        WsgiApplication application = current;
        return application == null ? List.of() : application.standIns();
    }

    /** To be called when no request is running. */
    @Override
    public void close() {
        WsgiApplication last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        for (Thread thread : retiring) {
            end(thread);
        }
        SpareInterpreter unused = spare.getAndSet(null);
        if (unused != null) {
            unused.interpreter().close();
        }
        if (last != null) {
            last.close();
        }
    }

    private static void end(Thread thread) {
        try {
            thread.interrupt();
            thread.join(LETTING_GO.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
