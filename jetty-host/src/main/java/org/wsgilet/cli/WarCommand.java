package org.wsgilet.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.loading.AppSpec;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.config.Variable;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.DatabaseOptions;
import org.wsgilet.cli.options.FolderOptions;
import org.wsgilet.cli.options.InterpreterOptions;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.OptionException;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.PathOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.SitePackages;
import org.wsgilet.log.LogFormat;
import org.wsgilet.war.Installation;
import org.wsgilet.war.Progress;
import org.wsgilet.war.WarBuilder;
import org.wsgilet.war.WarException;
import org.wsgilet.war.WarSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet war APP}. */
@Command(
        name = "war",
        description = "Packs a WSGI application into a WAR for any servlet container.",
        customSynopsis = "wsgilet war [OPTION]... APP",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "Each option is also an environment variable, --output for example WSGILET_OUTPUT, and a key of the",
            "file that --config names. The command line wins, then the variable, then the file.",
            "Exit codes: 2 wrong usage or a file that cannot be read or written,",
            "3 the application cannot be loaded."
        })
@ShortHelp(
        options = {
            "--output",
            "--site-packages",
            "--python-path",
            "--static",
            "--env",
            "--exclude",
            "--include",
            "--jar",
            "--executable",
            "--help"
        },
        examples = {
            "wsgilet war shop --site-packages packages -o shop.war     the folder shop, and its packages",
            "wsgilet war shop/web.py:app --static shop/static          files at /static without Python",
            "wsgilet war shop --executable && java -jar app.war        without a servlet container"
        })
