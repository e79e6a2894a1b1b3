package org.wsgilet.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.jetty.JettyHost;

/**
 * The last traceback of each route, taken from what is logged as an error: by the server, which logs exceptions that
 * reach it, and by Flask, Django and others, which answer for themselves. Safe for use by many threads.
 */
final class Failures extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String TRACEBACK = "Traceback (most recent call last):";
    private static final String NO_REQUEST = "(outside of requests)";
    private static final int MAX_ROUTES = 20;
    private static final int MAX_TEXT = 16_000;

    /**
     * What a route has raised.
     *
     * @param millis of Unix, when it did last
     * @param text what was logged then
     */
    record Failure(String route, long count, long millis, String text) {}

    /** By route, that of the last failure last. */
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    private final JettyHost host;

    Failures(JettyHost host) {
        this.host = host;
        setName("wsgilet-failures");
        start();
        root().addAppender(this);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = event.getFormattedMessage();
        if (event.getLevel().isGreaterOrEqual(Level.ERROR) && text.contains(TRACEBACK)) {
            String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "\n(cut)";
            add(route(event.getThreadName()), event.getTimeStamp(), shown);
        }
    }

    /** That of the request which the thread works on. */
    private String route(String thread) {
        return host.runningRequests().stream()
                .filter(request -> request.threadName().equals(thread))
                .map(RunningRequest::title)
                .map(Routes::pattern)
                .findFirst()
                .orElse(NO_REQUEST);
    }

    private synchronized void add(String route, long millis, String text) {
        Failure before = failures.remove(route);
        failures.put(route, new Failure(route, before == null ? 1 : before.count() + 1, millis, text));
        if (failures.size() > MAX_ROUTES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** The last one last. */
    synchronized List<Failure> all() {
        return List.copyOf(failures.values());
    }

    @Override
    public void close() {
        root().detachAppender(this);
        stop();
    }
}
