package org.wsgilet.bridge.compiling;

import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.wsgilet.bridge.jython.FrameTrace;
import org.wsgilet.bridge.jython.Jump;

/**
 * Runs the code of a frame: its compiled method, but for a frame that a debugger looks at from its start, which is
 * interpreted where that is possible. Only then every line can be gone on at.
 */
public final class TracedFunction {

    private TracedFunction() {}

    /** Called by the changed {@code PyTableCode}, for each call and each time that a generator goes on. */
    public static PyObject run(PyFunctionTable functions, int index, PyFrame frame, ThreadState state) {
        try {
            if (frame.f_lasti > 0 || frame.tracefunc instanceof FrameTrace) {
                return Jumps.run(functions, index, frame, state);
            }
            return functions.call_function(index, frame, state);
        } catch (Jump jump) {
            return jump.goOn(frame);
        }
    }
}
