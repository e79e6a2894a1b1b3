package org.wsgilet.bridge.jython;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyTraceback;
import org.python.core.PyTuple;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * What {@code f_trace} of a frame calls: at each new line, where a loop goes back, at each exception and at the end, as
 * long as the thread has a trace function. That it returns None changes nothing.
 */
public final class FrameTrace extends TraceFunction {

    private PyObject function;

    /** The last line that was begun; 0 before the first, and where a loop has gone back. */
    private int line;

    /** Thrown once the function has returned; null if the frame goes on where it is. */
    private Jump jump;

    FrameTrace(PyObject function, int line) {
        this.function = function;
        this.line = line;
    }

    PyObject function() {
        return function;
    }

    /** Called by compiled code where a loop goes back to its first line without another line between. */
    public static void goBack(PyFrame frame) {
        if (frame.tracefunc instanceof FrameTrace trace) {
            trace.line = 0;
        }
    }

    /**
     * {@code Py.setException}, called by compiled code at the start of {@code except} and at the end of {@code with}.
     */
    public static PyException setException(Throwable problem, PyFrame frame) {
        Jump.check(problem);
        PyTraceback before = traceback(problem);
        PyException exception = Py.JavaError(problem);
        exception.normalize();
        exception.tracebackHere(withoutEntry(exception, frame));
        Py.getThreadState().exception = exception;
        tell(exception, before, frame);
        return exception;
    }

    /** {@code Py.addTraceback}, called by compiled code at the start of {@code finally}. */
    public static void addTraceback(Throwable problem, PyFrame frame) {
        Jump.check(problem);
        PyTraceback before = traceback(problem);
        PyException exception = Py.JavaError(problem);
        exception.tracebackHere(withoutEntry(exception, frame), true);
        tell(exception, before, frame);
    }

    /** {@code exception.tracebackHere(frame)}, called by the changed {@code PyTableCode} where it leaves the frame. */
    public static void tracebackHere(PyException exception, PyFrame frame) {
        PyTraceback before = exception.traceback;
        exception.tracebackHere(withoutEntry(exception, frame));
        try {
            tell(exception, before, frame);
        } catch (PyException ofFunction) {
            Tracer.leave(frame);
            throw ofFunction;
        }
    }

    /**
     * The frame that an entry of the traceback is made for; null where the last entry is of this frame: an exception
     * that no {@code except} of a {@code try} takes came into the traceback there, with the line that raised.
     */
    private static PyFrame withoutEntry(PyException exception, PyFrame frame) {
        return exception.traceback != null && exception.traceback.tb_frame == frame ? null : frame;
    }

    private static PyTraceback traceback(Throwable problem) {
        return problem instanceof PyException exception ? exception.traceback : null;
    }

    /** Tells of an exception where the frame comes into its traceback. */
    private static void tell(PyException exception, PyTraceback before, PyFrame frame) {
        if (frame.tracefunc instanceof FrameTrace trace && exception.traceback != before) {
            exception.normalize();
            PyTuple what = new PyTuple(exception.type, exception.value, exception.traceback);
            trace.call(frame, Tracer.Event.EXCEPTION, what);
        }
    }

    @Override
    public TraceFunction traceLine(PyFrame frame, int next) {
        if (next == line) {
            return this;
        }
        line = next;
        TraceFunction after = call(frame, Tracer.Event.LINE, Py.None);
        Jump now = jump;
        if (now != null) {
            jump = null;
            frame.tracefunc = after;
            throw now;
        }
        return after;
    }

    /** The frame goes on at another line once its function has returned, which has been told of that line then. */
    public static void jump(PyFrame frame, int to, Jump jump) {
        FrameTrace trace = (FrameTrace) frame.tracefunc;
        trace.jump = jump;
        trace.line = to;
        frame.f_lineno = to;
    }

    @Override
    public TraceFunction traceReturn(PyFrame frame, PyObject value) {
        return call(frame, Tracer.Event.RETURN, value);
    }

    private TraceFunction call(PyFrame frame, Tracer.Event event, PyObject argument) {
        ThreadState thread = Py.getThreadState();
        if (!(thread.tracefunc instanceof Tracer tracer) || thread.tracing) {
            return this;
        }
        PyObject next = tracer.call(thread, function, frame, event, argument);
        if (next != Py.None) {
            Tracer.setLocal(frame, next, line);
        }
        return frame.tracefunc;
    }

    /** Called for each exception that is made, even if nobody sees it: {@link #tell} is for the others. */
    @Override
    public TraceFunction traceException(PyFrame frame, PyException exception) {
        return this;
    }

    /** A frame is entered through the trace function of the thread. */
    @Override
    public TraceFunction traceCall(PyFrame frame) {
        return this;
    }

    void set(PyObject next) {
        function = next;
    }
}
