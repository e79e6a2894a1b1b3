package org.wsgilet.databases.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final class Idle implements Poolable {

        @Override
        public boolean isAlive(int seconds) {
            return true;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing behind it.
        }
    }

    @Test
    void threadsForgetPoolsThatWereClosed() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            WeakReference<Opening> closed = used(thread);

            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (closed.get() != null && System.nanoTime() < end) {
                System.gc();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            assertThat(closed.get()).isNull();
        } finally {
            thread.shutdown();
        }
    }

    private static WeakReference<Opening> used(ExecutorService thread) throws Exception {
        Idle session = new Idle();
        Opening opening = () -> PoolConnection.of(session);
        try (Pool pool = new Pool("test", 1, opening)) {
            thread.submit(() -> {
                        Lease lease = pool.take(Duration.ofSeconds(30));
                        assertThat(lease.connection().unwrap(Poolable.class)).isSameAs(session);
                        lease.end(true);
                        return null;
                    })
                    .get();
            assertThat(pool.idle()).isEqualTo(1);
        }
        return new WeakReference<>(opening);
    }
}
