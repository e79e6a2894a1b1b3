package org.wsgilet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
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
import org.wsgilet.bridge.version.WsgiletVersion;
import org.wsgilet.cli.options.OptionException;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.Mounts;
import org.wsgilet.jvm.AotCache;
import org.wsgilet.jvm.ClassArchive;
import org.wsgilet.jvm.Signals;
import org.wsgilet.listen.ListenException;
import org.wsgilet.reload.Development;
import org.wsgilet.reload.Reloader;
import org.wsgilet.tls.TlsException;
import picocli.CommandLine;

/** Serves applications from the start of the process to the signal that ends it. */
final class Serving {

    private static final Logger log = LoggerFactory.getLogger(Serving.class);

    /** For last calls, exit functions, threads that are left and what else the application does at its end. */
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(20);

    /** Set by {@code bin/wsgilet} where somebody looks on. */
    static final String TERMINAL = "wsgilet.terminal";

    private final ServeSettings settings;
    private final CommandLine console;
    private final Mounts mounts;
    private final Reloader reloader;
    private final Development development;
    private volatile JettyHost running;
    private boolean reloadLater;
    private volatile AdminServer admin;

    /**
     * What the process ends with if a stop has to be cut short: as after SIGTERM, unless the server itself asked for
     * it.
     */
    private volatile int exitCode = ExitCode.TERMINATED;

    /** Why the server has ended itself; null if it has not. */
    private volatile String ended;

    /**
     * @param console where to print
     * @throws OptionException if files cannot be watched
     */
    Serving(ServeSettings settings, CommandLine console) {
        this.settings = settings;
        this.console = console;
        this.mounts = Mounts.of(settings.applications(), settings.warmUp());
        this.reloader = new Reloader(mounts, gracefulTimeout());
        this.development = settings.development() == null ? null : development(settings.development());
    }

    private Development development(Development.Settings development) {
        try {
            return new Development(development, reloader);
        } catch (IOException e) {
            throw new OptionException("--reload", null, "files cannot be watched: " + e.getMessage(), e);
        }
    }

    private Duration gracefulTimeout() {
        return settings.jetty().gracefulTimeout();
    }

    /** Loads each application and says whether it can be served; returns the exit code. */
    static int check(Map<String, WsgiSettings> applications, CommandLine console) {
        for (Map.Entry<String, WsgiSettings> entry : applications.entrySet()) {
            WsgiSettings wsgi = entry.getValue();
            String place = applications.size() == 1 ? "" : " at " + entry.getKey();
            try (WsgiApplication application = WsgiApplication.load(wsgi)) {
                console.getOut()
                        .println("'" + wsgi.application() + "' can be served" + place + ": it is " + application);
            } catch (LoadException e) {
                return notLoadable(applications.size() == 1 ? e : e.at(entry.getKey()), console);
            }
        }
        return ExitCode.OK;
    }

    /** Serves until a signal ends the JVM; returns the exit code of a start that failed. */
    int run() {
        JettyHost host;
        try {
            host = new JettyHost(settings.jetty());
        } catch (TlsException e) {
            return failed("TLS: " + e.getMessage(), ExitCode.USAGE, console);
        } catch (UncheckedIOException e) {
            return failed(e.getCause().getMessage(), ExitCode.USAGE, console);
        }
        try {
            host.bind();
            startAdmin(host);
            onSignals(host);
            host.whenTooManyAreLost(() -> endForLostThreads(host));
            load();
            host.start(mounts, development);
        } catch (ListenException e) {
            host.close();
            return failed(e.getMessage(), ExitCode.CANNOT_LISTEN, console);
        } catch (LoadException e) {
            host.close();
            return notLoadable(e, console);
        }
        nowRunning(host);
        for (URI address : host.uris()) {
            out().println("Listening on " + address);
        }
        if (Boolean.getBoolean(TERMINAL)) {
            out().println(banner(settings));
        }
        out().flush();
        ClassArchive.makeInBackground();
        return awaitSignal();
    }