@Subject("The archive")
final class WarCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "APP",
            description = "A folder with wsgi.py or app.py, or path/to/file.py[:attribute]: that folder is packed."
                    + " Or module:attribute: the folder of --chdir is packed.")
    private String app;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "app.war",
            description = "The file to write.")
    private Path output;

    @Mixin
    private FolderOptions folder;

    @Mixin
    private HelpOptions help;

    @Mixin
    private PathOptions path;

    @Option(
            names = "--site-packages",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Folder with installed packages. Repeatable; the separator of PATH separates, too.",
                "  Default: site-packages beside the application, if it is there"
            })
    private List<String> sitePackages = List.of();

    @Option(
            names = "--static",
            paramLabel = "DIR",
            description = {
                "Folder whose files are served without Python, below its name: static at /static.",
                OptionValues.NO_DEFAULT
            })
    @Variable("WSGILET_WAR_STATIC") // WSGILET_STATIC is that of serve, which has URLs in it
    private Path staticFiles;

    @Mixin
    private InterpreterOptions python;

    @Mixin
    private DatabaseOptions databases;

    @Option(
            names = "--init-param",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Init-param of the servlet. Repeatable; in WSGILET_INIT_PARAM one a line.",
                OptionValues.NO_DEFAULT
            })
    private List<String> initParams = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Leave out files and folders: *.psd by name, docs/** by path. Repeatable.",
                OptionValues.NO_DEFAULT
            })
    private List<String> excludes = List.of();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            showDefaultValue = Visibility.NEVER,
            description = {"Take in what the summary lists as left out. Repeatable.", OptionValues.NO_DEFAULT})
    private List<String> includes = List.of();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Jar for WEB-INF/lib, such as a JDBC driver. Repeatable; the separator of PATH separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> jars = List.of();

    @Option(
            names = "--web-fragment",
            paramLabel = "FILE",
            description = {"XML whose elements are added to the generated web.xml.", OptionValues.NO_DEFAULT})
    private Path webFragment;

    @Option(
            names = "--web-xml",
            paramLabel = "FILE",
            description = {"web.xml in place of the generated one.", OptionValues.NO_DEFAULT})
    private Path webXml;

    @Option(
            names = "--no-source",
            fallbackValue = OptionValues.ON,
            description = "Leave out the source of compiled modules.")
    private boolean withoutSource;

    @Option(
            names = "--no-load",
            fallbackValue = OptionValues.ON,
            description = "Do not load the application to see whether it works.")
    private boolean withoutLoading;

    @Option(
            names = "--executable",
            fallbackValue = OptionValues.ON,
            description = "Make a WAR that also runs by java -jar.")
    private boolean executable;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Take settings from this TOML file, which may be the wsgilet.toml of serve: what is not for a WAR is"
                        + " passed over.",
                OptionValues.NO_DEFAULT
            })
    private Path config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            WarSettings settings = settings();
            LogLevel.WARNING.configure(LogFormat.TEXT);
            return build(settings);
        } catch (WarException e) {
            return failed(e.getMessage(), ExitCode.USAGE);
        } catch (LoadException e) {
            if (!e.traceback().isEmpty()) {
                err().println(e.traceback());
            }
            return failed(e.getMessage(), ExitCode.NOT_LOADABLE);
        }
    }

    private int build(WarSettings settings) throws WarException, LoadException {
        Progress progress =
                new Progress(out(), Boolean.getBoolean(Serving.TERMINAL) && !"dumb".equals(System.getenv("TERM")));
        try (WarBuilder builder = new WarBuilder(settings, Installation.current(), progress)) {
            // Ctrl-C ends the JVM without coming to the end of this block.
            Runtime.getRuntime().addShutdownHook(new Thread(builder::close, "wsgilet-stop"));
            builder.collect();
            if (!withoutLoading) {
                builder.load();
            }
            builder.write().lines().forEach(progress::step);
            return ExitCode.OK;
        }
    }

    private WarSettings settings() throws LoadException {
        Map<String, String> environment = python.environment();
        Map<String, String> parameters = new LinkedHashMap<>(OptionValues.pairs("--init-param", initParams));
        if (!python.noSpeedups().isEmpty()) {
            parameters.put(WsgiSettings.NO_SPEEDUPS_OF, python.namesWithoutSpeedups());
        }
        if (databases.initParam() != null) {
            parameters.put(WsgiSettings.DATABASE_POOL, databases.initParam());
        }
        if (webXml != null
                && !(webFragment == null && environment.isEmpty() && parameters.isEmpty() && staticFiles == null)) {
            throw new OptionException(
                    "--web-xml",
                    null,
                    "it cannot be combined with --web-fragment, --env, --no-speedups, --database-pool, --init-param or"
                            + " --static: write into the web.xml what they stand for");
        }
        Path directory = folder.folder().toAbsolutePath();
        AppSpec spec = AppSpec.parse(app, directory);
        return new WarSettings(
                spec.importName(),
                spec.folder() == null ? directory : spec.folder(),
                path.folders(),
                sitePackages(spec, directory),
                staticFiles == null
                        ? null
                        : OptionValues.folder("--static", staticFiles)
                                .toAbsolutePath()
                                .normalize(),
                environment,
                parameters,
                OptionValues.split(excludes, "\n"),
                OptionValues.split(includes, "\n"),
                webXml == null ? null : OptionValues.file("--web-xml", webXml),
                webFragment == null ? null : OptionValues.file("--web-fragment", webFragment),
                jars(),
                !withoutSource,
                executable,
                output());
    }

    private Path output() {
        Path parent = output.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent) || Files.isDirectory(output)) {
            throw new OptionException("--output", output.toString(), "name a file in a folder that is writable");
        }
        return output;
    }

    private List<Path> sitePackages(AppSpec spec, Path directory) {
        if (sitePackages.isEmpty()) {
            return SitePackages.in(spec.folder() == null ? directory : spec.folder());
        }
        return OptionValues.folders("--site-packages", sitePackages);
    }

    private List<Path> jars() {
        return OptionValues.split(jars, File.pathSeparator).stream()
                .map(jar -> OptionValues.jar("--jar", Path.of(jar)))
                .toList();
    }

    private int failed(String message, int exitCode) {
        err().println("wsgilet: " + message);
        return exitCode;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
