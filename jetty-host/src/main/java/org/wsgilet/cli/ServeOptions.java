package org.wsgilet.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.cli.config.ShownConfig;
import org.wsgilet.cli.options.AddressOptions;
import org.wsgilet.cli.options.ContentOptions;
import org.wsgilet.cli.options.DebugOptions;
import org.wsgilet.cli.options.LimitOptions;
import org.wsgilet.cli.options.LogOptions;
import org.wsgilet.cli.options.ProxyOptions;
import org.wsgilet.cli.options.ReloadOptions;
import org.wsgilet.cli.options.TlsOptions;
import org.wsgilet.cli.options.Values;
import org.wsgilet.content.StaticFiles;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.listen.AddressSettings;
import org.wsgilet.listen.Bind;
import org.wsgilet.reload.Development;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for serving an application, wherever it comes from. */
final class ServeOptions {

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

    @Option(
            names = "--admin-hosts",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description = "Host name by which --admin may be asked for more than its health, besides IP addresses,"
                    + " localhost and its own. Repeatable; a comma separates, too.%n  Default: none")
    private List<String> adminHosts = List.of();

    @Mixin
    private ReloadOptions reload;

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

    private volatile Serving serving;

    /**
     * Serves until a signal ends the JVM, or checks; returns the exit code. {@link #stop()} belongs into a shutdown hook.
     *
     * @param applications by the prefixes of their paths
     * @param files that are served in any case
     */
    int run(Map<String, WsgiSettings> applications, List<StaticFiles> files) {
        logs.configure();
        try {
            JettySettings jetty = jettySettings().content(content.settings(files));
            Map<String, WsgiSettings> completed = new LinkedHashMap<>();
            for (Map.Entry<String, WsgiSettings> entry : applications.entrySet()) {
                completed.put(entry.getKey(), completed(entry.getValue(), jetty.addresses()));
            }
            Development.Settings development =
                    reload.settings(applications.values(), debug.reload(jetty.addresses(), reload.isOn()));
            if (showConfig) {
                ShownConfig.print(spec, spec.commandLine().getOut());
                return ExitCode.OK;
            }
            if (check) {
                return Serving.check(completed, spec.commandLine());
            }
            serving = new Serving(
                    completed,
                    jetty,
                    adminAddress == null ? null : admin(),
                    Values.split(adminHosts, ","),
                    Duration.ofSeconds(drainDelay),
                    development,
                    spec.commandLine());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return serving.run();
    }

    private WsgiSettings completed(WsgiSettings settings, AddressSettings addresses) {
        WsgiSettings wsgi =
                proxies.applyTo(settings).debug(debug.debug(addresses)).requestIds(logs.requestIds());
        for (Map.Entry<String, String> variable :
                Values.pairs("--env", variables).entrySet()) {
            wsgi = wsgi.env(variable.getKey(), variable.getValue());
        }
        return noSpeedups ? wsgi.speedups(false) : wsgi;
    }

    /** Lets running requests finish; does nothing while nothing is served. */
    void stop() {
        if (serving != null) {
            serving.stop();
        }
    }

    int failed(String message, int exitCode) {
        return Serving.failed(message, exitCode, spec.commandLine());
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
}
