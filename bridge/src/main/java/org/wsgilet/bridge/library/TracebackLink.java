package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTraceback;

/** Lets Jinja2 replace the frames of compiled templates by the lines of the template: Python cannot set tb_next. */
public final class TracebackLink {

    private TracebackLink() {}

    public static PyObject setNext(PyObject traceback, PyObject next) {
        ((PyTraceback) traceback).tb_next = next == Py.None ? null : next; // as the last one of Jython's own
        return traceback;
    }
}
