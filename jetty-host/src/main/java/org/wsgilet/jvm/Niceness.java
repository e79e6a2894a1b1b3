package org.wsgilet.jvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import com.kenai.jffi.Function;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.wsgilet.bridge.jython.NativePosix;

/**
 * How far threads step back for others that want a processor. On Linux each thread has a niceness of its own, which
 * those that it starts begin with (nice(2), "C library/kernel differences"); elsewhere it is one of the process.
 */
final class Niceness {

    private static final Path THREADS = Path.of("/proc/self/task");

    /** {@code PRIO_PROCESS} of setpriority(2): on Linux one thread. */
    private static final int ONE = 0;

    /** The system's name of a thread has room for 15 bytes. Of a longer one it is the begin, or this much and the end. */
    private static final int KEPT_OF_NAME = 7;

    private final Function setPriority = new Function(
            Library.getDefault().getSymbolAddress("setpriority"), Type.SINT, Type.SINT, Type.UINT, Type.SINT);

    private final int value;

    private Niceness(int value) {
        this.value = value;
    }

    /**
     * Has all threads that run Java code step back for the JVM's own, which compile and collect. They come forward
     * again only by a privilege.
     *
     * @param value 0 to 19, where threads have 0 by themselves
     * @throws IllegalStateException where native functions are not for this system
     * @throws LinkageError where they cannot be loaded
     */
    static void ofJavaThreads(int value) {
        if (!NativePosix.isLoadable()) {
            throw new IllegalStateException("native libraries are not for this system");
        }
        Set<String> names = javaThreads().map(Niceness::kept).collect(toSet());
        Niceness niceness = new Niceness(value);
        try (Stream<Path> threads = Files.list(THREADS)) {
            threads.filter(thread -> names.contains(kept(name(thread)))).forEach(niceness::set);
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

    private void set(Path thread) {
        HeapInvocationBuffer arguments = new HeapInvocationBuffer(setPriority);
        arguments.putInt(ONE);
        arguments.putInt(Integer.parseInt(thread.getFileName().toString()));
        arguments.putInt(value);
        Invoker.getInstance().invokeInt(setPriority, arguments);
    }
}
