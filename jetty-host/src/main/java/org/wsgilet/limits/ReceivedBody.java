package org.wsgilet.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has arrived of one request's body: copied out of the network's buffers, up to {@link #MAX_IN_MEMORY} bytes in
 * memory as long as there is {@link BodyMemory}, the rest in a {@link BodyFile}. Memory is taken as bytes arrive, not
 * as a client announces them. Safe for use by many threads, one after the other.
 */
final class ReceivedBody {

    private static final Logger log = LoggerFactory.getLogger(ReceivedBody.class);

    /** Bytes of one body that memory holds at most. */
    static final int MAX_IN_MEMORY = 1 << 20;

    private static final int LEAST_BLOCK = 1 << 10;
    private static final int FILE_BLOCK = 64 << 10;

    private final BodyMemory memory;
    private final Path folder;
    private final long declared;

    /** The last one may have room. */
    private final Deque<ByteBuffer> blocks = new ArrayDeque<>(2);

    private int taken;
    private BodyFile file;
    private long length;
    private boolean discarded;

    /** @param declared the Content-Length; negative if there is none */
    ReceivedBody(BodyMemory memory, Path folder, long declared) {
        this.memory = memory;
        this.folder = folder;
        this.declared = declared;
    }

    /** @throws IOException the file cannot be made or written */
    synchronized void append(ByteBuffer bytes) throws IOException {
        length += bytes.remaining();
        while (bytes.hasRemaining() && file == null) {
            ByteBuffer block = blockFor(bytes.remaining());
            if (block == null) {
                file = new BodyFile(folder);
            } else {
                int n = Math.min(block.remaining(), bytes.remaining());
                block.put(bytes.slice(bytes.position(), n));
                bytes.position(bytes.position() + n);
            }
        }
        if (file != null) {
            file.append(bytes);
        }
    }

    /** Blocks grow with the body, so that few are needed, and at most half of them is empty. */
    private ByteBuffer blockFor(int bytes) {
        ByteBuffer last = blocks.peekLast();
        if (last != null && last.hasRemaining()) {
            return last;
        }
        int size = Math.min(MAX_IN_MEMORY - taken, Math.max(LEAST_BLOCK, Math.max(bytes, taken)));
        if (declared >= 0) {
            size = (int) Math.min(size, declared - taken);
        }
        if (size <= 0 || !memory.take(size)) {
            return null;
        }
        taken += size;
        ByteBuffer block = ByteBuffer.allocate(size);
        blocks.add(block);
        return block;
    }

    /** Bytes that have arrived. */
    synchronized long length() {
        return length;
    }

    /**
     * The next bytes of what has arrived; null if they have all been read. Nothing is appended once this was called.
     *
     * @throws IOException the file cannot be read, or the request has ended
     */
    synchronized ByteBuffer next() throws IOException {
        if (discarded) {
            throw new IOException("the request has ended");
        }
        ByteBuffer block = blocks.poll();
        if (block != null) {
            return block.flip();
        }
        return file == null || file.isRead() ? null : file.next(FILE_BLOCK);
    }

    synchronized boolean isRead() {
        return blocks.isEmpty() && (file == null || file.isRead());
    }

    /** Gives back memory and file. To be called once the request has ended, however often. */
    synchronized void discard() {
        if (discarded) {
            return;
        }
        discarded = true;
        blocks.clear();
        memory.giveBack(taken);
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                log.warn("The file of a request's body was not closed", e);
            }
        }
    }
}
