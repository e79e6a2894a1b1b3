package org.wsgilet.cli;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.files.FileTree;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.content.StaticFiles;
import org.wsgilet.jetty.Mounts;
import org.wsgilet.jvm.AsciiDigits;
import org.wsgilet.war.DeclaredServlets;
import org.wsgilet.war.WarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code java -jar app.war}: the options of {@code wsgilet serve} for the application of the WAR. */
@Command(
        name = "java -jar app.war",
        description = "Serves the application of this WAR over HTTP.",
        customSynopsis = "java -jar app.war [OPTION]...",
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
            "--env",
            "--static",
            "--trusted-proxies",
            "--timeout",
            "--access-log",
            "--admin",
            "--config",
            "--help"
        },
        examples = {
            "java -jar app.war --bind :8000 --threads 32     on all addresses, 32 requests at once",
            "java -jar app.war --config wsgilet.toml         settings from a file"
        })
public final class ExecutableWar implements Callable<Integer> {

    private final Path folder;

    @Mixin
    private HelpOptions help;

    @Mixin
    private ServeOptions options;

    private ExecutableWar(Path folder) {
        this.folder = folder;
    }

    /** @param folder the WAR, unpacked; it is deleted when the JVM ends */
    public static void main(Path folder, String[] arguments) {
        AsciiDigits.use();
        ExecutableWar war = new ExecutableWar(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(war::end, "wsgilet-stop"));
        System.exit(Wsgilet.configured(war).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            DeclaredServlets declared = DeclaredServlets.in(folder.resolve("WEB-INF/web.xml"));
            Map<String, String> parameters = declared.parameters();
            WsgiSettings settings = WsgiSettings.from(parameters.keySet(), parameters::get, this::inside);
            return options.run(Map.of(Mounts.ROOT, settings), staticFiles(declared.staticPatterns()));
        } catch (WarException | ServletException e) {
            return options.failed(e.getMessage(), ExitCode.USAGE);
        }
    }

    private List<StaticFiles> staticFiles(List<String> patterns) throws ServletException {
        List<StaticFiles> files = new ArrayList<>();
        for (String pattern : patterns) {
            String url = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
            if (!url.startsWith("/") || url.contains("*")) {
                throw new ServletException("web.xml: java -jar cannot serve static files at " + pattern
                        + ": map them to /folder/* or to the path of a file");
            }
            if (Files.exists(folder.resolve(url.substring(1)))) {
                files.add(new StaticFiles(url, folder.resolve(url.substring(1))));
            }
        }
        return files;
    }

    /** A folder of the WAR; null if there is none. */
    private Path inside(String path) {
        Path inside = folder.resolve(path.substring(1));
        return Files.isDirectory(inside) ? inside : null;
    }

    /** Stops before it deletes: requests that still run may import modules. */
    private void end() {
        if (options != null) {
            options.stop();
        }
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            System.err.println("wsgilet: the temporary folder " + folder + " is still there: " + e);
        }
    }
}
