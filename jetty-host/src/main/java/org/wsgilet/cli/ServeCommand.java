package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.cli.options.MountOptions;
import org.wsgilet.cli.options.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
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
            "Each option is also an environment variable, --log-level for example WSGILET_LOG_LEVEL, and a key of",
            "wsgilet.toml, log-level. The command line wins, then the variable, then the file.",
            "Exit codes: 2 wrong usage, 3 the application cannot be loaded, 4 an address is in use,",
            "5 more threads hang than --threads, 130 and 143 after SIGINT and SIGTERM."
        })
final class ServeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "APP",
            arity = "0..1",
            description = "module:attribute, module:factory('literal'), path/to/file.py[:attribute], or a folder with"
                    + " wsgi.py or app.py. Without an attribute: application, then app."
                    + " Not needed with --mount.")
    private String app;

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

    @Mixin
    private MountOptions mounts;

    @Mixin
    private ServeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, WsgiSettings> applications = new LinkedHashMap<>();
        try {
            mounts.applications(app).forEach((prefix, name) -> applications.put(prefix, wsgiSettings(name)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(options::stop, "wsgilet-stop"));
        return options.run(applications, List.of());
    }

    private WsgiSettings wsgiSettings(String name) {
        WsgiSettings settings = WsgiSettings.of(name).chdir(Values.folder("--chdir", directory));
        for (Path folder : Values.pythonPath(pythonPath)) {
            settings = settings.pythonPath(folder);
        }
        return settings;
    }
}
