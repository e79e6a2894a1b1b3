package org.wsgilet.bridge.jython;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.python.core.FunctionThread;
import org.python.core.Py;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that Python code has started and left running. Where the process goes on without the interpreter they
 * would do their work for ever, and keep the interpreter's memory.
 */
final class LeftThreads {

    private static final Logger log = LoggerFactory.getLogger(LeftThreads.class);

    /** How long all of them together have to end. */
    private static final long PATIENCE_MILLIS = 1000;

    private static final long PAUSE_MILLIS = 20;

    /** Threads may start while they are counted. */
    private static final int MORE = 16;

    private record Left(Thread thread, Interruption interruption) {}

    private LeftThreads() {}

    /** Raises {@code SystemExit} in each of them, which ends a thread without a word, and waits for a moment. */
    static void end(PySystemState interpreter) {
        try {
            List<Left> left = new ArrayList<>();
            for (Thread thread : threadsOf(interpreter)) {
                ThreadState state = states().get(thread);
                if (state != null) {
                    Interruption interruption =
                            new Interruption(state, Py.SystemExit, "the application has ended before its thread");
                    interruption.install();
                    left.add(new Left(thread, interruption));
                }
            }
            await(left);
        } catch (ReflectiveOperationException e) {
            log.warn("Threads of the application go on: this Jython is not the one Wsgilet knows", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(List<Left> left) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.forEach(LeftThreads::wake);
            left.get(0).thread().join(PAUSE_MILLIS);
            left.removeIf(LeftThreads::hasEnded);
        }
        left.forEach(each -> log.debug("the thread {} goes on", each.thread().getName()));
    }

    private static boolean hasEnded(Left left) {
        if (left.thread().isAlive()) {
            return false;
        }
        left.interruption().uninstall();
        return true;
    }

    private static void wake(Left left) {
        Thread.State state = left.thread().getState();
        boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        if (waits && !left.interruption().isDelivered()) {
            left.thread().interrupt();
        }
    }

    private static List<Thread> threadsOf(PySystemState interpreter) throws ReflectiveOperationException {
        Field owner = Internal.THREAD_OWNER.field();
        List<Thread> threads = new ArrayList<>();
        for (Thread thread : all()) {
            if (thread instanceof FunctionThread && owner.get(thread) == interpreter) {
                threads.add(thread);
            }
        }
        return threads;
    }

    private static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + MORE];
        int count = root.enumerate(threads);
        return Arrays.copyOf(threads, count);
    }

    @SuppressWarnings("unchecked")
    private static Map<Thread, ThreadState> states() throws ReflectiveOperationException {
        return (Map<Thread, ThreadState>) Internal.THREAD_STATES.field().get(null);
    }
}
