package org.wsgilet.bridge.speedups.markupsafe;

import org.python.core.PyObject;
import org.python.core.PyType;

/** The stand-ins for MarkupSafe, which {@code wsgilet_speedups} puts in place. */
public final class MarkupSafe {

    private MarkupSafe() {}

    /** @param markup the class {@code markupsafe.Markup} */
    public static PyObject escape(PyType markup) {
        return new MarkupEscape("escape", markup, false);
    }

    /** As {@link #escape}, but {@code None} is the empty string. */
    public static PyObject escapeSilent(PyType markup) {
        return new MarkupEscape("escape_silent", markup, true);
    }
}
