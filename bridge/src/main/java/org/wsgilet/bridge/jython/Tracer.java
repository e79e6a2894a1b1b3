package org.wsgilet.bridge.jython;

import org.python.core.CodeFlag;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * What {@code sys.settrace} or {@code sys.setprofile} has set for a thread. Jython calls its own in the order of its
 * locks, which two threads can wait for in vain, forgets the function of a frame once it returns None, and has no
 * return from a function that raises.
 */
public final class Tracer extends TraceFunction {

    /** What functions are told of. */
    enum Event {
        CALL,
        LINE,
        EXCEPTION,
        RETURN;

        private final PyString word = Py.newString(name().toLowerCase(java.util.Locale.ROOT));
    }

    private static final String CHANGES = "wsgilet_changes.py";
    private static final String LIBRARY = "wsgilet_library/";
    private static final String MODULES = LIBRARY + "modules/";

    private final PyObject function;
    private final boolean isProfile;

    /** What the function is called for; null while it is not. */
    private Event event;

    Tracer(PyObject function, boolean isProfile) {
        this.function = function;
        this.isProfile = isProfile;
    }

    PyObject function() {
        return function;
    }

    Event event() {
        return event;
    }

    /** Called by the changed {@code PyTableCode}: where a frame begins, unless it is of a generator that goes on. */
    public static void begin(PyFrame frame, int line) {
        if (frame.f_lasti <= 0) {
            frame.f_lineno = line;
        }
    }

    /**
     * Called by the changed {@code PyTableCode} for a frame that an exception has left: it returns None for CPython.
     */
    public static TraceFunction unwound(TraceFunction trace, PyFrame frame, PyException exception) {
        boolean isOurs = trace instanceof Tracer || trace instanceof FrameTrace;
        return isOurs ? trace.traceReturn(frame, Py.None) : trace.traceException(frame, exception);
    }

    @Override
    public TraceFunction traceCall(PyFrame frame) {
        ThreadState thread = Py.getThreadState();
        if (!thread.tracing && (isProfile || !isOfImports(frame.f_code.co_filename))) {
            PyObject local = call(thread, function, frame, Event.CALL, Py.None);
            if (!isProfile && local != Py.None) {
                setLocal(frame, local, 0);
            }
        }
        return frame.tracefunc;
    }

    /** Whether code is what changes modules as they are imported, and what it puts there: C in CPython. */
    private static boolean isOfImports(String file) {
        int library = file.indexOf(LIBRARY);
        return library >= 0 && !file.startsWith(MODULES, library) || file.endsWith(CHANGES);
    }

    @Override
    public TraceFunction traceReturn(PyFrame frame, PyObject value) {
        ThreadState thread = Py.getThreadState();
        if (!thread.tracing) {
            call(thread, function, frame, Event.RETURN, value);
        }
        return this;
    }

    @Override
    public TraceFunction traceLine(PyFrame frame, int line) {
        return this;
    }

    @Override
    public TraceFunction traceException(PyFrame frame, PyException exception) {
        return this;
    }

    /** Sets {@code f_trace}. */
    static void setLocal(PyFrame frame, PyObject function, int line) {
        if (frame.tracefunc instanceof FrameTrace trace) {
            trace.set(function);
        } else {
            frame.tracefunc = new FrameTrace(function, line);
        }
    }

    /** Calls the function, which may change variables of the frame. If it raises it is not called any more. */
    PyObject call(ThreadState thread, PyObject called, PyFrame frame, Event why, PyObject argument) {
        thread.tracing = true;
        event = why;
        try {
            readVariables(frame);
            PyObject result = called.__call__(thread, frame, why.word, argument);
            writeVariables(frame);
            return result;
        } catch (PyException e) {
            stop(thread, frame);
            if (why == Event.CALL || why == Event.RETURN) {
                leave(frame);
            }
            throw e;
        } finally {
            event = null;
            thread.tracing = false;
        }
    }

    private void stop(ThreadState thread, PyFrame frame) {
        if (isProfile) {
            thread.profilefunc = null;
        } else {
            thread.tracefunc = null;
            frame.tracefunc = null;
        }
    }

    /** What Jython does at the end of a call. */
    static void leave(PyFrame frame) {
        Py.getThreadState().frame = frame.f_back;
    }

    /** What {@code f_locals} has from an earlier look is of an earlier moment. */
    private static void readVariables(PyFrame frame) {
        if (!hasCopies(frame)) {
            return;
        }
        for (int i = 0; i < frame.f_fastlocals.length; i++) {
            String name = frame.f_code.co_varnames[i];
            if (frame.f_fastlocals[i] == null && frame.f_locals.__finditem__(name) != null) {
                frame.f_locals.__delitem__(name);
            }
        }
        frame.getLocals();
    }

    private static void writeVariables(PyFrame frame) {
        if (!hasCopies(frame)) {
            return;
        }
        for (int i = 0; i < frame.f_fastlocals.length; i++) {
            frame.f_fastlocals[i] = frame.f_locals.__finditem__(frame.f_code.co_varnames[i]);
        }
        for (int i = 0; i < frame.f_ncells; i++) {
            frame.setderef(i, frame.f_locals.__finditem__(frame.f_code.co_cellvars[i]));
        }
        for (int i = 0; i < frame.f_nfreevars; i++) {
            frame.setderef(frame.f_ncells + i, frame.f_locals.__finditem__(frame.f_code.co_freevars[i]));
        }
    }

    /** Whether the frame is of a function whose {@code f_locals} were asked for: they are copies of its variables. */
    private static boolean hasCopies(PyFrame frame) {
        return frame.f_fastlocals != null
                && frame.f_locals != null
                && frame.f_code.co_flags.isFlagSet(CodeFlag.CO_OPTIMIZED);
    }
}
