package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;

/** {@code __exit__} of the files of {@code io}: closes, and returns None, where Jython's returns False. */
final class LeaveBlock extends PyBuiltinMethodNarrow {

    LeaveBlock() {
        super("__exit__", 4, 4);
    }

    @Override
    public PyObject __call__(PyObject type, PyObject value, PyObject traceback) {
        self.invoke("close");
        return Py.None;
    }
}
