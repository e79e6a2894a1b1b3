package org.wsgilet.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.jvm.DiagnosticCommand;

/**
 * The archive of class data that later starts take their classes from, already read and checked. The script {@code wsgilet}
 * names the file to make, unless it is there already and given to the JVM.
 */
final class ClassArchive {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    private static final String TO_MAKE = "wsgilet.archive";

    /** What the script makes of the jars' sizes and contents. */
    private static final String JARS = "wsgilet.archive.jars";

    /** After the start, which is to have the processors for itself, with the classes of the first requests. */
    private static final int DELAY_SECONDS = 5;

    private ClassArchive() {}

    /** Returns at once. What goes wrong is no reason to disturb the server: the next start is slower, that is all. */
    static void makeInBackground() {
        String file = System.getProperty(TO_MAKE);
        if (file != null && !file.isEmpty()) {
            Executor thread = task -> {
                Thread daemon = new Thread(task, "wsgilet-archive");
                daemon.setDaemon(true);
                daemon.start();
            };
            CompletableFuture.runAsync(
                    () -> make(Path.of(file)),
                    CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS, thread));
        }
    }

    private static void make(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Set<Path> others = outputFiles();
            Path part =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            try {
                DiagnosticCommand.run("vmCds", "static_dump", part.toString());
                if (Files.size(part) > 0) {
                    Files.deleteIfExists(file); // never an archive beside the mark of another
                    Files.writeString(Path.of(file + ".jars"), System.getProperty(JARS));
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
        } catch (IOException | JMException | RuntimeException e) {
            log.debug("no archive of class data", e);
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
