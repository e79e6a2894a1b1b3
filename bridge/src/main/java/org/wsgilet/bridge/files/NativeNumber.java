package org.wsgilet.bridge.files;

import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import org.python.core.PyException;

/**
 * The system's own number of an open file, which the JVM keeps to itself unless it was started with {@code --add-opens}
 * for {@code java.io} and {@code sun.nio.ch}, as the command {@code wsgilet} does.
 */
final class NativeNumber {

    private static final Field NUMBER = field(FileDescriptor.class, "fd");

    private static volatile Field descriptor;

    private NativeNumber() {}

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // a JVM that was not told to, or has another class
        }
    }

    /** -1 if it cannot be told. */
    static int of(FileChannel channel) {
        try {
            return NUMBER == null ? -1 : NUMBER.getInt(descriptor(channel));
        } catch (ReflectiveOperationException | PyException e) {
            return -1;
        }
    }

    /** @throws PyException OSError EBADF if it cannot be told */
    static FileDescriptor descriptor(FileChannel channel) {
        Field known = descriptor;
        if (known == null) {
            known = descriptor = field(channel.getClass(), "fd");
        }
        try {
            if (known != null) {
                return (FileDescriptor) known.get(channel);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // as below
        }
        throw Errors.os(Errors.EBADF);
    }
}
