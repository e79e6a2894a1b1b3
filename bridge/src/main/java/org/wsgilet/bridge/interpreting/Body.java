package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.FrameTrace;
import org.wsgilet.bridge.jython.Jump;

/**
 * The instructions of a function, class or module. What it keeps from one instruction to another is in {@code
 * PyFrame.f_savedlocals}, and so outlives the {@code yield} of a generator.
 */
final class Body {

    private final Instruction[] code;
    private final Handler[] handlers;
    private final int slots;
    private final JumpTable jumps;

    /**
     * Where exceptions go on.
     *
     * @param start of the instructions whose exceptions are handled
     * @param end behind the last of them
     * @param slot where the exception is kept
     * @param at where it is handled
     */
    record Handler(int start, int end, int slot, int at) {}

    /**
     * @param handlers inner ones before those around them
     * @param slots how many values it keeps
     */
    Body(Instruction[] code, Handler[] handlers, int slots, JumpTable jumps) {
        this.code = code;
        this.handlers = handlers;
        this.slots = slots;
        this.jumps = jumps;
    }

    JumpTable jumps() {
        return jumps;
    }

    /** Whether the frame was begun by an interpreted body, rather than by compiled code. */
    static boolean isBegun(PyFrame frame) {
        Object[] kept = frame.f_savedlocals;
        return kept != null && kept.length > 0 && (kept[0] instanceof Body || kept[0] instanceof TracedRun);
    }

    /** Runs from the start or, in a generator, from where it stopped. */
    PyObject run(PyFrame frame) {
        TracedRun traced = null;
        if (frame.f_lasti <= 0 && frame.tracefunc instanceof FrameTrace) {
            traced = new TracedRun(this, true);
            keep(frame, traced);
        } else if (frame.f_savedlocals != null) {
            traced = TracedRun.of(frame);
        } else if (slots > 0) {
            keep(frame, this);
        }
        return run(frame, Math.max(0, frame.f_lasti), traced);
    }

    /** Goes on, at a position that a debugger has chosen, in a frame that compiled code has left. */
    PyObject runFrom(PyFrame frame, TracedRun left) {
        TracedRun traced = new TracedRun(this, true);
        keep(frame, traced);
        return run(frame, left.at, traced);
    }

    private void keep(PyFrame frame, Object first) {
        frame.f_savedlocals = new Object[Math.max(1, slots)];
        frame.f_savedlocals[0] = first;
    }

    private PyObject run(PyFrame frame, int start, TracedRun traced) {
        int at = start;
        int last = at;
        while (true) {
            try {
                do {
                    last = at;
                    if (traced != null) {
                        traced.at = at;
                    }
                    at = code[last].run(frame);
                } while (at >= 0);
                PyObject result = code[last].result(frame);
                if (at == Instruction.RETURN) {
                    frame.f_lasti = -1;
                }
                return result;
            } catch (Jump jump) {
                if (traced == null) {
                    throw jump;
                }
                at = traced.at;
            } catch (Throwable t) {
                Handler handler = handler(last);
                if (handler == null) {
                    throw t;
                }
                frame.f_savedlocals[handler.slot] = t;
                at = handler.at;
            }
        }
    }

    private Handler handler(int at) {
        for (Handler handler : handlers) {
            if (handler.start <= at && at < handler.end) {
                return handler;
            }
        }
        return null;
    }
}
