package org.wsgilet.jetty;

import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.Generations;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.jython.StandInStatus;
import org.wsgilet.limits.Deadlines;
import org.wsgilet.limits.ElasticThreadPool;
import org.wsgilet.limits.Limits;
import org.wsgilet.limits.RequestThreads;
import org.wsgilet.limits.SlowHeads;
import org.wsgilet.listen.Connectors;
import org.wsgilet.listen.ListenException;
import org.wsgilet.log.AccessLog;
import org.wsgilet.tls.CertificateWatch;
import org.wsgilet.tls.Tls;
import org.wsgilet.tls.TlsException;

/**
 * Python applications served by an embedded Jetty: {@link #bind} first, so that a taken port is known before the
 * applications load, then {@link #start}. Not safe for use by several threads. {@link HandlerChain} shows what a
 * request goes through.
 */
public final class JettyHost implements AutoCloseable {

    static {
        // Header names and content types go out as the application wrote them. Jetty reads this once, when it loads.
        System.setProperty("org.eclipse.jetty.http.HttpGenerator.STRICT", "true");
    }

    private static final Logger log = LoggerFactory.getLogger(JettyHost.class);
    /** What an idle connection is allowed while there are as many as may be. */
    private static final int CROWDED_IDLE_MILLIS = 5_000;

    private final JettySettings settings;
    private final Server server;
    private final Connectors connectors;
    private final AccessLog accessLog;
    private final List<RequestLog> observers = new ArrayList<>();
    private volatile State state = State.STARTING;
    private volatile Mounts mounts;
    private volatile HandlerChain chain;
    private volatile Deadlines deadlines;
    private volatile int lost;
    private volatile Runnable whenLost = () -> {};

    private enum State {
        STARTING,
        READY,
        STOPPING
    }

    /**
     * What is served where.
     *
     * @param mount the prefix of its paths; {@code /} for all
     * @param generation how often it has been loaded
     * @param versions of the packages it has loaded
     * @param standIns for code of what it has loaded
     */
    public record Application(
            String mount, String name, int generation, Map<String, String> versions, List<StandInStatus> standIns) {}

    /** @throws TlsException if the certificate cannot be used */
    public JettyHost(JettySettings settings) throws TlsException {
        this.settings = settings;
        this.server = new Server(RequestThreads.pool(settings.addresses(), settings.threads()));
        server.setStopTimeout(Math.max(1, settings.gracefulTimeout().toMillis()));
        server.setErrorHandler(new ErrorPage());
        Limits limits = settings.limits();
        HttpConfiguration http = HttpSettings.configuration(limits);
        http.addCustomizer(this::closeWhenStopping);
        this.connectors = new Connectors(server, settings.addresses(), http, limits.keepAlive(), tls());
        server.addBean(new SlowHeads(server, limits.headerTimeout()));
        server.addBean(connectionLimit());
        accessLog = settings.log().accessLog() == null ? null : new AccessLog(settings.log());
        if (accessLog != null) {
            observe(accessLog);
        }
    }

    /** Tells the observer of each request once it is answered. To be called before the host starts. */
    public void observe(RequestLog observer) {
        observers.add(observer);
    }

    private NetworkConnectionLimit connectionLimit() {
        NetworkConnectionLimit limit =
                new NetworkConnectionLimit(settings.limits().maxConnections(), server);
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        return limit;
    }

    private Tls tls() throws TlsException {
        if (settings.addresses().tls() == null) {
            return null;
        }
        Tls tls = new Tls(settings.addresses().tls());
        server.addBean(new CertificateWatch(tls));
        return tls;
    }

    /** Takes the addresses without accepting requests yet. */
    public void bind() throws ListenException {
        try {
            connectors.bind();
        } catch (ListenException e) {
            close();
            throw e;
        }
    }

    /** Serves an application that is loaded, and closes it when the host is closed. */
    public void start(WsgiApplication application) {
        start(Mounts.ofRoot(application), null);
    }

    /**
     * Serves the applications, and closes them when the host is closed. Returns once requests are accepted.
     *
     * @param filter before the applications; null for none
     */
    public void start(Mounts applications, Filter filter) {
        mounts = applications;
        if (!observers.isEmpty()) {
            server.setRequestLog(new RequestLog.Collection(observers.toArray(RequestLog[]::new)));
        }
        chain = new HandlerChain(server, settings, connectors, applications, filter);
        server.setHandler(chain.first());
        try {
            server.start();
            connectors.started();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Jetty did not start: " + e.getMessage(), e);
        }
        if (!settings.timeout().isZero()) {
            deadlines = new Deadlines(settings.timeout(), this::runningRequests, this::replaceLost, chain::crowdedOut);
        }
        state = State.READY;
    }

