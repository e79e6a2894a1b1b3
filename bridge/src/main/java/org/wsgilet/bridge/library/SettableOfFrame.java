package org.wsgilet.bridge.library;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.wsgilet.bridge.compiling.Jumps;
import org.wsgilet.bridge.jython.TraceFunctions;

/** An attribute of frames that debuggers set. */
final class SettableOfFrame extends FrameAttribute {

    private static final long serialVersionUID = 1;

    static final FrameAttribute TRACE =
            new SettableOfFrame(TraceFunctions::ofFrame, TraceFunctions::setOfFrame, TraceFunctions::removeOfFrame);

    static final FrameAttribute LINE =
            new SettableOfFrame(frame -> Py.newInteger(frame.getline()), Jumps::jump, frame -> {
                throw Py.AttributeError("cannot delete attribute");
            });

    private final transient BiConsumer<PyFrame, PyObject> change;
    private final transient Consumer<PyFrame> removal;

    private SettableOfFrame(
            Function<PyFrame, PyObject> value, BiConsumer<PyFrame, PyObject> change, Consumer<PyFrame> removal) {
        super(frame -> value.apply((PyFrame) frame));
        this.change = change;
        this.removal = removal;
    }

    @Override
    public void __set__(PyObject frame, PyObject value) {
        change.accept((PyFrame) frame, value);
    }

    @Override
    public void __delete__(PyObject frame) {
        removal.accept((PyFrame) frame);
    }

    @Override
    public boolean implementsDescrDelete() {
        return true;
    }
}
