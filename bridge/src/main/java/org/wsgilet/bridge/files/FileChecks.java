package org.wsgilet.bridge.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyString;
import org.python.core.io.BufferedIOBase;
import org.python.core.io.IOBase;

/** What a file object does not do. Called by the changed classes of Jython's files. */
public final class FileChecks {

    private FileChecks() {}

    public static void checkReadable(IOBase file) {
        if (!file.readable()) {
            throw new PyException(Py.IOError, "File not open for reading");
        }
    }

    public static void checkWritable(IOBase file) {
        if (!file.writable()) {
            throw new PyException(Py.IOError, "File not open for writing");
        }
    }

    /** The error of {@code execfile()}. */
    public static PyException notRead(IOException e, String name) {
        return BzName.error(new PyString(name));
    }

    /** Reads once. After an error there is in the buffer what was read before it, no more. */
    public static int read1(BufferedIOBase file, ByteBuffer bytes) {
        try {
            return file.read1(bytes);
        } catch (RuntimeException e) {
            bytes.flip();
            throw e;
        }
    }

    /** Reads as much as there is room for, so. */
    public static int readinto(BufferedIOBase file, ByteBuffer bytes) {
        try {
            return file.readinto(bytes);
        } catch (RuntimeException e) {
            bytes.flip();
            throw e;
        }
    }
}
