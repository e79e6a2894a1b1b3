package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.Jump;

/** What is known of a frame that a debugger looks at: where it is, and where it is to go on. */
public final class TracedRun {

    private final Body body;

    /**
     * Whether the body has run from its start; if not, compiled code has, which keeps what its blocks need to itself.
     */
    private final boolean isComplete;

    /** The position of the instruction that runs. */
    int at;

    TracedRun(Body body, boolean isComplete) {
        this.body = body;
        this.isComplete = isComplete;
    }

    /** Null if the frame is not interpreted, or has not been traced from its start. */
    public static TracedRun of(PyFrame frame) {
        return kept(frame) instanceof TracedRun run ? run : null;
    }

    /** Goes on with a generator; null if it is not interpreted. */
    public static PyObject goOn(PyFrame frame) {
        Object kept = kept(frame);
        if (kept instanceof TracedRun run) {
            return run.body.run(frame);
        }
        return kept instanceof Body body ? body.run(frame) : null;
    }

    private static Object kept(PyFrame frame) {
        Object[] kept = frame.f_savedlocals;
        return kept == null || kept.length == 0 ? null : kept[0];
    }

    Body body() {
        return body;
    }

    /** The line that is gone on at for a line; raises ValueError if there is no way. */
    public int jump(PyFrame frame, int line) {
        int first = frame.f_code.co_firstlineno;
        int reached = body.jumps().reached(line, first);
        at = body.jumps().target(line, at, first, isComplete);
        return reached;
    }

    /** What leaves the instruction that runs. */
    public Jump left() {
        return new Jump(isComplete ? null : frame -> body.runFrom(frame, this));
    }
}
