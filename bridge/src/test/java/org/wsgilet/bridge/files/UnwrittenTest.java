package org.wsgilet.bridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Flushable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UnwrittenTest {

    @Test
    void whatAnotherThreadWritesIsWrittenBeforeAFileIsOpened() throws Exception {
        SlowBuffer buffer = new SlowBuffer();
        Unwritten.add(buffer);
        CompletableFuture<Void> first = CompletableFuture.runAsync(Unwritten::write);
        buffer.firstBegan.get(10, TimeUnit.SECONDS);

        CompletableFuture<Void> second = CompletableFuture.runAsync(Unwritten::write);
        CompletableFuture.anyOf(second, buffer.secondBegan).get(10, TimeUnit.SECONDS);
        assertThat(second).isNotDone();

        buffer.mayEnd.countDown();
        CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS);
        assertThat(buffer.isWritten).isTrue();
    }

    /** Takes until it is told to end. */
    private static final class SlowBuffer implements Flushable {

        final CompletableFuture<Void> firstBegan = new CompletableFuture<>();
        final CompletableFuture<Void> secondBegan = new CompletableFuture<>();
        final CountDownLatch mayEnd = new CountDownLatch(1);
        private final AtomicInteger began = new AtomicInteger();
        private volatile boolean isWritten;

        @Override
        public void flush() {
            (began.getAndIncrement() == 0 ? firstBegan : secondBegan).complete(null);
            synchronized (this) {
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                isWritten = true;
            }
        }
    }
}
