package org.wsgilet.bridge.files;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import org.python.core.PyFile;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.io.BufferedIOMixin;
import org.python.core.io.RawIOBase;
import org.python.core.io.StreamIO;
import org.python.core.io.TextIOBase;

/**
 * What is behind {@code sys.stdin}, {@code stdout} and {@code stderr}: their file objects use what has their number.
 */
final class StandardStreams {

    static final int COUNT = 3;

    private StandardStreams() {}

    private static PyObject file(PySystemState sys, int number) {
        return switch (number) {
            case 0 -> sys.__stdin__;
            case 1 -> sys.__stdout__;
            default -> sys.__stderr__;
        };
    }

    /** Null if it is no file of Jython's. */
    static RawIOBase raw(PySystemState sys, int number) {
        if (!(file(sys, number) instanceof PyFile stream)) {
            return null;
        }
        try {
            return text(stream).fileno();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** Lets the file object of a number read or write another file; with null, it fails until it gets one. */
    static void redirect(PySystemState sys, int number, RawIOBase raw) {
        if (!(file(sys, number) instanceof PyFile stream)) {
            return;
        }
        try {
            stream.flush();
            if (field(TextIOBase.class, "bufferedIO").get(text(stream)) instanceof BufferedIOMixin buffer) {
                field(BufferedIOMixin.class, "rawIO").set(buffer, raw == null ? new Closed(number == 0) : raw);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A stream that was closed by itself stays so.
        }
    }

    private static TextIOBase text(PyFile stream) throws ReflectiveOperationException {
        return (TextIOBase) field(PyFile.class, "file").get(stream);
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Whether that is the JVM's own stream of that number, which its children inherit. */
    static boolean isInherited(RawIOBase raw, int number) {
        if (!(raw instanceof StreamIO stream)) {
            return false;
        }
        return switch (number) {
            case 0 -> stream.readable() && stream.asInputStream() == System.in;
            case 1 -> stream.writable() && stream.asOutputStream() == System.out;
            default -> stream.writable() && stream.asOutputStream() == System.err;
        };
    }

    /** A number that has no file: "Bad file descriptor", while the file object is still open. */
    private static final class Closed extends RawIOBase {

        private final boolean reads;

        Closed(boolean reads) {
            this.reads = reads;
        }

        @Override
        public int readinto(ByteBuffer bytes) {
            throw Errors.io(Errors.EBADF, null);
        }

        @Override
        public int write(ByteBuffer bytes) {
            throw Errors.io(Errors.EBADF, null);
        }

        @Override
        public boolean readable() {
            return reads;
        }

        @Override
        public boolean writable() {
            return !reads;
        }

        @Override
        public Channel getChannel() {
            return null;
        }
    }
}
