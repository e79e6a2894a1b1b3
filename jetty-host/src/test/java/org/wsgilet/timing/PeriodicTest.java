package org.wsgilet.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTest {

    @Test
    void whatFailsIsTriedAgain() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (Periodic failing = Periodic.start("failing", Duration.ofMillis(1), () -> {
            runs.countDown();
            if (runs.getCount() == 2) {
                throw new IllegalStateException("broken");
            }
            throw new StackOverflowError();
        })) {
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void interruptOfAnotherDoesNotEndIt() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (Periodic interrupted = Periodic.start("interrupted", Duration.ofMillis(1), () -> {
            runs.countDown();
            Thread.currentThread().interrupt();
        })) {
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closeEndsATaskThatWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Periodic waiting = Periodic.start("waiting", Duration.ZERO, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        waiting.close();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.getCount()).isZero();
    }
}
