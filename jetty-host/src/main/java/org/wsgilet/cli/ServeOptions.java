package org.wsgilet.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.admin.AdminServer;
import org.wsgilet.bridge.RunningRequest;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jetty.Bind;
import org.wsgilet.jetty.BindException;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.jetty.StaticFiles;
import org.wsgilet.jetty.TlsException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for serving an application, wherever it comes from, and the serving itself. */
final class ServeOptions {

    private static final Logger log = LoggerFactory.getLogger(ServeOptions.class);

    @Mixin
    private AddressOptions addresses;

    @Mixin
    private TlsOptions tls;

    @Mixin
    private ProxyOptions proxies;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "" + JettySettings.DEFAULT_THREADS,
            description = "How many requests run at once.")
    private int threads;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = "Set an environment variable of the application. Repeatable; in WSGILET_ENV one a line.%n"
                    + "  Default: none")
    private List<String> variables = List.of();

    @Option(
            names = "--no-speedups",
            description = "Leave the Python code of packages as it is: no stand-ins in Java (docs/performance.md).")
    private boolean noSpeedups;

    @Mixin
    private ContentOptions content;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private LogOptions logs;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the application may work on a request without sending or receiving anything; then"
                    + " the client gets a 504 and the log the stack. 0: as long as it likes.")
    private double timeout;

    @Option(
            names = "--graceful-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long running requests may take to finish after SIGTERM or SIGINT.")
    private int gracefulTimeout;

    @Option(
            names = "--drain-delay",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to go on serving after SIGTERM or SIGINT, while /readyz says 503.")
    private int drainDelay;

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description = "Address of the status page, /metrics, /healthz, /readyz and /threads.%n  Default: none")
    private String adminAddress;

    @Mixin
    private DebugOptions debug;

    @Option(names = "--check", description = "Load the application, say whether it can be served, and exit.")
    private boolean check;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Take settings from this TOML file: keys are options without dashes.%n"
                    + "  Default: wsgilet.toml in the current folder or in --chdir, if there is one")
    private Path config;

    @Option(names = "--show-config", description = "Print each setting in force and where it comes from, and exit.")
    private boolean showConfig;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private volatile JettyHost running;
    private volatile AdminServer admin;

    /**
     * Serves until a signal ends the JVM, or checks; returns the exit code. {@link #stop()} belongs into a shutdown hook.
     *
     * @param files that are served in any case
     */
    int run(WsgiSettings settings, List<StaticFiles> files) {
        logs.configure();
        JettySettings jetty;
        WsgiSettings wsgi = settings;
        try {
            jetty = jettySettings().content(content.settings(files));
            wsgi = proxies.applyTo(wsgi).debug(debug.debug(jetty.addresses().binds()));
            for (Map.Entry<String, String> variable :
                    Values.pairs("--env", variables).entrySet()) {
                wsgi = wsgi.env(variable.getKey(), variable.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        if (noSpeedups) {
            wsgi = wsgi.speedups(false);
        }
        wsgi = wsgi.requestIds(logs.requestIds());
        if (showConfig) {
            ShownConfig.print(spec, out());
            return ExitCode.OK;
        }
        return check ? check(wsgi) : serve(wsgi, jetty);
    }

    private int check(WsgiSettings wsgi) {
        try (WsgiApplication application = WsgiApplication.load(wsgi)) {
            out().println("'" + wsgi.application() + "' can be served: it is " + application);
            return ExitCode.OK;
        } catch (LoadException e) {
            return notLoadable(e);
        }
    }

    private int serve(WsgiSettings wsgi, JettySettings jetty) {
        JettyHost host;
        try {
            host = new JettyHost(jetty);
        } catch (TlsException e) {
            return failed("TLS: " + e.getMessage(), ExitCode.USAGE);
        }
        try {
            host.bind();
            startAdmin(host);
            host.start(WsgiApplication.load(wsgi));
        } catch (BindException e) {
            host.close();
            return failed(e.getMessage(), ExitCode.ADDRESS_IN_USE);
        } catch (LoadException e) {
            host.close();
            return notLoadable(e);
        }
        running = host;
        Signals.on("USR1", host::reopenLogs);
        Signals.on("URG", this::logRunningRequests); // without a handler it does nothing; USR2 belongs to the JVM
        for (URI address : host.uris()) {
            out().println("Listening on " + address);
        }
        out().flush();
        ClassArchive.makeInBackground();
        return awaitSignal();
    }

    private void startAdmin(JettyHost host) throws BindException {
        if (adminAddress != null) {
            admin = new AdminServer(admin(), host);
            admin.start();
            out().println("Admin page on " + admin.uri());
            out().flush();
        }
    }

    private Bind.Tcp admin() {
        try {
            if (Bind.parse(adminAddress) instanceof Bind.Tcp tcp) {
                return tcp;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--admin " + adminAddress + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("--admin " + adminAddress + ": HOST:PORT is needed");
    }

    private void logRunningRequests() {
        List<RunningRequest> requests = running.runningRequests();
        log.warn(
                "{} running requests{}",
                requests.size(),
                requests.stream().map(RunningRequest::describe).collect(Collectors.joining("\n", "\n", "")));
    }

    /** Lets running requests finish; does nothing while nothing is served. */
    void stop() {
        if (running != null) {
            log.info(
                    "Stopping{}; running requests have {} s to finish",
                    drainDelay > 0 ? " in " + drainDelay + " s" : "",
                    gracefulTimeout);
            drain();
            running.close();
        }
        if (admin != null) {
            admin.close();
        }
    }

    private void drain() {
        try {
            running.drain(Duration.ofSeconds(drainDelay));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never returns: a signal ends the JVM, whose shutdown hook stops the host. */
    private static int awaitSignal() {
        while (true) {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                log.debug("interrupted while serving", e);
            }
        }
    }

    private int notLoadable(LoadException e) {
        if (!e.traceback().isEmpty()) {
            err().println(e.traceback());
        }
        return failed(e.getMessage(), ExitCode.NOT_LOADABLE);
    }

    int failed(String message, int exitCode) {
        err().println("wsgilet: " + message);
        return exitCode;
    }

    private JettySettings jettySettings() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + ": at least 1 is needed");
        }
        if (!(timeout >= 0)) {
            throw new IllegalArgumentException("--timeout " + timeout + ": seconds cannot be negative");
        }
        if (gracefulTimeout < 0) {
            throw new IllegalArgumentException(
                    "--graceful-timeout " + gracefulTimeout + ": seconds cannot be negative");
        }
        if (drainDelay < 0) {
            throw new IllegalArgumentException("--drain-delay " + drainDelay + ": seconds cannot be negative");
        }
        if (adminAddress != null) {
            admin();
        }
        return JettySettings.on(tls.applyTo(addresses.settings().proxyProtocol(proxies.isProxyProtocol())))
                .threads(threads)
                .limits(limits.limits())
                .log(logs.settings())
                .timeout(Duration.ofMillis(Math.round(timeout * 1000)))
                .gracefulTimeout(Duration.ofSeconds(gracefulTimeout));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
