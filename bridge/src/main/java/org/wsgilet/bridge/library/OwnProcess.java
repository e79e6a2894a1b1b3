package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.kenai.jffi.Function;
import com.kenai.jffi.HeapInvocationBuffer;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.LastError;
import com.kenai.jffi.Library;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the C library changes of this process: its user, its groups, its program and how far its threads step back.
 * Strings are bytes, one in each character. Each method returns 0, or the number of the error.
 */
public final class OwnProcess {

    private static final MemoryIO memory = MemoryIO.getInstance();

    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int POINTER_BYTES = 8;

    /** Which for setpriority(2) on Linux is one thread. */
    private static final int PRIO_PROCESS = 0;

    private static final int GROUP_BYTES = 4;

    private OwnProcess() {}

    /** Calls one of {@code setuid}, {@code setresgid} and the like: user_ids(7). All threads of the JVM change. */
    public static int setIds(String function, long... ids) {
        return call(function, ids);
    }

    /** setgroups(2) */
    public static int setGroups(long... groups) {
        long list = memory.allocateMemory(Math.max(1, groups.length) * (long) GROUP_BYTES, true);
        try {
            for (int i = 0; i < groups.length; i++) {
                memory.putInt(list + (long) i * GROUP_BYTES, (int) groups[i]);
            }
            return call("setgroups", groups.length, list);
        } finally {
            memory.freeMemory(list);
        }
    }

    /** initgroups(3) */
    public static int initGroups(String user, long group) {
        List<Long> allocated = new ArrayList<>();
        try {
            return call("initgroups", text(user, allocated), group);
        } finally {
            allocated.forEach(memory::freeMemory);
        }
    }

    /**
     * Becomes another program: execve(2), which returns only if it fails. The JVM's files are closed by it, all but the
     * standard ones, and the signals that the JVM blocks are unblocked.
     */
    public static int execute(String path, String[] arguments, String[] variables) {
        closeFilesAtExecution();
        List<Long> allocated = new ArrayList<>();
        long none = allocate(SIGNAL_SET_BYTES, allocated);
        long before = allocate(SIGNAL_SET_BYTES, allocated);
        try {
            call("pthread_sigmask", SIG_SETMASK, none, before);
            int error = call("execve", text(path, allocated), texts(arguments, allocated), texts(variables, allocated));
            call("pthread_sigmask", SIG_SETMASK, before, 0);
            return error;
        } finally {
            allocated.forEach(memory::freeMemory);
        }
    }

    private static void closeFilesAtExecution() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            open.mapToInt(file -> Integer.parseInt(file.getFileName().toString()))
                    .filter(descriptor -> descriptor > 2)
                    .forEach(descriptor -> call("fcntl", descriptor, F_SETFD, FD_CLOEXEC));
        } catch (IOException e) {
            // There is no /proc: the other program gets files that it does not know of.
        }
    }

    private static long allocate(long size, List<Long> allocated) {
        long address = memory.allocateMemory(size, true);
        allocated.add(address);
        return address;
    }

    /**
     * setpriority(2) of one thread, on Linux.
     *
     * @param thread its number in the system
     */
    public static int setNiceness(long thread, int niceness) {
        return call("setpriority", PRIO_PROCESS, thread, niceness);
    }

    private static long text(String text, List<Long> allocated) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        long address = allocate(bytes.length + 1L, allocated);
        memory.putZeroTerminatedByteArray(address, bytes, 0, bytes.length);
        return address;
    }

    /** An array of pointers, null behind the last. */
    private static long texts(String[] texts, List<Long> allocated) {
        long array = allocate((texts.length + 1L) * POINTER_BYTES, allocated);
        for (int i = 0; i < texts.length; i++) {
            memory.putAddress(array + (long) i * POINTER_BYTES, text(texts[i], allocated));
        }
        return array;
    }

    private static int call(String name, long... arguments) {
        long address = Library.getDefault().getSymbolAddress(name);
        Type[] types = Collections.nCopies(arguments.length, Type.SLONG).toArray(Type[]::new);
        Function function = new Function(address, Type.SINT, types);
        HeapInvocationBuffer buffer = new HeapInvocationBuffer(function);
        Arrays.stream(arguments).forEach(buffer::putLong);
        return Invoker.getInstance().invokeInt(function, buffer) == -1
                ? LastError.getInstance().get()
                : 0;
    }
}
