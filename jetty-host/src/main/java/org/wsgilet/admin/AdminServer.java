package org.wsgilet.admin;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.modules.ModuleReport;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.listen.Bind;
import org.wsgilet.listen.ListenException;
import org.wsgilet.reload.Reloader;
import org.wsgilet.timing.Periodic;

/**
 * The operator's address: health, metrics, stacks and the status page of a host. A server of its own, with its own
 * threads, so that it answers when the host does not, and before and after it.
 */
public final class AdminServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
    private static final int THREADS = 4;

    private final Bind.Tcp bind;
    private final Server server;
    private final ServerConnector connector;
    private final Metrics metrics;
    private final History history;
    private final Routes routes = new Routes();
    private final Failures failures;
    private final SlowRequests slow;
    private Periodic samples;

    /**
     * @param hostNames by which data may be asked for, besides IP addresses, localhost and that of the bind
     * @param host has not started yet
     */
    public AdminServer(Bind.Tcp bind, List<String> hostNames, JettyHost host, Reloader reloader) {
        this.bind = bind;
        List<ModuleReport> modules = ModuleReport.all();
        modules.forEach(ModuleReport::begin);
        this.metrics = new Metrics(host, reloader, modules);
        this.history = new History(host);
        this.failures = new Failures(host);
        this.slow = new SlowRequests(host);
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 1);
        pool.setName("wsgilet-admin");
        pool.setDaemon(true);
        pool.setReservedThreads(0);
        server = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(bind.host());
        connector.setPort(bind.port());
        server.addConnector(connector);
        List.<RequestLog>of(metrics, routes, history).forEach(host::observe);
        server.setHandler(new AdminHandler(
                host,
                reloader,
                metrics,
                new Status(host, history, routes, failures, slow, modules),
                new AdminHosts(bind.host(), hostNames)));
    }

    public void start() throws ListenException {
        try {
            connector.open();
        } catch (IOException e) {
            throw new ListenException(bind, e);
        }
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the admin address did not start: " + e.getMessage(), e);
        }
        samples = Periodic.start("wsgilet-admin-clock", Duration.ofSeconds(1), this::sample);
    }

    private void sample() {
        history.sample();
        slow.sample();
    }

    /** With the real port. */
    public URI uri() {
        return URI.create("http://" + new Bind.Tcp(bind.host(), connector.getLocalPort()));
    }

    @Override
    public void close() {
        if (samples != null) {
            samples.close();
        }
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("The admin address did not stop: {}", e.getMessage());
        }
        metrics.close();
        failures.close();
    }
}
