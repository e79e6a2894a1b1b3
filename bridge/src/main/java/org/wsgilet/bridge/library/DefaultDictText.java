package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.ThreadState;
import org.python.modules._collections.PyDefaultDict;

/** {@code repr} of a {@code defaultdict}, whose factory may be a method of itself: Jython's does not end then. */
final class DefaultDictText {

    private DefaultDictText() {}

    static PyObject of(PyDefaultDict dict) {
        PyObject items = PyDictionary.TYPE.lookup("__repr__").__call__(dict);
        return Py.newString("defaultdict(" + factory(dict.getDefaultFactory()) + ", " + items + ")");
    }

    private static String factory(PyObject factory) {
        ThreadState thread = Py.getThreadState();
        if (!thread.enterRepr(factory)) {
            return "...";
        }
        try {
            return factory.__repr__().toString();
        } finally {
            thread.exitRepr(factory);
        }
    }
}
