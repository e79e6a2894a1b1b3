package org.wsgilet.jvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.wsgilet.bridge.library.OwnProcess;

/**
 * How far threads step back for others that want a processor. On Linux each thread has a niceness of its own, which
 * those that it starts begin with (nice(2), "C library/kernel differences"); elsewhere it is one of the process.
 */
final class Niceness {

    private static final Path THREADS = Path.of("/proc/self/task");

    /** The system's name of a thread has room for 15 bytes. Of a longer one it is the begin, or this much and the end. */
    private static final int KEPT_OF_NAME = 7;

    private Niceness() {}

    /**
     * Has all threads that run Java code step back for the JVM's own, which compile and collect. They come forward
     * again only by a privilege.
     *
     * @param value 0 to 19, where threads have 0 by themselves
     * @throws LinkageError where native functions cannot be called
     */
    static void ofJavaThreads(int value) {
        Set<String> names = javaThreads().map(Niceness::kept).collect(toSet());
        try (Stream<Path> threads = Files.list(THREADS)) {
            threads.filter(thread -> names.contains(kept(name(thread))))
                    .forEach(thread -> OwnProcess.setNiceness(number(thread), value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all threads but those that the JVM has for itself, which are in the topmost group. */
    private static Stream<byte[]> javaThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null && group.getParent().getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[2 * group.activeCount()];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count).map(thread -> thread.getName().getBytes(UTF_8));
    }

    private static byte[] name(Path thread) {
        try {
            return Files.readAllBytes(thread.resolve("comm"));
        } catch (IOException ended) {
            return new byte[0];
        }
    }

    private static String kept(byte[] name) {
        return new String(name, 0, Math.min(name.length, KEPT_OF_NAME), ISO_8859_1).strip();
    }

    private static long number(Path thread) {
        return Long.parseLong(thread.getFileName().toString());
    }
}
