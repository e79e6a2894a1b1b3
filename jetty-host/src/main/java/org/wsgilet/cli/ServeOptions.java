package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.cli.config.ShownConfig;
import org.wsgilet.cli.options.AddressOptions;
import org.wsgilet.cli.options.AdminOptions;
import org.wsgilet.cli.options.ContentOptions;
import org.wsgilet.cli.options.DatabaseOptions;
import org.wsgilet.cli.options.DebugOptions;
import org.wsgilet.cli.options.InterpreterOptions;
import org.wsgilet.cli.options.JarOptions;
import org.wsgilet.cli.options.LimitOptions;
import org.wsgilet.cli.options.LogOptions;
import org.wsgilet.cli.options.OptionException;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.ProxyOptions;
import org.wsgilet.cli.options.ReloadOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.cli.options.TlsOptions;
import org.wsgilet.cli.options.WarmUpOptions;
import org.wsgilet.cli.options.WorkOptions;
import org.wsgilet.content.StaticFiles;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.listen.AddressSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for serving an application, wherever it comes from. */
@Subject("Settings")
final class ServeOptions {

    @Mixin
    private AddressOptions addresses;

    @Mixin
    private TlsOptions tls;

    @Mixin
    private ProxyOptions proxies;

    @Mixin
    private WorkOptions work;

    @Mixin
    private WarmUpOptions warmUp;

    @Mixin
    private InterpreterOptions python;

    @Mixin
    private JarOptions jars;

    @Mixin
    private DatabaseOptions databases;

    @Mixin
    private ContentOptions content;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private LogOptions logs;

    @Mixin
    private AdminOptions admin;

    @Mixin
    private ReloadOptions reload;

    @Mixin
    private DebugOptions debug;

    @Option(
            names = "--check",
            fallbackValue = OptionValues.ON,
            description = "Load the application, say whether it can be served, and exit.")
    private boolean check;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Take settings from this TOML file: keys are options without dashes.",
                "  Default: wsgilet.toml in the current folder or in --chdir, if there is one"
            })
    private Path config;

    @Option(
            names = "--show-config",
            fallbackValue = OptionValues.ON,
            description = "Print each setting in force and where it comes from, and exit.")
    private boolean showConfig;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private volatile Serving serving;

    /**
     * Serves until a signal ends the JVM, or checks; returns the exit code. {@link #stop()} belongs into a shutdown
     * hook.
     *
     * @param applications by the prefixes of their paths
     * @param files that are served in any case
     * @throws OptionException for options that cannot be
     */
    int run(Map<String, WsgiSettings> applications, List<StaticFiles> files) {
        logs.configure();
        ServeSettings settings = settings(applications, files);
        if (showConfig) {
            ShownConfig.print(spec, settings.noSpeedups(), spec.commandLine().getOut());
            return ExitCode.OK;
        }
        jars.use();
        if (check) {
            return Serving.check(settings.applications(), spec.commandLine());
        }
        serving = new Serving(settings, spec.commandLine());
        return serving.run();
    }

    /** @throws OptionException for options that cannot be */
    ServeSettings settings(Map<String, WsgiSettings> applications, List<StaticFiles> files) {
        AddressSettings where = tls.applyTo(addresses.settings().proxyProtocol(proxies.isProxyProtocol()));
        JettySettings jetty = work.applyTo(JettySettings.on(where))
                .limits(limits.limits())
                .log(logs.settings())
                .content(content.settings(files));
        Debug viewers = debug.viewers(where);
        Map<String, WsgiSettings> completed = new LinkedHashMap<>();
        applications.forEach((prefix, wsgi) -> completed.put(
                prefix,
                databases
                        .applyTo(logs.applyTo(python.applyTo(proxies.applyTo(wsgi))), jetty.threads())
                        .debug(viewers)));
        return new ServeSettings(
                completed,
                jars.files(),
                jetty,
                admin.address(where),
                admin.hosts(),
                work.drainDelay(),
                warmUp.warmUp(jetty.timeout()),
                reload.settings(applications.values(), debug.viewersOfReloads(where, reload.isOn())));
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
}
