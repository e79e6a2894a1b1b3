package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;

/** Called by Jython's state of a thread: what is too deep is RuntimeError, before the thread's stack is full. */
public final class Recursion {

    private Recursion() {}

    /** Notes an object whose {@code repr} begins. */
    public static void enter(PyList shown, PyObject object) {
        if (shown.size() > limit()) {
            shown.clear(); // nobody takes away what ends with an exception
            throw Py.RuntimeError("maximum recursion depth exceeded while getting the repr of an object");
        }
        shown.append(object);
    }

    /** Where a thread notes the pairs of objects that it compares, once there are some within others. */
    public static PyDictionary compared() {
        return new ComparedPairs();
    }

    private static int limit() {
        return Py.getSystemState().getrecursionlimit();
    }

    /** Asked for each pair before it is noted: one that is compared already would be for ever. */
    @SuppressWarnings("unchecked") // values() of PyDictionary
    private static final class ComparedPairs extends PyDictionary {

        private static final long serialVersionUID = 1;

        @Override
        public PyObject __finditem__(PyObject pair) {
            if (super.__finditem__(pair) != null || Py.getThreadState().compareStateNesting > limit()) {
                throw Py.RuntimeError("maximum recursion depth exceeded in cmp");
            }
            return null;
        }
    }
}
