package org.wsgilet.bridge.files;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.util.concurrent.atomic.AtomicBoolean;
import org.python.core.Py;
import org.python.core.ThreadState;
import org.python.core.io.RawIOBase;

/**
 * An end of {@code os.pipe}. Both are in this process, as the JVM hands none to others; a buffer between them, in place
 * of the system's, can be asked whether it is ready, and need not block.
 */
final class PipeEnd extends RawIOBase implements ByteChannel {

    private static final int CAPACITY = 65536; // Linux's

    private final Buffer pipe;
    private final boolean reads;

    /** Copies of a descriptor share it, as what {@code fcntl} sets is of the open file. */
    private final AtomicBoolean isBlocking;

    private PipeEnd(Buffer pipe, boolean reads, AtomicBoolean isBlocking) {
        this.pipe = pipe;
        this.reads = reads;
        this.isBlocking = isBlocking;
        pipe.opened(reads);
    }

    /** The end to read and the end to write. */
    static PipeEnd[] pair() {
        Buffer pipe = new Buffer();
        return new PipeEnd[] {
            new PipeEnd(pipe, true, new AtomicBoolean(true)), new PipeEnd(pipe, false, new AtomicBoolean(true))
        };
    }

    PipeEnd duplicate() {
        checkClosed();
        return new PipeEnd(pipe, reads, isBlocking);
    }

    /** Whether reading or writing would not block. */
    boolean isReady() {
        return reads ? pipe.isReadable() : pipe.isWritable();
    }

    boolean isHungUp() {
        return reads ? pipe.writers == 0 : pipe.readers == 0;
    }

    void setBlocking(boolean isBlocking) {
        this.isBlocking.set(isBlocking);
    }

    boolean isBlocking() {
        return isBlocking.get();
    }

    @Override
    public int readinto(ByteBuffer bytes) {
        checkDescriptor();
        checkReadable();
        return pipe.read(bytes, isBlocking.get());
    }

    @Override
    public int write(ByteBuffer bytes) {
        checkDescriptor();
        checkWritable();
        return pipe.write(bytes, isBlocking.get());
    }

    /** A file over it may be open still, whose descriptor {@code os.close} has closed. */
    private void checkDescriptor() {
        if (closed()) {
            throw Errors.io(Errors.EBADF, null);
        }
    }

    @Override
    public long seek(long pos, int whence) {
        throw Errors.io(Errors.ESPIPE, null);
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
    public synchronized void close() {
        if (!closed()) {
            super.close();
            pipe.closed(reads);
        }
    }

    @Override
    public Channel getChannel() {
        return null;
    }

    @Override
    public InputStream asInputStream() {
        return Channels.newInputStream(this);
    }

    @Override
    public OutputStream asOutputStream() {
        return Channels.newOutputStream(this);
    }

    @Override
    public int read(ByteBuffer bytes) {
        int count = readinto(bytes);
        return count == 0 && bytes.hasRemaining() ? -1 : count;
    }

    @Override
    public boolean isOpen() {
        return !closed();
    }

    /**
     * Whoever interrupts a thread that runs Python code leaves a trace function that raises what is meant, if anything.
     */
    private static void runHandlers() {
        if (SignalHandlers.haveRun()) {
            return;
        }
        ThreadState state = Py.getThreadState();
        if (state.tracefunc != null && state.frame != null) {
            state.tracefunc.traceLine(state.frame, state.frame.f_lineno);
        }
    }

    /** The bytes between the ends, and how many of each are open. */
    private static final class Buffer {

        private final byte[] bytes = new byte[CAPACITY];
        private int first;
        private int size;
        private int readers;
        private int writers;

        synchronized void opened(boolean reader) {
            readers += reader ? 1 : 0;
            writers += reader ? 0 : 1;
        }

        synchronized void closed(boolean reader) {
            readers -= reader ? 1 : 0;
            writers -= reader ? 0 : 1;
            notifyAll();
        }

        synchronized boolean isReadable() {
            return size > 0 || writers == 0;
        }

        synchronized boolean isWritable() {
            return size < CAPACITY || readers == 0;
        }

        synchronized int read(ByteBuffer into, boolean blocks) {
            while (!isReadable()) {
                await(blocks, false);
            }
            int count = Math.min(size, into.remaining());
            for (int i = 0; i < count; i++) {
                into.put(bytes[(first + i) % CAPACITY]);
            }
            first = (first + count) % CAPACITY;
            size -= count;
            notifyAll();
            return count;
        }

        synchronized int write(ByteBuffer from, boolean blocks) {
            int count = from.remaining();
            while (from.hasRemaining()) {
                while (!isWritable()) {
                    if (!blocks && from.remaining() < count) {
                        return count - from.remaining();
                    }
                    await(blocks, from.remaining() < count);
                    if (Thread.currentThread().isInterrupted()) {
                        runHandlers();
                        return count - from.remaining(); // as the system has it
                    }
                }
                if (readers == 0) {
                    throw Errors.io(Errors.EPIPE, null);
                }
                while (from.hasRemaining() && size < CAPACITY) {
                    bytes[(first + size++) % CAPACITY] = from.get();
                }
                notifyAll();
            }
            return count;
        }

        /** Where a part is done already, an interrupt ends the waiting without an error. */
        private void await(boolean blocks, boolean isPartDone) {
            if (!blocks) {
                throw Errors.io(Errors.EAGAIN, null);
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (!isPartDone) {
                    runHandlers();
                    throw Errors.io(Errors.EINTR, null);
                }
            }
        }
    }
}
