package org.wsgilet.bridge.jython;

import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyFrame;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/** The functions of {@code sys} that set who is told of running code, and what frames have of it. */
public enum TraceFunctions {
    SETTRACE(1) {
        @Override
        PyObject call(ThreadState thread, PyObject[] arguments) {
            thread.tracefunc = tracer(arguments[0], false);
            return Py.None;
        }
    },
    GETTRACE(0) {
        @Override
        PyObject call(ThreadState thread, PyObject[] arguments) {
            return function(thread.tracefunc);
        }
    },
    SETPROFILE(1) {
        @Override
        PyObject call(ThreadState thread, PyObject[] arguments) {
            thread.profilefunc = tracer(arguments[0], true);
            return Py.None;
        }
    },
    GETPROFILE(0) {
        @Override
        PyObject call(ThreadState thread, PyObject[] arguments) {
            return function(thread.profilefunc);
        }
    },
    CALL_TRACING(2) {
        @Override
        PyObject call(ThreadState thread, PyObject[] arguments) {
            if (!(arguments[1] instanceof PyTuple)) {
                String type = arguments[1].getType().fastGetName();
                throw Py.TypeError("call_tracing() argument 2 must be tuple, not " + type);
            }
            boolean isTracing = thread.tracing;
            thread.tracing = false;
            try {
                return arguments[0].__call__(((PyTuple) arguments[1]).getArray());
            } finally {
                thread.tracing = isTracing;
            }
        }
    };

    private final int count;

    TraceFunctions(int count) {
        this.count = count;
    }

    abstract PyObject call(ThreadState thread, PyObject[] arguments);

    /** Puts them in place of Jython's. */
    static void install(PySystemState sys) {
        for (TraceFunctions each : values()) {
            String name = each.name().toLowerCase(Locale.ROOT).intern();
            sys.__dict__.__setitem__(name, each.function(name));
        }
    }

    private PyObject function(String name) {
        return new Function(name, this);
    }

    private static TraceFunction tracer(PyObject function, boolean isProfile) {
        return function == Py.None ? null : new Tracer(function, isProfile);
    }

    private static PyObject function(TraceFunction set) {
        return set instanceof Tracer tracer ? tracer.function() : Py.None;
    }

    /** {@code frame.f_trace} */
    public static PyObject ofFrame(PyFrame frame) {
        return frame.tracefunc instanceof FrameTrace trace ? trace.function() : Py.None;
    }

    /** {@code del frame.f_trace} */
    public static void removeOfFrame(PyFrame frame) {
        frame.tracefunc = null;
    }

    /** {@code frame.f_trace = function} */
    public static void setOfFrame(PyFrame frame, PyObject function) {
        if (function == Py.None) {
            removeOfFrame(frame);
        } else {
            Tracer.setLocal(frame, function, frame.f_lineno);
        }
    }

    /** {@code frame.f_lineno = line}: the line, if this is a moment when a debugger may jump. */
    public static int jumpTo(PyFrame frame, PyObject line) {
        if (!(line instanceof PyInteger)) {
            throw Py.ValueError("lineno must be an integer");
        }
        Tracer tracer = Py.getThreadState().tracefunc instanceof Tracer set ? set : null;
        if (tracer != null && tracer.event() == Tracer.Event.CALL) {
            throw Py.ValueError("can't jump from the 'call' trace event of a new frame");
        }
        if (tracer == null || !(frame.tracefunc instanceof FrameTrace)) {
            throw Py.ValueError("f_lineno can only be set by a trace function");
        }
        if (tracer.event() == Tracer.Event.RETURN && frame.f_lasti > 0) {
            throw Py.ValueError("can't jump from a yield statement");
        }
        if (tracer.event() != Tracer.Event.LINE) {
            throw Py.ValueError("can only jump from a 'line' trace event");
        }
        int to = line.asInt();
        if (to < frame.f_code.co_firstlineno) {
            throw Py.ValueError("line " + to + " comes before the current code block");
        }
        return to;
    }

    /** One of them, as it is called. */
    private static final class Function extends PyBuiltinFunctionNarrow {

        private static final long serialVersionUID = 1;

        private final TraceFunctions what;

        Function(String name, TraceFunctions what) {
            super(name, what.count, what.count, null);
            this.what = what;
        }

        @Override
        public PyObject __call__() {
            return call();
        }

        @Override
        public PyObject __call__(PyObject argument) {
            return call(argument);
        }

        @Override
        public PyObject __call__(PyObject first, PyObject second) {
            return call(first, second);
        }

        @Override
        public PyObject __call__(PyObject first, PyObject second, PyObject third) {
            return call(first, second, third);
        }

        private PyObject call(PyObject... arguments) {
            if (arguments.length != what.count) {
                throw info.unexpectedCall(arguments.length, false);
            }
            return what.call(Py.getThreadState(), arguments);
        }
    }
}
