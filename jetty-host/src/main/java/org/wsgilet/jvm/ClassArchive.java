package org.wsgilet.jvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of class data that later starts take their classes from, already read and checked. The script
 * {@code wsgilet} names the file, and gives it to the JVM if it is there and {@code FILE.jars} says that it is of these
 * jars. The second line of that is how many classes the server had that made it, the third the size of the file: a JVM
 * does not start with an archive that is cut short.
 */
public final class ClassArchive {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    private static final String FILE = "wsgilet.archive";

    /** What the script makes of the jars' sizes and contents. */
    private static final String JARS = "wsgilet.archive.jars";

    private static final int MARK_LINES = 3;
    private static final String PART = ".part";

    /** No archive takes so long. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    /** What is being made; null for nothing. */
    private static volatile Path making;

    /** After the start, which is to have the processors for itself, with the classes of the first requests. */
    private static final int DELAY_SECONDS = 5;

    /**
     * An archive is made anew by a server with so many times the classes: that of a small application is there first.
     */
    private static final double MORE_CLASSES = 1.1;

    private ClassArchive() {}

    /**
     * Returns at once; makes the archive if there is none, or one of far fewer classes. What goes wrong is no reason to
     * disturb the server: the next start is slower, that is all.
     */
    public static void makeInBackground() {
        String file = System.getProperty(FILE);
        if (file != null && !file.isEmpty()) {
            Executor thread = task -> {
                Thread daemon = new Thread(task, "wsgilet-archive");
                daemon.setDaemon(true);
                daemon.start();
            };
            CompletableFuture.runAsync(
                    () -> makeIfWorthIt(Path.of(file)),
                    CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS, thread));
        }
    }

    private static void makeIfWorthIt(Path file) {
        long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        try {
            if (classes > MORE_CLASSES * classesInArchive(file)) {
                make(file, classes);
            }
        } catch (IOException | JMException | RuntimeException e) {
            log.debug("no archive of class data", e);
        }
    }

    private static long classesInArchive(Path file) throws IOException {
        Path mark = mark(file);
        if (!Files.exists(file) || !Files.exists(mark)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(mark);
        boolean isUsable = lines.size() == MARK_LINES
                && lines.get(0).equals(System.getProperty(JARS))
                && lines.get(2).equals(Long.toString(Files.size(file)))
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(mark)) <= 0;
        return isUsable ? Long.parseLong(lines.get(1)) : 0;
    }

    private static Path mark(Path file) {
        return Path.of(file + ".jars");
    }

    private static void make(Path file, long classes) throws IOException, JMException {
        Files.createDirectories(file.getParent());
        deleteAbandoned(file);
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), PART);
        making = part;
        try {
            dump(part);
            if (Files.size(part) > 0) {
                sync(part);
                Path mark = Files.write(Path.of(part + ".jars"), mark(part, classes));
                sync(mark);
                Files.move(part, file, ATOMIC_MOVE); // until its own mark is there its size or time is wrong
                Files.setLastModifiedTime(mark, FileTime.from(Instant.now()));
                Files.move(mark, mark(file), ATOMIC_MOVE);
            }
        } finally {
            making = null;
            deleteAllOf(part);
        }
    }

    /** What servers left that were killed while they made an archive. */
    private static void deleteAbandoned(Path file) throws IOException {
        Instant longAgo = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(file.getParent(), file.getFileName() + "*" + PART + "*")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(longAgo)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static List<String> mark(Path archive, long classes) throws IOException {
        return List.of(System.getProperty(JARS), Long.toString(classes), Long.toString(Files.size(archive)));
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The JDK prints a line about it to standard output, where the access log may be. */
    private static void dump(Path part) throws JMException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(out, true) {
            @Override
            public void println(String line) {
                if (line == null || !line.contains(part.toString())) {
                    super.println(line);
                }
            }
        });
        try {
            DiagnosticCommand.run("vmCds", "static_dump", part.toString());
        } finally {
            System.setOut(out);
        }
    }

    /** Ends the making of an archive, and leaves nothing of it behind. To be called when the server stops. */
    public static void stop() {
        Path part = making;
        if (part == null) {
            return;
        }
        ProcessHandle.current()
                .children()
                .filter(child -> isMaking(child, part))
                .forEach(child -> {
                    child.destroyForcibly();
                    child.onExit().join();
                });
        try {
            deleteAllOf(part);
        } catch (IOException e) {
            log.debug("{} is left", part, e);
        }
    }

    private static boolean isMaking(ProcessHandle child, Path part) {
        try {
            return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"), ISO_8859_1)
                    .contains(part.toString());
        } catch (IOException e) {
            return false; // it has ended, or this is no Linux
        }
    }

    /** With what the JDK makes beside it, and what the process that dumps has printed, in the working directory. */
    private static void deleteAllOf(Path part) throws IOException {
        String name = part.getFileName().toString();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                part.getParent(), file -> file.getFileName().toString().startsWith(name))) {
            for (Path file : found) {
                Files.deleteIfExists(file);
            }
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(""), "java_pid*_std{out,err}*")) {
            for (Path output : found) {
                if (Files.readString(output, ISO_8859_1).contains(name)) { // the command comes first
                    Files.deleteIfExists(output);
                }
            }
        }
    }
}
