package org.wsgilet.bridge.library;

import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyTableCode;
import org.python.core.PyTraceback;

/**
 * An attribute that is computed and cannot be set, unless a subclass lets it: of frames, tracebacks or code objects
 * what Jython lacks. There are no byte codes: what tells the last of them rises with the lines of a function, and is -1
 * before the first.
 */
class FrameAttribute extends PyObject {

    private static final long serialVersionUID = 1;

    /** What Jython has for the next place in a generator that has none. */
    private static final int ENDED = -1;

    static final FrameAttribute NONE = new FrameAttribute(object -> Py.None);
    static final FrameAttribute RESTRICTED = new FrameAttribute(object -> Py.False);

    /** Of code objects, which have no byte codes. */
    static final FrameAttribute EMPTY = new FrameAttribute(object -> Py.EmptyString);

    /** Of code objects: names and constants of byte codes. */
    static final FrameAttribute NO_ITEMS = new FrameAttribute(object -> Py.EmptyTuple);

    static final FrameAttribute STACK_SIZE =
            new FrameAttribute(object -> Py.newInteger(((PyTableCode) object).co_nlocals + 1));

    /** None for a generator that has ended. */
    static FrameAttribute ofGenerator(PyObject jythons) {
        return new FrameAttribute(object -> {
            PyObject frame = jythons.__get__(object, object.getType());
            return frame instanceof PyFrame running && running.f_lasti != ENDED ? frame : Py.None;
        });
    }

    static final FrameAttribute LAST_OF_FRAME = new FrameAttribute(object -> {
        PyFrame frame = (PyFrame) object;
        return last(frame, frame.f_lineno);
    });

    static final FrameAttribute LAST_OF_TRACEBACK = new FrameAttribute(object -> {
        PyTraceback traceback = (PyTraceback) object;
        return last(traceback.tb_frame, traceback.tb_lineno);
    });

    /** Most byte codes have three bytes. */
    private static final int BYTES = 3;

    private final transient Function<PyObject, PyObject> value;

    FrameAttribute(Function<PyObject, PyObject> value) {
        this.value = value;
    }

    private static PyObject last(PyFrame frame, int line) {
        int first = frame == null || frame.f_code == null ? 0 : frame.f_code.co_firstlineno;
        return Py.newInteger(line == 0 ? -1 : BYTES * Math.max(line - first, 0) + BYTES);
    }

    @Override
    public PyObject __get__(PyObject object, PyObject type) {
        return object == null ? this : value.apply(object);
    }

    @Override
    public boolean implementsDescrGet() {
        return true;
    }

    @Override
    public boolean implementsDescrSet() {
        return true;
    }

    @Override
    public boolean isDataDescr() {
        return true;
    }

    @Override
    public void __set__(PyObject object, PyObject value) {
        throw Py.TypeError("readonly attribute");
    }
}
