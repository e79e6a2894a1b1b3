package org.wsgilet.bridge.speedups;

import org.python.core.PyObject;

/** Stand-ins that are Python functions themselves. */
public final class Replacement {

    private Replacement() {}

    /**
     * Returns what looks as one Python function and does what another does.
     *
     * @param replacement calls the original for whatever it does not know
     */
    public static PyObject of(PyObject original, PyObject replacement) {
        return new Function(original, replacement);
    }

    private static final class Function extends StandIn {

        private static final long serialVersionUID = 1;

        private final PyObject replacement;

        Function(PyObject original, PyObject replacement) {
            super(original);
            this.replacement = replacement;
        }

        @Override
        protected PyObject call(PyObject[] arguments, String[] keywords) {
            return replacement.__call__(arguments, keywords);
        }
    }
}
