package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A servlet container from its official archive, as a child process with a folder of its own on a free port. */
abstract class ContainerProcess extends ServerOfClass implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    final Path home;
    final Path base;
    private final Pattern port;
    private final Path output;
    private String mount = "";
    private Process process;

    /**
     * @param archive the name of the folder in the archive
     * @param port finds the port in what the container logs when it accepts requests
     */
    ContainerProcess(String archive, Pattern port) {
        this.port = port;
        try {
            home = Project.TARGET.resolve("containers").resolve(archive);
            base = Files.createTempDirectory(Project.TARGET, archive);
            output = base.resolve("output.txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the configuration that docs/containers.md recommends. */
    abstract void configure() throws IOException;

    abstract List<String> command() throws IOException;

    /** Leaves WARs packed, as far as the container can. */
    abstract ContainerProcess packed();

    /** @param name of the WAR without its ending; {@code ROOT} to serve it at the root */
    final ContainerProcess deploy(String name, Path war) {
        mount = name.equals("ROOT") ? "" : "/" + name;
        try {
            Path webapps = Files.createDirectories(base.resolve("webapps"));
            Files.copy(war, webapps.resolve(name + ".war"), StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path file, Path folder) {
        try {
            Files.copy(file, Files.createDirectories(folder).resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final ContainerProcess start() {
        try {
            configure();
            process = run(command(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Await.until(
                    "the container listens",
                    PATIENCE,
                    () -> !process.isAlive() || port.matcher(log()).find());
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError(e.getMessage() + "\n" + log(), e);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the container ended\n" + log());
        }
        return this;
    }

    @Override
    final void startServer() {
        start();
    }

    @Override
    final void stopServer() {
        close();
    }

    final Process run(List<String> command, Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Map<String, String> variables = builder.environment();
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("TMPDIR", Temporary.FOLDER.toString());
        variables.put("CATALINA_BASE", base.toString());
        variables.put("CATALINA_OPTS", "-Xss4m -XX:TieredStopAtLevel=1");
        variables.remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    /** The folders that servlets make where the container leaves WARs packed; it unpacks them by default. */
    int copies(int wars, int servlets) {
        return 0;
    }

    final List<Path> deployed() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("webapps"))) {
            return files.toList();
        }
    }

    /** Whether the container is known to fail a test of the contract; named with its arguments. */
    boolean deviates(String test) {
        return false;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public int port() {
        Matcher line = port.matcher(log());
        if (!line.find()) {
            throw new AssertionError("no port in the log\n" + log());
        }
        return Integer.parseInt(line.group(1));
    }

    @Override
    public String mount() {
        return mount;
    }

    @Override
    public String log() {
        try {
            return new String(Files.readAllBytes(output), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders that servlets have copied parts of their WARs to. */
    final List<Path> copies() {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.getFileName().toString().startsWith("wsgilet-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!Programs.end(process, PATIENCE)) {
            throw new AssertionError("the container still runs " + PATIENCE + " after SIGTERM\n" + log());
        }
    }
}
