package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.FolderOptions;
import org.wsgilet.cli.options.MountOptions;
import org.wsgilet.cli.options.OptionException;
import org.wsgilet.cli.options.PathOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.SitePackages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet serve APP}. */
@Command(
        name = "serve",
        description = "Serves a WSGI application over HTTP.",
        customSynopsis = "wsgilet serve [OPTION]... APP",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "Each option is also an environment variable, --log-level for example WSGILET_LOG_LEVEL, and a key of",
            "wsgilet.toml, log-level. The command line wins, then the variable, then the file.",
            "Exit codes: 2 wrong usage, 3 the application cannot be loaded, 4 an address cannot be",
            "listened on, 5 more threads hang than --threads, 130 and 143 after SIGINT and SIGTERM."
        })
@ShortHelp(
        options = {
            "--bind",
            "--threads",
            "--chdir",
            "--env",
            "--static",
            "--trusted-proxies",
            "--timeout",
            "--access-log",
            "--admin",
            "--reload",
            "--help"
        },
        examples = {
            "wsgilet serve shop.web:app                      module shop/web.py, attribute app",
            "wsgilet serve 'shop.web:create_app(\"prod\")'     a factory",
            "wsgilet serve wiki --reload --debug             the folder wiki, while you work on it",
            "wsgilet serve app --bind :8000 --threads 32     on all addresses, 32 requests at once"
        })
@Subject("Application")
final class ServeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "APP",
            arity = "0..1",
            description = "module:attribute, module:factory('literal'), path/to/file.py[:attribute], or a folder with"
                    + " wsgi.py or app.py. Without an attribute: application, then app."
                    + " Not needed with --mount.")
    private String app;

    @Mixin
    private FolderOptions folder;

    @Mixin
    private HelpOptions help;

    @Mixin
    private PathOptions path;

    @Mixin
    private MountOptions mounts;

    @Mixin
    private ServeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, WsgiSettings> applications = applications();
        Runtime.getRuntime().addShutdownHook(new Thread(options::stop, "wsgilet-stop"));
        return options.run(applications, List.of());
    }

    /** @throws OptionException for options that cannot be */
    ServeSettings settings() {
        return options.settings(applications(), List.of());
    }

    private Map<String, WsgiSettings> applications() {
        Map<String, WsgiSettings> applications = new LinkedHashMap<>();
        mounts.applications(app).forEach((prefix, name) -> applications.put(prefix, wsgiSettings(name)));
        if (applications.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say what to serve: APP, or --mount /PREFIX=APP");
        }
        return applications;
    }

    private WsgiSettings wsgiSettings(String name) {
        List<Path> folders = path.foldersAndPythonPath();
        folders.addAll(SitePackages.of(name, folder.folder()));
        return WsgiSettings.of(name).chdir(folder.folder()).pythonPath(folders.toArray(Path[]::new));
    }
}
