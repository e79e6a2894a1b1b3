package org.wsgilet.reload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.jvm.DiagnosticCommand;

/** Gives back to the system the memory of a former generation after a reload. */
final class MemoryGiveBack {

    private static final Logger log = LoggerFactory.getLogger(MemoryGiveBack.class);

    /** The first requests of the new generation come before it. */
    private static final int DELAY_SECONDS = 1;

    private MemoryGiveBack() {}

    /**
     * Gives it back in a moment, once the generations are closed. Left alone, the JVM collects them only when the heap
     * has grown to its limit, and the C library keeps what the JVM's compilers have freed.
     */
    static void giveBackAfter(CompletableFuture<Void> closed) {
        Executor later = CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS);
        closed.thenRunAsync(MemoryGiveBack::giveBack, later);
    }

    private static void giveBack() {
        System.gc(); // nothing with -XX:+DisableExplicitGC
        trimNativeHeap();
    }

    /** Newer JDKs can, on Linux with glibc. */
    private static void trimNativeHeap() {
        try {
            DiagnosticCommand.run("systemTrimNativeHeap");
        } catch (JMException | RuntimeException e) {
            log.debug("this JVM cannot trim the native heap: {}", e.toString());
        }
    }
}
