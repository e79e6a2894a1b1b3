package org.wsgilet.bridge.speedups.bottle;

import org.python.core.Py;
import org.python.core.PyBuiltinFunctionNarrow;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.OwnedThreadLocal;

/**
 * Bottle's {@code local_property}: a variable that has a value of its own in each thread, as functions for a property.
 */
final class ThreadVariable {

    private final OwnedThreadLocal values = new OwnedThreadLocal();

    PyObject getter() {
        return new PyBuiltinFunctionNarrow("fget", 1, 1, null) {
            @Override
            public PyObject __call__(PyObject self) {
                PyObject value = get();
                if (value == null) {
                    throw Py.RuntimeError("Request context not initialized.");
                }
                return value;
            }
        };
    }

    PyObject setter() {
        return new PyBuiltinFunctionNarrow("fset", 2, 2, null) {
            @Override
            public PyObject __call__(PyObject self, PyObject value) {
                set(value);
                return Py.None;
            }
        };
    }

    PyObject deleter() {
        return new PyBuiltinFunctionNarrow("fdel", 1, 1, null) {
            @Override
            public PyObject __call__(PyObject self) {
                if (get() == null) {
                    throw Py.AttributeError("'thread._local' object has no attribute 'var'");
                }
                set(null);
                return Py.None;
            }
        };
    }

    /** Null if the thread has set none. */
    PyObject get() {
        return (PyObject) values.get()[0];
    }

    void set(PyObject value) {
        values.get()[0] = value;
    }
}
