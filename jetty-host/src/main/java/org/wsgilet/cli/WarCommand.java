package org.wsgilet.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.loading.AppSpec;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.Values;
import org.wsgilet.log.LogFormat;
import org.wsgilet.war.Installation;
import org.wsgilet.war.WarBuilder;
import org.wsgilet.war.WarException;
import org.wsgilet.war.WarSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet war APP}. */
@Command(
        name = "war",
        description = "Packs a WSGI application into a WAR for any servlet container.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        versionProvider = Wsgilet.Versions.class,
        footer = {
            "",
            "Each option is also an environment variable, --output for example WSGILET_OUTPUT.",
            "Exit codes: 2 wrong usage or a file that cannot be read or written, 3 the application cannot be loaded."
        })
final class WarCommand implements Callable<Integer> {

    private static final String NONE = "%n  Default: none";

    @Parameters(
            paramLabel = "APP",
            description = "A folder with wsgi.py or app.py, or path/to/file.py[:attribute]: that folder is packed."
                    + " Or module:attribute: the current folder is packed.")
    private String app;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "app.war",
            description = "The file to write.")
    private Path output;

    @Option(
            names = "--python-path",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Folder with further modules of the application. Repeatable; the separator of PATH"
                    + " separates, too." + NONE)
    private List<String> pythonPath = List.of();

    @Option(
            names = "--site-packages",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Folder with installed packages. Repeatable; the separator of PATH separates, too." + NONE)
    private List<String> sitePackages = List.of();

    @Option(
            names = "--static",
            paramLabel = "DIR",
            description = "Folder whose files are served without Python, below its name: static at /static." + NONE)
    private Path staticFiles;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Set an environment variable of the application. Repeatable; in WSGILET_ENV one a line." + NONE)
    private List<String> variables = List.of();

    @Option(
            names = "--init-param",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = "Init-param of the servlet. Repeatable; in WSGILET_INIT_PARAM one a line." + NONE)
    private List<String> initParams = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            showDefaultValue = Visibility.NEVER,
            description = "Leave out files and folders: *.psd by name, docs/** by path. Repeatable." + NONE)
    private List<String> excludes = List.of();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            showDefaultValue = Visibility.NEVER,
            description = "Take in what the summary lists as left out. Repeatable." + NONE)
    private List<String> includes = List.of();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = "Jar for WEB-INF/lib, such as a JDBC driver. Repeatable; the separator of PATH separates,"
                    + " too." + NONE)
    private List<String> jars = List.of();

    @Option(
            names = "--web-fragment",
            paramLabel = "FILE",
            description = "XML whose elements are added to the generated web.xml." + NONE)
    private Path webFragment;

    @Option(names = "--web-xml", paramLabel = "FILE", description = "web.xml in place of the generated one." + NONE)
    private Path webXml;

    @Option(names = "--no-source", description = "Leave out the source of compiled modules.")
    private boolean withoutSource;

    @Option(names = "--no-load", description = "Do not load the application to see whether it works.")
    private boolean withoutLoading;

    @Option(names = "--executable", description = "Make a WAR that also runs by java -jar.")
    private boolean executable;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            WarSettings settings = settings();
            LogLevel.WARNING.configure(LogFormat.TEXT);
            return build(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
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
        try (WarBuilder builder = new WarBuilder(settings, Installation.current(), this::say)) {
            // Ctrl-C ends the JVM without coming to the end of this block.
            Runtime.getRuntime().addShutdownHook(new Thread(builder::close, "wsgilet-stop"));
            builder.collect();
            if (!withoutLoading) {
                builder.load();
            }
            builder.write().lines().forEach(this::say);
            return ExitCode.OK;
        }
    }

    private WarSettings settings() throws LoadException {
        if (webXml != null
                && !(webFragment == null && variables.isEmpty() && initParams.isEmpty() && staticFiles == null)) {
            throw new IllegalArgumentException("--web-xml cannot be combined with --web-fragment, --env, --init-param"
                    + " or --static: write into the web.xml what they stand for");
        }
        Path parent = output.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent) || Files.isDirectory(output)) {
            throw new IllegalArgumentException("--output " + output + ": name a file in a folder that is writable");
        }
        AppSpec spec = AppSpec.parse(app, Path.of("").toAbsolutePath());
        return new WarSettings(
                spec.importName(),
                spec.folder() == null ? Path.of("") : spec.folder(),
                folders("--python-path", pythonPath),
                folders("--site-packages", sitePackages),
                staticFiles == null
                        ? null
                        : Values.folder("--static", staticFiles)
                                .toAbsolutePath()
                                .normalize(),
                Values.pairs("--env", variables),
                Values.pairs("--init-param", initParams),
                Values.split(excludes, "\n"),
                Values.split(includes, "\n"),
                webXml == null ? null : file("--web-xml", webXml),
                webFragment == null ? null : file("--web-fragment", webFragment),
                jars(),
                !withoutSource,
                executable,
                output);
    }

    private List<Path> jars() {
        List<Path> files = new ArrayList<>();
        for (String jar : Values.split(jars, File.pathSeparator)) {
            files.add(file("--jar", Path.of(jar)));
        }
        return files;
    }

    private static List<Path> folders(String option, List<String> values) {
        List<Path> folders = new ArrayList<>();
        for (String value : Values.split(values, File.pathSeparator)) {
            folders.add(Values.folder(option, Path.of(value)));
        }
        return folders;
    }

    private static Path file(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(option + " " + file + ": there is no such file");
        }
        return file;
    }

    private void say(String line) {
        out().println(line);
        out().flush();
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