    /** A server that is left with threads of which none comes back has to be told from one that is well. */
    private void replaceLost(int threads) {
        if (threads == lost) {
            return;
        }
        if (threads > lost) {
            log.warn("Threads are lost, {} now: no timeout could free them. Others work in their place", threads);
        } else {
            log.info("Lost threads have come back, {} are lost now", threads);
        }
        lost = threads;
        int replaced = Math.min(threads, mostLost());
        ((ElasticThreadPool) server.getThreadPool()).replace(replaced);
        chain.replace(replaced);
        if (threads > mostLost()) {
            whenLost.run();
        }
    }

    /**
     * What to do when more threads than {@link #mostLost()} are lost; by default nothing. Called again with each
     * further one. To be called before the host starts.
     */
    public void whenTooManyAreLost(Runnable action) {
        whenLost = action;
    }

    /** How many threads no timeout could free, so that others work in their place. */
    public int lost() {
        return lost;
    }

    /** How many may be lost before the host should be replaced: as many as work on requests. */
    public int mostLost() {
        return settings.threads();
    }

    /** Proxies keep connections: told to, they give them up before the server does. */
    private Request closeWhenStopping(Request request, HttpFields.Mutable responseHeaders) {
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        if (state == State.STOPPING && version.getVersion() < HttpVersion.HTTP_2.getVersion()) {
            responseHeaders.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        return request;
    }

    /** The requests that the application is working on now. Can be called by any thread, as the other figures. */
    public List<RunningRequest> runningRequests() {
        return mounts == null ? List.of() : mounts.runningRequests();
    }

    /** The same by the prefixes of their paths. */
    public Map<String, List<RunningRequest>> runningByMount() {
        return mounts == null ? Map.of() : mounts.runningByMount();
    }

    public int running() {
        return mounts == null ? 0 : mounts.running();
    }

    /** How many requests wait for a thread. */
    public int queued() {
        return chain == null ? 0 : chain.queued();
    }

    /** How many requests may run at once. */
    public int threads() {
        return settings.threads();
    }

    /** How many requests the applications have ended with an exception. */
    public long errors() {
        return mounts == null ? 0 : mounts.errors();
    }

    /** How many requests were over their time. */
    public long timeouts() {
        return deadlines == null ? 0 : deadlines.timeouts();
    }

    public boolean isReady() {
        return state == State.READY;
    }

    /** {@code starting}, {@code ready} or {@code stopping}. */
    public String state() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The prefix of the application that a request is for; {@code -} if there is none. */
    public String mountOf(Request request) {
        if (!settings.contextPath().isEmpty()) {
            return settings.contextPath();
        }
        String path = request.getHttpURI().getDecodedPath();
        return mounts == null ? Mounts.NONE : mounts.of(path == null ? "" : path);
    }

    /** None before the host has started. */
    public List<Application> applications() {
        return mounts == null
                ? List.of()
                : mounts.all().stream().map(this::application).toList();
    }

    private Application application(Mounts.Mount mount) {
        Generations generations = mount.generations();
        String prefix = settings.contextPath().isEmpty() ? mount.prefix() : settings.contextPath();
        return new Application(
                prefix, generations.name(), generations.number(), generations.versions(), generations.standIns());
    }

    /**
     * Says that it is going to stop, and goes on serving for that long: load balancers look away meanwhile, and
     * connections that are kept alive end with their next response.
     */
    public void drain(Duration delay) throws InterruptedException {
        state = State.STOPPING;
        Thread.sleep(delay.toMillis());
        connectors.lastCall();
    }

    /** Where it listens, with the real ports, in the order of the settings. */
    public List<URI> uris() {
        return connectors.uris();
    }

    /** Goes on in new log files, after a tool such as logrotate has moved the old ones. */
    public void reopenLogs() {
        if (accessLog != null) {
            accessLog.reopen();
        }
    }

    /** Stops accepting, lets running requests finish within the graceful timeout, then closes the application. */
    @Override
    public void close() {
        state = State.STOPPING;
        try {
            server.stop();
        } catch (Exception e) {
            // A request outlived the graceful timeout; its thread was interrupted.
            log.warn(
                    "Requests were still running after {} s and were cut",
                    settings.gracefulTimeout().toSeconds());
        }
        connectors.close();
        if (deadlines != null) {
            deadlines.close();
        }
        if (accessLog != null) {
            accessLog.close();
        }
    }
}
