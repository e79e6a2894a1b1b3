package org.wsgilet.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jetty.Bind;
import org.wsgilet.jetty.BindException;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.jetty.StaticFiles;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for serving an application, wherever it comes from, and the serving itself. */
final class ServeOptions {

    private static final Logger log = LoggerFactory.getLogger(ServeOptions.class);

    @Option(
            names = {"-b", "--bind"},
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8000",
            description = "Address to listen on; port 0 takes a free one. Repeatable; a comma separates, too.")
    private List<String> binds;

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

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Log each request to a file, - for standard output.%n  Default: no log")
    private Path accessLog;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "What goes to standard error: ${COMPLETION-CANDIDATES}.")
    private LogLevel logLevel;

    @Option(
            names = "--graceful-timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long running requests may take to finish after SIGTERM or SIGINT.")
    private int gracefulTimeout;

    @Option(names = "--check", description = "Load the application, say whether it can be served, and exit.")
    private boolean check;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private volatile JettyHost running;

    /**
     * Serves until a signal ends the JVM, or checks; returns the exit code. {@link #stop()} belongs into a shutdown hook.
     *
     * @param files null for none
     */
    int run(WsgiSettings settings, StaticFiles files) {
        JettySettings jetty = jettySettings().staticFiles(files);
        WsgiSettings wsgi = settings;
        for (Map.Entry<String, String> variable : pairs("--env", variables).entrySet()) {
            wsgi = wsgi.env(variable.getKey(), variable.getValue());
        }
        if (noSpeedups) {
            wsgi = wsgi.speedups(false);
        }
        logLevel.configure();
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
        JettyHost host = new JettyHost(jetty);
        try {
            host.bind();
            host.start(WsgiApplication.load(wsgi));
        } catch (BindException e) {
            return failed(e.getMessage(), ExitCode.ADDRESS_IN_USE);
        } catch (LoadException e) {
            host.close();
            return notLoadable(e);
        }
        running = host;
        for (Bind address : host.addresses()) {
            out().println("Listening on " + address.uri());
        }
        out().flush();
        ClassArchive.makeInBackground();
        return awaitSignal();
    }

    /** Lets running requests finish; does nothing while nothing is served. */
    void stop() {
        if (running != null) {
            log.info("Stopping; running requests have {} s to finish", gracefulTimeout);
            running.close();
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
            throw usage("--threads " + threads + ": at least 1 is needed");
        }
        if (gracefulTimeout < 0) {
            throw usage("--graceful-timeout " + gracefulTimeout + ": seconds cannot be negative");
        }
        return JettySettings.on(binds())
                .threads(threads)
                .accessLog(accessLog())
                .gracefulTimeout(Duration.ofSeconds(gracefulTimeout));
    }

    private List<Bind> binds() {
        List<Bind> parsed = new ArrayList<>();
        Set<Bind> seen = new HashSet<>();
        for (String text : Values.split(binds, ",")) {
            Bind bind;
            try {
                bind = Bind.parse(text);
            } catch (IllegalArgumentException e) {
                throw usage("--bind " + text + ": " + e.getMessage());
            }
            if (bind.port() != 0 && !seen.add(bind)) {
                throw usage("--bind " + text + " is given twice");
            }
            parsed.add(bind);
        }
        return parsed;
    }

    private Path accessLog() {
        if (accessLog == null || accessLog.equals(JettySettings.STANDARD_OUTPUT)) {
            return accessLog;
        }
        Path file = accessLog.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
            throw usage("--access-log " + accessLog + ": name a file in a folder that exists");
        }
        return file;
    }

    private Map<String, String> pairs(String option, List<String> values) {
        try {
            return Values.pairs(option, values);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
