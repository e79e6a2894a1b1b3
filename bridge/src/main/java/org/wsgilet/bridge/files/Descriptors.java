package org.wsgilet.bridge.files;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.io.RawIOBase;

/**
 * The numbers of open files, pipes and sockets of an interpreter. Java's have none that others may see: a file gets
 * one, the lowest that is free, when its number is asked for. 0, 1 and 2 are the standard streams.
 */
public final class Descriptors {

    private static final Map<PySystemState, Descriptors> tables = Collections.synchronizedMap(new WeakHashMap<>());

    /** By number: a file, a WeakReference to one that a file object holds, or null. */
    private Object[] files = new Object[64];

    private Descriptors() {}

    private static Descriptors current() {
        PySystemState sys = Py.getSystemState();
        Descriptors table = tables.get(sys);
        return table != null ? table : tables.computeIfAbsent(sys, key -> standard(key));
    }

    private static Descriptors standard(PySystemState sys) {
        Descriptors table = new Descriptors();
        for (int number = 0; number < StandardStreams.COUNT; number++) {
            table.files[number] = StandardStreams.raw(sys, number);
        }
        return table;
    }

    /** To be called when an interpreter ends. */
    public static void forgetAll(PySystemState sys) {
        tables.remove(sys);
    }

    /**
     * The number of what a file object holds: it is free again when that is closed, or nobody holds the file object.
     */
    public static PyObject number(Object file) {
        if (file instanceof DiskFile disk && disk.isGone()) {
            return disk.goneNumber();
        }
        return new PyInteger(current().numberOf(file, true));
    }

    /** The number of a file that stays open until {@code os.close}. */
    static PyObject held(Object file) {
        return new PyInteger(current().numberOf(file, false));
    }

    /** From now on a file object holds it. */
    static void release(RawIOBase file) {
        current().numberOf(file, true);
    }

    private synchronized int numberOf(Object file, boolean weak) {
        int free = -1;
        for (int number = 0; number < files.length; number++) {
            Object other = get(number);
            if (other == file) {
                if (weak && number >= StandardStreams.COUNT) {
                    files[number] = new WeakReference<>(file);
                }
                return number;
            }
            if (other == null && free < 0 && number >= StandardStreams.COUNT) {
                free = number;
            }
        }
        if (free < 0) {
            free = files.length;
        }
        put(free, weak ? new WeakReference<>(file) : file);
        return free;
    }

    private synchronized void put(int number, Object file) {
        if (number >= files.length) {
            files = Arrays.copyOf(files, Math.max(number + 1, 2 * files.length));
        }
        files[number] = file;
    }

    /** Null if there is none, or it is closed. */
    private synchronized Object get(int number) {
        if (number < 0 || number >= files.length) {
            return null;
        }
        Object file = files[number] instanceof WeakReference<?> reference ? reference.get() : files[number];
        return file instanceof RawIOBase raw && isClosed(raw) ? null : file;
    }

    private static boolean isClosed(RawIOBase raw) {
        return raw.closed() || raw instanceof DiskFile file && file.isGone();
    }

    /**
     * What is behind a descriptor: a RawIOBase, or Python's object of a socket.
     *
     * @param fd a number, a file as Java has it, or an object with a method {@code fileno}
     * @throws PyException OSError EBADF if there is none; TypeError for what is no descriptor
     */
    public static Object file(PyObject fd) {
        Object file = fileOrNull(fd);
        if (file == null) {
            throw Errors.os(Errors.EBADF);
        }
        return file;
    }

    private static Object fileOrNull(PyObject fd) {
        if (fd instanceof PyInteger || fd instanceof PyLong) {
            return current().get(fd.asInt());
        }
        Object java = fd.__tojava__(RawIOBase.class);
        if (java != Py.NoConversion) {
            return isClosed((RawIOBase) java) ? null : java;
        }
        if (fd.isIndex()) {
            return current().get(fd.asIndex());
        }
        throw Py.TypeError("an integer is required");
    }

    /** As {@code io.FileIO} asks a descriptor what it is: also a number. */
    public static Object toJava(PyObject object, Class<?> type) {
        if (object instanceof PyFloat) {
            throw Py.TypeError("integer argument expected, got float");
        }
        if (object instanceof PyInteger || object instanceof PyLong) {
            if (object.asInt() < 0) {
                throw Py.ValueError("negative file descriptor");
            }
            Object file = current().get(object.asInt());
            if (file == null) {
                throw Errors.os(Errors.EBADF);
            }
            if (file instanceof OpenFolder) {
                throw Errors.io(Errors.EISDIR, object);
            }
            return file;
        }
        return object.__tojava__(type);
    }

    /** Puts a file at a number; what was there is closed. */
    static void replace(int number, Object file) {
        Descriptors table = current();
        Object before = table.get(number);
        table.set(number, file);
        if (before instanceof RawIOBase raw) {
            raw.close();
        }
    }

    static void remove(PyObject fd) {
        if (fd instanceof PyInteger) {
            Descriptors table = current();
            if (table.get(fd.asInt()) != null) {
                table.set(fd.asInt(), null);
            }
        }
    }

    private void set(int number, Object file) {
        put(number, file);
        if (number < StandardStreams.COUNT) {
            StandardStreams.redirect(Py.getSystemState(), number, file instanceof RawIOBase raw ? raw : null);
        }
    }

    /**
     * What a child process gets as a standard stream of its own.
     *
     * @param number 0, 1 or 2
     * @param file what it was told to use, or null for that of this process
     * @return null if it inherits the JVM's
     */
    public static RawIOBase ofChild(int number, RawIOBase file) {
        RawIOBase raw = file == null && current().get(number) instanceof RawIOBase own ? own : file;
        return StandardStreams.isInherited(raw, number) ? null : raw;
    }

    /** To be called when a socket is closed: its number is free again. */
    public static void forget(PyObject socket) {
        Descriptors table = current();
        for (int number : numbers(StandardStreams.COUNT, Integer.MAX_VALUE)) {
            if (table.get(number) == socket) {
                table.put(number, null);
            }
        }
    }

    /** The numbers in use, from low to high. */
    static int[] numbers(int low, int high) {
        Descriptors table = current();
        return java.util.stream.IntStream.range(Math.max(0, low), Math.min(high, table.files.length))
                .filter(number -> table.get(number) != null)
                .toArray();
    }
}