    /** What somebody wants to know who has just started it. */
    static String banner(ServeSettings settings) {
        boolean isAlone = settings.applications().size() == 1;
        String applications = settings.applications().entrySet().stream()
                .map(entry -> entry.getValue().application() + (isAlone ? "" : " at " + entry.getKey()))
                .collect(Collectors.joining(", "));
        return "Wsgilet " + WsgiletVersion.CURRENT + " serves " + applications + " with "
                + settings.jetty().threads() + " threads. Ctrl-C stops it.";
    }

    private void load() throws LoadException {
        if (development == null) {
            reloader.load();
        } else {
            development.load();
        }
    }

    private void startAdmin(JettyHost host) throws ListenException {
        if (settings.adminAddress() != null) {
            admin = new AdminServer(settings.adminAddress(), settings.adminHosts(), host, reloader);
            admin.start();
            out().println("Admin page on " + admin.uri());
            out().flush();
        }
    }

    private void onSignals(JettyHost host) {
        Signals.on("USR1", host::reopenLogs);
        Signals.on("URG", () -> logRunningRequests(host)); // without a handler it does nothing; USR2 belongs to the JVM
        boolean taken = Signals.on("HUP", () -> {
            host.reopenLogs();
            reload();
        });
        if (!taken) {
            log.warn(
                    "SIGHUP is ignored, as whoever started the process wanted (nohup does): to load new code, POST /reload"
                            + " to the address of --admin");
        }
    }

    /** What asks for it while the application loads for the first time gets it afterwards. */
    private synchronized void reload() {
        if (running == null) {
            reloadLater = true;
        } else {
            reloader.reload();
        }
    }

    private synchronized void nowRunning(JettyHost host) {
        running = host;
        if (reloadLater) {
            reloader.reload();
        }
    }

    private static void logRunningRequests(JettyHost host) {
        List<RunningRequest> requests = host.runningRequests();
        log.warn(
                "{} running requests{}",
                requests.size(),
                requests.stream().map(RunningRequest::describe).collect(Collectors.joining("\n", "\n", "")));
    }

    /**
     * For the service manager to start another process. From a thread of its own, as this one has to go on meanwhile.
     */
    private synchronized void endForLostThreads(JettyHost host) {
        if (exitCode != ExitCode.THREADS_LOST) {
            exitCode = ExitCode.THREADS_LOST;
            ended = host.lost() + " threads are lost, more than --threads " + host.threads()
                    + ": the application hangs where no timeout can free it. The process ends with exit code "
                    + exitCode + " for another to be started.";
            log.error(ended);
            new Thread(() -> System.exit(ExitCode.THREADS_LOST), "wsgilet-end").start();
        }
    }

    /**
     * Lets running requests finish; does nothing while nothing is served. Returns in bounded time, or ends the process.
     */
    void stop() {
        Duration drainDelay = settings.drainDelay();
        ForcedEnd.after(drainDelay.plus(gracefulTimeout()).plus(TIME_TO_CLOSE), exitCode);
        if (running != null) {
            log.info(
                    "Stopping{}; running requests have {} s to finish",
                    drainDelay.isZero() ? "" : " in " + drainDelay.toSeconds() + " s",
                    gracefulTimeout().toSeconds());
            drain();
            running.close();
            AotCache.markTrained();
        }
        ClassArchive.stop();
        if (development != null) {
            development.close();
        }
        if (admin != null) {
            admin.close();
        }
        if (ended != null) {
            failed(ended, exitCode, console); // again, as the last line
        }
    }

    private void drain() {
        try {
            running.drain(settings.drainDelay());
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

    static int notLoadable(LoadException e, CommandLine console) {
        if (!e.traceback().isEmpty()) {
            console.getErr().println(e.traceback());
        }
        return failed(e.getMessage(), ExitCode.NOT_LOADABLE, console);
    }

    static int failed(String message, int exitCode, CommandLine console) {
        console.getErr().println("wsgilet: " + message);
        return exitCode;
    }

    private PrintWriter out() {
        return console.getOut();
    }
}
