package org.wsgilet.bridge.files;

import java.io.Flushable;
import java.nio.ByteBuffer;
import org.python.core.PyException;
import org.python.core.io.BufferedWriter;
import org.python.core.io.RawIOBase;

/**
 * The buffer of a file that is written to, known to {@link Unwritten} while it holds bytes. Other threads may flush it.
 */
public final class PromptWriter extends BufferedWriter implements Flushable {

    private final boolean isPrompt;

    public PromptWriter(RawIOBase raw, int size) {
        super(raw, size);
        // What is written to a pipe may have to wait for its reader.
        isPrompt = raw instanceof DiskFile file && file.isRegular();
    }

    @Override
    public synchronized int write(ByteBuffer bytes) {
        boolean had = buffered();
        int written = super.write(bytes);
        if (isPrompt && !had && buffered()) {
            Unwritten.add(this);
        }
        return written;
    }

    @Override
    protected int readinto(ByteBuffer bytes, boolean buffered) {
        checkClosed();
        checkReadable(); // which raises
        return -1;
    }

    @Override
    public synchronized void flush() {
        if (isPrompt && buffered()) {
            Unwritten.remove(this);
            if (closed()) {
                buffer.clear();
                return;
            }
        }
        try {
            super.flush();
        } catch (PyException e) {
            buffer.compact(); // what is not written stays for the next attempt, which is told why not
            throw e;
        }
    }

    @Override
    public synchronized long tell() {
        return super.tell();
    }

    @Override
    public synchronized long seek(long pos, int whence) {
        return super.seek(pos, whence);
    }

    @Override
    public synchronized long truncate(long size) {
        return super.truncate(size);
    }

    @Override
    public synchronized void close() {
        if (closed()) {
            return;
        }
        try {
            flush();
        } finally {
            buffer.clear();
            super.close();
        }
    }
}
