package org.wsgilet.bridge.jython;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * Raises an exception in the Python code of another thread: at the next line it runs, or out of what it waits for.
 * Once: {@code except} and {@code finally} blocks then run undisturbed. Works as a trace function, which Jython looks
 * for at each line of Python code anyway.
 */
public final class Interruption extends TraceFunction {

    private final ThreadState state;
    private final PyObject type;
    private final PyObject value;
    private volatile boolean delivered;

    /** The exception of the woken thread that became this one; null if none did. Of that thread alone. */
    private Object delivery;

    /** How many are installed and not delivered. */
    private static volatile int pending;

    /** @param type a class of exceptions, best one that {@code except Exception} does not catch */
    public Interruption(ThreadState state, PyObject type, String message) {
        this(state, type, Py.newString(message));
    }

    /** @param value an exception of the type, or what makes one */
    Interruption(ThreadState state, PyObject type, PyObject value) {
        this.state = state;
        this.type = type;
        this.value = value;
    }

    /** Begins: frames that are there raise at their next line, and so do functions called from now on. */
    public void install() {
        count(1);
        state.tracefunc = this;
        for (PyFrame frame = state.frame; frame != null; frame = frame.f_back) {
            frame.tracefunc = this;
        }
    }

    /** To be called by the interrupted thread itself, when it has left the Python code. */
    public void uninstall() {
        state.tracefunc = null;
        if (!delivered) {
            count(-1);
        }
    }

    private static synchronized void count(int more) {
        pending += more;
    }

    private void deliver() {
        delivered = true;
        count(-1);
    }

    /** For Java code that computes for long, to be called from time to time. Costs next to nothing. */
    public static void check() {
        if (pending > 0 && Py.getThreadState().tracefunc instanceof Interruption interruption) {
            interruption.raise();
        }
    }

    private void raise() {
        if (!delivered && Py.getThreadState() == state) {
            deliver();
            Thread.interrupted(); // it came too late to wake the thread, and would disturb what waits next
            throw new PyException(type, value);
        }
    }

    public boolean isDelivered() {
        return delivered;
    }

    @Override
    public TraceFunction traceCall(PyFrame frame) {
        return delivered ? null : this;
    }

    @Override
    public TraceFunction traceLine(PyFrame frame, int line) {
        raise();
        return rest();
    }

    /** What traces the frame from now on: what has woken the thread comes by again behind each finally block. */
    private TraceFunction rest() {
        return delivered && delivery == null ? null : this;
    }

    /**
     * What an interrupted wait raises, KeyboardInterrupt mostly, becomes the exception that was meant. Jython makes a
     * PyException anew each time it comes upon a Java exception, once for the traceback of each {@code finally}.
     */
    @Override
    public TraceFunction traceException(PyFrame frame, PyException exception) {
        Object wakening = wakening(exception);
        if (wakening != null && (!delivered || wakening == delivery)) {
            if (!delivered) {
                deliver();
                delivery = wakening;
            }
            exception.type = type;
            exception.value = value;
        }
        return rest();
    }

    /** What an interrupt of the thread has raised; null if it is something else. */
    private static Object wakening(PyException exception) {
        if (exception.type == Py.KeyboardInterrupt) {
            return exception;
        }
        if (exception.getCause() instanceof InterruptedException cause) {
            return cause;
        }
        Object value = exception.value == null ? null : exception.value.__tojava__(InterruptedException.class);
        return value instanceof InterruptedException ? value : null;
    }

    @Override
    public TraceFunction traceReturn(PyFrame frame, PyObject value) {
        return delivered ? null : this;
    }
}
