package org.wsgilet.bridge.files;

import java.nio.ByteBuffer;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.io.BufferedIOBase;

/**
 * Reads as many bytes as are asked for, as {@code fread()} of C does: fewer are the end of the file, or all that can be
 * read without waiting where the file does not wait. Called by changed classes of Jython's files.
 */
public final class WholeRead {

    private WholeRead() {}

    /** @param size of what is wanted, 0 or more */
    public static ByteBuffer read(BufferedIOBase file, int size) {
        ByteBuffer first = file.read(size);
        if (first.remaining() == size || !first.hasRemaining()) {
            return first;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).put(first);
        readinto(file, bytes);
        return bytes.flip();
    }

    /**
     * Fills a buffer, which may have bytes already.
     *
     * @return how many were added
     */
    public static int readinto(BufferedIOBase file, ByteBuffer bytes) {
        int start = bytes.position();
        while (bytes.hasRemaining()) {
            ByteBuffer more = next(file, bytes);
            if (!more.hasRemaining()) {
                break;
            }
            bytes.put(more);
        }
        return bytes.position() - start;
    }

    private static ByteBuffer next(BufferedIOBase file, ByteBuffer read) {
        try {
            return file.read(read.remaining());
        } catch (PyException e) {
            if (read.position() > 0 && isWithoutWaiting(e)) {
                return ByteBuffer.allocate(0);
            }
            throw e;
        }
    }

    private static boolean isWithoutWaiting(PyException e) {
        e.normalize();
        PyObject errno = e.value.__findattr__("errno");
        return errno != null && errno.isIndex() && errno.asInt() == Errors.EAGAIN;
    }
}
