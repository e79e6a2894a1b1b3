package org.wsgilet.bridge.interpreting;

import java.util.List;
import org.python.core.PyFrame;
import org.python.core.PyFunctionTable;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.ThreadState;
import org.wsgilet.bridge.jython.FrameTrace;

/**
 * What runs the code of a {@link Program}. Once its functions and loops have run a thousand times, calls that begin
 * then go to compiled classes.
 */
public final class ProgramTable extends PyFunctionTable {

    private static final long serialVersionUID = 1;

    /** Rounds of loops and calls: then a class has been worth it. */
    private static final int WARM = 1000;

    private final transient List<Body> bodies;
    private final transient List<PyTableCode> codes;
    private transient Source source;

    /** Counted without a lock: a few more or less are no matter. */
    private int rounds;

    private transient volatile PyFunctionTable compiled;

    /** The same text, compiled. */
    public interface Source {

        /**
         * Compiles it.
         *
         * @param interpreted the code of the text, each at its number
         * @return what runs the same numbers; null if there is nothing
         */
        PyFunctionTable compile(List<PyTableCode> interpreted);
    }

    ProgramTable(List<Body> bodies, List<PyTableCode> codes, Source source) {
        this.bodies = bodies;
        this.codes = codes;
        this.source = source;
    }

    void warm() {
        rounds++;
    }

    @Override
    public PyObject call_function(int index, PyFrame frame, ThreadState state) {
        boolean begins = frame.f_lasti == 0;
        if (begins && compiled == null && ++rounds > WARM) {
            compile();
        }
        PyFunctionTable classes = compiled;
        boolean isTraced = begins && frame.tracefunc instanceof FrameTrace;
        if (classes != null && !isTraced && (begins || !Body.isBegun(frame))) {
            return classes.call_function(index, frame, state);
        }
        return bodies.get(index).run(frame);
    }

    private synchronized void compile() {
        if (source != null) {
            compiled = source.compile(codes);
            source = null;
        }
        rounds = 0;
    }
}
