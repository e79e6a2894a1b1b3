package org.wsgilet.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.jetty.Bind;
import org.wsgilet.jetty.BindException;
import org.wsgilet.jetty.JettyHost;
import org.wsgilet.jetty.JettySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet serve APP}. */
@Command(
        name = "serve",
        description = "Serves a WSGI application over HTTP.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        versionProvider = Wsgilet.Versions.class,
        footer = {
            "",
            "Each option is also an environment variable, --log-level for example WSGILET_LOG_LEVEL.",
            "Exit codes: 2 wrong usage, 3 the application cannot be loaded, 4 an address is in use,",
            "130 and 143 after SIGINT and SIGTERM."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @Parameters(
            paramLabel = "APP",
            description = "module:attribute, module:factory('literal'), path/to/file.py[:attribute], or a folder with"
                    + " wsgi.py or app.py. Without an attribute: application, then app.")
    private String app;

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
            names = "--chdir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Working directory of the application, first on sys.path.")
    private Path directory;

    @Option(
            names = "--python-path",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Folder to look for modules, before PYTHONPATH and the standard library. Repeatable; the"
                    + " separator of PATH separates, too.%n  Default: none")
    private List<String> pythonPath = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = "Set an environment variable of the application. Repeatable; in WSGILET_ENV one a line.%n"
                    + "  Default: none")
    private List<String> variables = List.of();

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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JettySettings jetty = jettySettings();
        WsgiSettings wsgi = wsgiSettings();
        logLevel.configure();
        return check ? check(wsgi) : serve(wsgi, jetty);
    }

    private int check(WsgiSettings wsgi) {
        try (WsgiApplication application = WsgiApplication.load(wsgi)) {
            out().println("'" + app + "' can be served: it is " + application);
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
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "wsgilet-stop"));
        for (Bind address : host.addresses()) {
            out().println("Listening on " + address.uri());
        }
        out().flush();
        return awaitSignal();
    }

    private void stop(JettyHost host) {
        log.info("Stopping; running requests have {} s to finish", gracefulTimeout);
        host.close();
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

    private int failed(String message, int exitCode) {
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

    private WsgiSettings wsgiSettings() {
        WsgiSettings settings = WsgiSettings.of(app).chdir(folder("--chdir", directory));
        for (String folder : Values.split(pythonPath, File.pathSeparator)) {
            settings = settings.pythonPath(folder("--python-path", Path.of(folder)));
        }
        String inherited = System.getenv("PYTHONPATH");
        if (inherited != null) {
            // As Python does, without a complaint about folders that are not there.
            for (String folder : Values.split(List.of(inherited), File.pathSeparator)) {
                settings = settings.pythonPath(Path.of(folder));
            }
        }
        for (Map.Entry<String, String> variable : pairs("--env", variables).entrySet()) {
            settings = settings.env(variable.getKey(), variable.getValue());
        }
        return settings;
    }

    private Map<String, String> pairs(String option, List<String> values) {
        try {
            return Values.pairs(option, values);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Path folder(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw usage(option + " " + folder + ": there is no such folder");
        }
        return folder;
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
