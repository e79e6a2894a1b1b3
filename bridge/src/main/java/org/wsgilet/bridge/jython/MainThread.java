package org.wsgilet.bridge.jython;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;
import org.wsgilet.bridge.files.SignalHandlers;

/**
 * The thread that runs a program, where CPython runs handlers of signals: between two lines of Python code, or out of
 * what the thread waits for, if that is a socket, a pipe or time. A handler runs on the JVM's thread for signals where
 * there is no such thread, as in a server, or where it waits for something else for {@value #PATIENCE} ms; what it
 * raises ends that waiting.
 */
public final class MainThread extends TraceFunction {

    private static final int PATIENCE = 200;
    private static final int LOOK = 10; // ms, until the thread has come to wait

    /** Whose waiting an interrupt ends without harm, first in Java, then in Python. */
    private static final Set<String> WAITING =
            Set.of(MainThread.class.getName(), "org.wsgilet.bridge.files.PipeEnd$Buffer");

    private static final Set<String> WAITING_MODULES = Set.of("_socket$py", "select$py");

    /**
     * Who holds locks that a handler may want: it comes when they have returned. They are C in CPython, or as good as.
     */
    private static final Set<String> LOCKING_MODULES = Set.of("threading", "Queue", "_io", "wsgilet_library._io");

    private static volatile MainThread current;

    private final Thread thread = Thread.currentThread();
    private final ThreadState state = Py.getThreadState();
    private final Queue<Delivery> pending = new ConcurrentLinkedQueue<>();

    /** Interrupted by us, and not yet seen to be so. */
    private boolean isWoken;

    private volatile boolean wasWoken;

    private volatile int taken;

    private MainThread() {}

    private record Delivery(int signal, PyObject handler, CountDownLatch taken) {

        void run(PyFrame frame) {
            taken.countDown();
            MainThread main = current;
            if (main != null) {
                main.countTaken();
            }
            handler.__call__(new PyInteger(signal), frame == null ? Py.None : frame);
        }
    }

    /** The calling thread runs the program of this process. */
    public static void begin() {
        current = new MainThread();
        SignalHandlers.runBy(MainThread::handled);
    }

    /** What Ctrl-C does. */
    public static void interrupt() {
        handle(2, new PyObject() {
            @Override
            public PyObject __call__(PyObject signal, PyObject frame) {
                throw new PyException(Py.KeyboardInterrupt);
            }
        });
    }

    /**
     * Has the handler of a signal run: when this returns, it has begun to. Raises what it raises if that is in this
     * thread.
     */
    public static void handle(int signal, PyObject handler) {
        MainThread main = current;
        Delivery delivery = new Delivery(signal, handler, new CountDownLatch(1));
        if (main == null || main.thread == Thread.currentThread()) {
            delivery.run(main == null ? null : main.state.frame);
        } else {
            main.deliver(delivery);
        }
    }

    private void deliver(Delivery delivery) {
        pending.add(delivery);
        try {
            for (int waited = 0; waited < PATIENCE; waited += LOOK) {
                install();
                wake(delivery);
                if (delivery.taken.await(LOOK, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            if (pending.remove(delivery)) {
                runHere(delivery);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runHere(Delivery delivery) throws InterruptedException {
        try {
            delivery.run(state.frame);
        } catch (PyException e) {
            e.normalize();
            Interruption interruption = new Interruption(state, e.type, e.value);
            interruption.install();
            while (!interruption.isDelivered() && thread.isAlive()) {
                if (isWaiting()) {
                    thread.interrupt();
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private synchronized void install() {
        state.tracefunc = this;
        for (PyFrame frame = state.frame; frame != null; frame = frame.f_back) {
            frame.tracefunc = this;
        }
    }

    private synchronized void uninstall() {
        if (state.tracefunc == this) {
            state.tracefunc = null;
        }
        for (PyFrame frame = state.frame; frame != null; frame = frame.f_back) {
            if (frame.tracefunc == this) {
                frame.tracefunc = null;
            }
        }
    }

    private synchronized void wake(Delivery delivery) {
        if (!isWoken && pending.contains(delivery) && waits()) {
            isWoken = true;
            thread.interrupt();
        }
    }

    private boolean isWaiting() {
        Thread.State now = thread.getState();
        return now == Thread.State.WAITING || now == Thread.State.TIMED_WAITING;
    }

    /** Whether it waits for what an interrupt may end. */
    private boolean waits() {
        if (!isWaiting()) {
            return false;
        }
        for (StackTraceElement element : thread.getStackTrace()) {
            String name = element.getClassName();
            if (WAITING.contains(name)) {
                return true;
            }
            if (name.endsWith("$py")) {
                return WAITING_MODULES.contains(name.substring(name.lastIndexOf('.') + 1));
            }
        }
        return false;
    }

    /** Runs the handlers that are due. */
    private void take() {
        uninstall();
        for (Delivery delivery = next(); delivery != null; delivery = next()) {
            boolean woken = wasWoken;
            wasWoken = false; // what a handler raises is not taken for the interrupt that ended a wait
            delivery.run(state.frame);
            wasWoken = woken;
        }
    }

    private synchronized Delivery next() {
        if (isWoken) {
            isWoken = false;
            wasWoken = true;
            Thread.interrupted(); // INVARIANT: no interrupt of ours is left behind for what waits next
        }
        return pending.poll();
    }

    /**
     * To be asked by the thread that an interrupt has woken: whether that was for a signal, whose handlers have run
     * then. Raises what they raise.
     */
    public static boolean handled() {
        MainThread main = current;
        if (main == null || main.thread != Thread.currentThread()) {
            return false;
        }
        main.take();
        boolean was = main.wasWoken;
        main.wasWoken = false;
        return was;
    }

    private synchronized void countTaken() {
        taken++;
    }

    /**
     * How many signals were handled: who waits in steps of its own asks for it. Negative in a thread that none
     * disturbs.
     */
    public static int taken() {
        MainThread main = current;
        return main == null || main.thread != Thread.currentThread() ? -1 : main.taken;
    }

    /** {@code time.sleep}: a signal ends it. */
    public static void sleep(double seconds) {
        try {
            TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
        } catch (InterruptedException e) {
            if (!handled()) {
                throw new PyException(Py.KeyboardInterrupt, "interrupted sleep");
            }
        }
    }

    /** Waits for a signal. */
    public static void pause() {
        sleep(Long.MAX_VALUE / 1e9);
    }

    @Override
    public TraceFunction traceCall(PyFrame frame) {
        return this;
    }

    @Override
    public TraceFunction traceLine(PyFrame frame, int line) {
        if (LOCKING_MODULES.contains(String.valueOf(frame.f_globals.__finditem__("__name__")))) {
            return this;
        }
        take();
        return null;
    }

    @Override
    public TraceFunction traceException(PyFrame frame, PyException exception) {
        return this;
    }

    @Override
    public TraceFunction traceReturn(PyFrame frame, PyObject value) {
        return this;
    }
}
