package org.wsgilet.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticThreadPoolTest {

    private static final int LEAST = 2;
    private static final int MOST = 6;

    private final ElasticThreadPool pool = new ElasticThreadPool(LEAST, MOST, 0, Thread::new);

    @BeforeEach
    void start() throws Exception {
        pool.start();
    }

    @AfterEach
    void stop() throws Exception {
        pool.stop();
    }

    @Test
    void allThreadsWorkWhileJobsWaitForEachOther() throws Exception {
        letExtraThreadsRest();
        CountDownLatch together = new CountDownLatch(MOST);
        for (int i = 0; i < MOST; i++) {
            pool.execute(() -> {
                together.countDown();
                await(together);
            });
        }
        assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fewThreadsWorkOnShortJobs() throws Exception {
        letExtraThreadsRest();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger atMost = new AtomicInteger();
        AtomicInteger mostWanted = new AtomicInteger(pool.wanted());
        CountDownLatch done = new CountDownLatch(1000);
        for (int i = 0; i < 1000; i++) {
            pool.execute(() -> {
                mostWanted.accumulateAndGet(pool.wanted(), Math::max);
                atMost.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        // as a rule LEAST; more where the machine has no time for this process, which looks like jobs that wait
        assertThat(atMost.get()).isLessThanOrEqualTo(mostWanted.get());
    }

    @Test
    void othersWorkInPlaceOfLostThreads() throws Exception {
        letExtraThreadsRest();
        CountDownLatch lost = new CountDownLatch(1);
        for (int i = 0; i < MOST; i++) {
            pool.execute(() -> await(lost));
        }
        pool.replace(MOST);
        CountDownLatch together = new CountDownLatch(MOST);
        for (int i = 0; i < MOST; i++) {
            pool.execute(() -> {
                together.countDown();
                await(together);
            });
        }
        assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();

        lost.countDown();
        pool.replace(0);
        assertThat(pool.getMaxThreads()).isEqualTo(MOST);
        allThreadsWorkWhileJobsWaitForEachOther();
    }

    /** Each thread runs a job at the start, and rests after it if it is one too many. */
    private void letExtraThreadsRest() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(MOST);
        for (int i = 0; i < MOST; i++) {
            pool.execute(() -> {
                done.countDown();
                await(done);
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
