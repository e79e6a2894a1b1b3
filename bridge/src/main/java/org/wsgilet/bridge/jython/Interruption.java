package org.wsgilet.bridge.jython;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * Raises an exception in the Python code of another thread: at the next line it runs, or out of what it waits for. Once:
 * {@code except} and {@code finally} blocks then run undisturbed. Works as a trace function, which Jython looks for at
 * each line of Python code anyway.
 */
public final class Interruption extends TraceFunction {

    private final ThreadState state;
    private final PyObject type;
    private final PyString message;
    private volatile boolean delivered;

    /** @param type a class of exceptions, best one that {@code except Exception} does not catch */
    public Interruption(ThreadState state, PyObject type, String message) {
        this.state = state;
        this.type = type;
        this.message = Py.newString(message);
    }

    /** Begins: frames that are there raise at their next line, and so do functions called from now on. */
    public void install() {
        state.tracefunc = this;
        for (PyFrame frame = state.frame; frame != null; frame = frame.f_back) {
            frame.tracefunc = this;
        }
    }

    /** To be called by the interrupted thread itself, when it has left the Python code. */
    public void uninstall() {
        state.tracefunc = null;
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
        if (!delivered && Py.getThreadState() == state) {
            delivered = true;
            throw new PyException(type, message);
        }
        return null;
    }

    /** What an interrupted wait raises, KeyboardInterrupt mostly, becomes the exception that was meant. */
    @Override
    public TraceFunction traceException(PyFrame frame, PyException exception) {
        if (!delivered && isOfInterrupt(exception)) {
            delivered = true;
            exception.type = type;
            exception.value = message;
        }
        return delivered ? null : this;
    }

    private static boolean isOfInterrupt(PyException exception) {
        return exception.type == Py.KeyboardInterrupt
                || exception.getCause() instanceof InterruptedException
                || exception.value != null
                        && exception.value.__tojava__(InterruptedException.class) instanceof InterruptedException;
    }

    @Override
    public TraceFunction traceReturn(PyFrame frame, PyObject value) {
        return delivered ? null : this;
    }
}
