package org.wsgilet.bridge.jython;

import java.util.function.Function;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/** Leaves the instruction of a frame that a debugger goes on with at another line. No code of Python catches it. */
public final class Jump extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Function<PyFrame, PyObject> rest;

    /** @param rest runs the frame from the line on; null if what runs it knows where to go on */
    public Jump(Function<PyFrame, PyObject> rest) {
        super(null, null, false, false);
        this.rest = rest;
    }

    /** Goes on where the frame was left, which is run in another way from now on. */
    public PyObject goOn(PyFrame frame) {
        return rest.apply(frame);
    }

    static void check(Throwable problem) {
        if (problem instanceof Jump jump) {
            throw jump;
        }
    }
}
