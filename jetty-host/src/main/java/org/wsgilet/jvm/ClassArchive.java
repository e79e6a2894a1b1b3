package org.wsgilet.jvm;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of class data that later starts take their classes from, already read and checked. The script {@code wsgilet}
 * names the file, and gives it to the JVM if it is there and {@code FILE.jars} says that it is of these jars. The second
 * line of that is how many classes the server had that made it.
 */
public final class ClassArchive {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    private static final String FILE = "wsgilet.archive";

    /** What the script makes of the jars' sizes and contents. */
    private static final String JARS = "wsgilet.archive.jars";

    /** After the start, which is to have the processors for itself, with the classes of the first requests. */
    private static final int DELAY_SECONDS = 5;

    /** An archive is made anew by a server with so many times the classes: that of a small application is there first. */
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
        boolean ofTheseJars = lines.size() == 2 && lines.get(0).equals(System.getProperty(JARS));
        return ofTheseJars ? Long.parseLong(lines.get(1)) : 0;
    }

    private static Path mark(Path file) {
        return Path.of(file + ".jars");
    }

    private static void make(Path file, long classes) throws IOException, JMException {
        Files.createDirectories(file.getParent());
        Set<Path> others = outputFiles();
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try {
            DiagnosticCommand.run("vmCds", "static_dump", part.toString());
            if (Files.size(part) > 0) {
                Files.deleteIfExists(file); // never an archive beside the mark of another
                Files.write(mark(file), List.of(System.getProperty(JARS), Long.toString(classes)));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(part);
            for (Path output : outputFiles()) {
                if (!others.contains(output)) {
                    Files.deleteIfExists(output);
                }
            }
        }
    }

    /** What the process that dumps prints goes to files in the working directory, named after that process. */
    private static Set<Path> outputFiles() throws IOException {
        Set<Path> files = new HashSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(""), "java_pid*_std{out,err}")) {
            found.forEach(files::add);
        }
        return files;
    }
}
