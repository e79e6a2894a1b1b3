package org.wsgilet.bridge.jython;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;

/** Python's {@code thread.error}, which Jython's locks do not know. */
public final class ThreadError {

    private ThreadError() {}

    /** In place of {@code Py.ValueError} in {@code PyLock.release}. */
    public static PyException unlocked(String message) {
        PyObject thread = Py.getSystemState().modules.__finditem__("thread");
        PyObject error = thread == null ? null : thread.__findattr__("error");
        return error == null ? Py.ValueError(message) : new PyException(error, new PyString("release unlocked lock"));
    }

    /** In place of what {@code threading.Lock} throws. */
    public static PyException unlocked(RuntimeException thrown) {
        return unlocked(thrown.toString());
    }
}
