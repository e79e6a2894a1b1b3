package org.wsgilet.bridge.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import org.python.core.PyException;
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
public final class StandardStreams {

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
            flush(stream);
            if (field(TextIOBase.class, "bufferedIO").get(text(stream)) instanceof BufferedIOMixin buffer) {
                field(BufferedIOMixin.class, "rawIO").set(buffer, raw == null ? new Closed(number == 0) : raw);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A stream that was closed by itself stays so.
        }
    }

    /**
     * Makes an IOError of what cannot be written, in the process of a program. {@code System.out} keeps that to itself: a
     * program whose reader had left went on for ever, and one whose disk was full ended as if all had been written.
     */
    public static void tellErrors() {
        Descriptors.replace(1, new StreamIO(new ProcessOutput(1, FileDescriptor.out, System.out), false));
        Descriptors.replace(2, new StreamIO(new ProcessOutput(2, FileDescriptor.err, System.err), false));
    }

    private static void flush(PyFile stream) {
        try {
            stream.flush();
        } catch (PyException e) {
            // What the file before did not take is written to the next one, or lost with it.
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
        if (stream.writable() && stream.asOutputStream() instanceof ProcessOutput output) {
            return output.number == number;
        }
        return switch (number) {
            case 0 -> stream.readable() && stream.asInputStream() == System.in;
            case 1 -> stream.writable() && stream.asOutputStream() == System.out;
            default -> stream.writable() && stream.asOutputStream() == System.err;
        };
    }

    /** A standard stream of the process, in order with what Java code prints. */
    private static final class ProcessOutput extends FileOutputStream {

        private final int number;
        private final PrintStream ofJava;

        ProcessOutput(int number, FileDescriptor descriptor, PrintStream ofJava) {
            super(descriptor);
            this.number = number;
            this.ofJava = ofJava;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            ofJava.flush();
            try {
                super.write(bytes, offset, length);
            } catch (IOException e) {
                throw Errors.io(Errors.errno(e), null);
            }
        }
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
