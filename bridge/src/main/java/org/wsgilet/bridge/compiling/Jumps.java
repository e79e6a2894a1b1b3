package org.wsgilet.bridge.compiling;

import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.ThreadState;
import org.wsgilet.bridge.interpreting.Program;
import org.wsgilet.bridge.interpreting.ProgramTable;
import org.wsgilet.bridge.interpreting.TracedRun;
import org.wsgilet.bridge.jython.FrameTrace;
import org.wsgilet.bridge.jython.TraceFunctions;

/** Where frames that a debugger looks at go on. */
public final class Jumps {

    private Jumps() {}

    static PyObject run(PyFunctionTable functions, int index, PyFrame frame, ThreadState state) {
        if (functions instanceof ProgramTable) {
            return functions.call_function(index, frame, state);
        }
        if (frame.f_lasti > 0) {
            PyObject next = TracedRun.goOn(frame);
            return next == null ? functions.call_function(index, frame, state) : next;
        }
        Program program = TracedPrograms.of(functions);
        return program == null
                ? functions.call_function(index, frame, state)
                : program.run((PyTableCode) frame.f_code, frame);
    }

    /** {@code frame.f_lineno = line}: what a debugger jumps by. */
    public static void jump(PyFrame frame, PyObject line) {
        int to = TraceFunctions.jumpTo(frame, line);
        TracedRun run = TracedRun.of(frame);
        if (run == null) {
            Program program = TracedPrograms.of((PyTableCode) frame.f_code);
            if (program == null) {
                throw Py.ValueError("can't jump: the source of this code is not there, or has changed");
            }
            run = program.tracedRun((PyTableCode) frame.f_code, frame);
        }
        int reached = run.jump(frame, to);
        FrameTrace.jump(frame, reached, run.left());
    }
}
