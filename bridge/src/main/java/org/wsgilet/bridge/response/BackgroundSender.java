package org.wsgilet.bridge.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends a block of a response on a second thread while the application makes the next one. PEP 3333: a server must
 * "either fully transmit the block to the client, or guarantee that they will continue transmission even while the
 * application is producing its next block", for which it may "use a different thread". What the application makes while
 * a block is on its way is sent together.
 *
 * <p>For the thread of the request alone. While it waits here, it waits for the client.
 */
final class BackgroundSender {

    /** How many bytes may wait while up to as many are being sent. No block may be larger. */
    static final int CAPACITY = 32 << 10;

    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final Executor threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] waiting = new byte[CAPACITY];
    private int count;
    private byte[] sending = new byte[CAPACITY];
    private boolean isSending;
    private IOException failure;

    /** @param threads where a task starts at once, however many there are */
    BackgroundSender(HttpServletResponse response, ServletOutputStream out, Executor threads) {
        this.response = response;
        this.out = out;
        this.threads = threads;
    }

    /**
     * Takes over the first bytes of a block, once there is room for them.
     *
     * @param block of characters up to 255
     * @param length up to {@link #CAPACITY}
     * @throws IOException if sending an earlier block has failed
     */
    @SuppressWarnings("deprecation") // the one getBytes that copies a str into an array that is there
    void add(String block, int length) throws IOException {
        lock.lock();
        try {
            while (failure == null && count + length > CAPACITY) {
                await();
            }
            if (failure != null) {
                throw failure;
            }
            block.getBytes(0, length, waiting, count);
            count += length;
            if (!isSending) {
                threads.execute(this::send);
                isSending = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything has been sent.
     *
     * @throws IOException if that has failed
     */
    void finish() throws IOException {
        lock.lock();
        try {
            while (isSending) {
                await();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is being sent any more. */
    void end() {
        lock.lock();
        try {
            while (isSending) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void await() throws InterruptedIOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the response was being sent");
        }
    }

    private void send() {
        try {
            for (int length; (length = take()) > 0; ) {
                out.write(sending, 0, length);
                response.flushBuffer();
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(new IOException("the response could not be sent", e));
        }
    }

    /** What waits becomes what is sent. 0, and the end of sending, if nothing waits. */
    private int take() {
        lock.lock();
        try {
            int length = count;
            byte[] sent = sending;
            sending = waiting;
            waiting = sent;
            count = 0;
            isSending = length > 0;
            changed.signal();
            return length;
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            failure = e;
            isSending = false;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
