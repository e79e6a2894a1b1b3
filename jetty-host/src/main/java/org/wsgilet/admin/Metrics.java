package org.wsgilet.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.wsgilet.bridge.modules.ModuleReport;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.reload.Reloader;

/** The numbers for Prometheus. Counts each request when its response is complete. Safe for use by many threads. */
final class Metrics implements RequestLog, AutoCloseable {

    private static final String OTHER_METHOD = "OTHER";

    /** From what people do not notice to what they do not wait for. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private record Labels(String method, int status, String mount) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();
    private final JettyHost host;
    private final List<ModuleReport> modules;
    private final Counter received;
    private final Counter sent;

    Metrics(JettyHost host, Reloader reloader, List<ModuleReport> modules) {
        this.host = host;
        this.modules = modules;
        this.received = counter("wsgilet.received.bytes", "Bytes of request bodies");
        this.sent = counter("wsgilet.sent.bytes", "Bytes of response bodies");
        gauge("wsgilet.requests.running", "Requests that applications are working on", JettyHost::running);
        gauge("wsgilet.requests.queued", "Requests that wait for a thread", JettyHost::queued);
        gauge("wsgilet.threads.limit", "Requests that may run at once", JettyHost::threads);
        gauge("wsgilet.threads.lost", "Threads that no timeout could free", JettyHost::lost);
        gauge("wsgilet.ready", "1 while requests are welcome", ready -> ready.isReady() ? 1 : 0);
        total("wsgilet.application.errors", "Requests that an application ended with an exception", JettyHost::errors);
        total("wsgilet.timeouts", "Requests that an application was too slow for", JettyHost::timeouts);
        reloads(reloader, "success", Reloader::successes);
        reloads(reloader, "failure", Reloader::failures);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<JettyHost> value) {
        Gauge.builder(name, host, value).description(description).register(registry);
    }

    private void total(String name, String description, ToDoubleFunction<JettyHost> value) {
        FunctionCounter.builder(name, host, value).description(description).register(registry);
    }

    private void reloads(Reloader reloader, String result, ToDoubleFunction<Reloader> value) {
        FunctionCounter.builder("wsgilet.reloads", reloader, value)
                .description("Reloads that put new code in place, or that failed to")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = NanoTime.since(request.getBeginNanoTime());
        Labels labels = new Labels(method(request), response.getStatus(), host.mountOf(request));
        timers.computeIfAbsent(labels, this::timer).record(Duration.ofNanos(nanos));
        received.increment(Math.max(0, Request.getContentBytesRead(request)));
        sent.increment(Math.max(0, Response.getContentBytesWritten(response)));
    }

    /** Clients may send any method: each would be a series of its own. */
    private static String method(Request request) {
        HttpMethod known = HttpMethod.CACHE.get(request.getMethod());
        return known == null ? OTHER_METHOD : known.asString();
    }

    private Timer timer(Labels labels) {
        return Timer.builder("wsgilet.requests")
                .description("Requests that were answered, and the time from their first byte to their last")
                .tag("method", labels.method())
                .tag("status", Integer.toString(labels.status()))
                .tag("mount", labels.mount())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** In the text format of Prometheus. */
    String text() {
        return registry.scrape() + ModuleMetrics.text(modules);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
