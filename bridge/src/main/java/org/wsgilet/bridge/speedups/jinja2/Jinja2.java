package org.wsgilet.bridge.speedups.jinja2;

import org.python.core.PyObject;

/** The stand-ins for Jinja2, which {@code wsgilet_speedups} puts in place. */
public final class Jinja2 {

    private Jinja2() {}

    /** @param original Jinja2's own {@code Environment.getattr} */
    public static PyObject getattr(PyObject original) {
        return new JinjaGetattr(original);
    }

    /** @param original Jinja2's own {@code Context.call} */
    public static PyObject contextCall(PyObject original) {
        return new JinjaContextCall(original);
    }
}
