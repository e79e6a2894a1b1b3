package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command {@code wsgilet} as a child process; its output goes to files, so that it never blocks. */
final class Cli implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("(?m)^Listening on \\S+\\n");
    private static final Pattern PORT = Pattern.compile("(?m)^Listening on https?://\\S*:(\\d+)/?\\n");
    private static final long PATIENCE = 300;
    /** A process that lives for seconds pays for the optimizing compiler and gets nothing back. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";
    /** Of several frameworks at once, on a machine that does other things. */
    private static final Duration START = Duration.ofSeconds(120);

    private final List<String> command;
    private final Process process;
    private final Path out;
    private final Path err;

    private Cli(List<String> command, Process process, Path out, Path err) {
        this.command = command;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** {@code wsgilet serve ARGUMENTS} on a free port. */
    static Cli serve(List<String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "--bind", "127.0.0.1:0"));
        all.addAll(List.of(arguments));
        return start(Project.ROOT, environment, all.toArray(String[]::new));
    }

    /** The same for the application of a folder, once it listens. */
    static Cli serveIn(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--chdir", folder.toString()));
        Cli cli = serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }

    /** Starts {@code wsgilet} with the variables (NAME=VALUE) added to its environment. */
    static Cli start(Path directory, List<String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Project.COMMAND.toString()));
        command.addAll(List.of(arguments));
        return startProgram(directory, environment, command);
    }

    /** Starts what runs {@code wsgilet} in another way, such as {@code java -jar}. */
    static Cli startProgram(Path directory, List<String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(Temporary.FOLDER, "wsgilet-out", ".txt");
            Path err = Files.createTempFile(Temporary.FOLDER, "wsgilet-err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> variables = builder.environment();
            variables.put("JAVA_HOME", System.getProperty("java.home"));
            variables.put("TMPDIR", Temporary.FOLDER.toString());
            variables.remove("JAVA_TOOL_OPTIONS");
            variables.put("WSGILET_JAVA_OPTS", SHORT_LIVED);
            environment.forEach(pair -> variables.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
            return new Cli(command, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the command has said that it listens on each address that its options name. */
    void awaitListening() {
        long addresses = command.stream()
                .filter(option -> option.equals("--bind") || option.equals("--redirect-http"))
                .count();
        Await.until("lines \"Listening on\"", START, () -> !process.isAlive() || listening() >= Math.max(1, addresses));
        if (listening() == 0) {
            throw new AssertionError("wsgilet exited with " + process.exitValue() + "\n" + out() + err());
        }
    }

    private long listening() {
        return LISTENING.matcher(out()).results().count();
    }

    /** The ports that the command says it listens on, in the order it was told to. */
    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (Matcher line = PORT.matcher(out()); line.find(); ) {
            ports.add(Integer.valueOf(line.group(1)));
        }
        return ports;
    }

    /** Waits for the command to end by itself. */
    int exitCode() {
        return exitCode(Duration.ofSeconds(PATIENCE));
    }

    int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), SECONDS)) {
                throw new AssertionError("wsgilet still runs after " + patience + "\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The resident memory of the process, in bytes. */
    long resident() {
        return status("VmRSS:") << 10;
    }

    long threads() {
        return status("Threads:");
    }

    private long status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            String line =
                    lines.filter(status -> status.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many sockets the process has open, listening ones among them. */
    long sockets() {
        File[] descriptors = new File("/proc/" + pid() + "/fd").listFiles();
        return Stream.of(descriptors)
                .filter(descriptor -> target(descriptor).startsWith("socket:"))
                .count();
    }

    private static String target(File descriptor) {
        try {
            return Files.readSymbolicLink(descriptor.toPath()).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Several times, as finalizers and weak references take theirs. */
    void collectGarbage() {
        for (int i = 0; i < 3; i++) {
            jcmd("GC.run");
        }
    }

    /** What that diagnostic command of the JVM prints. */
    String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid() + "", command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
            assertThat(jcmd.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the signal as a terminal or a service manager would. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, process.pid() + "")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the command as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        process.destroy();
        exitCode();
    }
}
