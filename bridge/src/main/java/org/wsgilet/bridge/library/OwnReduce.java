package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;

/**
 * {@code object.__reduce_ex__}: a {@code __reduce__} that an instance has of its own is called where its class has one, too, as
 * CPython's getattr finds it first. Texts that Django translates late are pickled so.
 */
final class OwnReduce {

    private static final String REDUCE = "__reduce__";

    private OwnReduce() {}

    /** @param original Jython's, which looks into the class alone */
    static PyObject of(PyObject original, PyObject object, PyObject protocol) {
        PyObject own = object instanceof PyType ? null : own(object);
        if (own != null && object.getType().lookup(REDUCE) != PyObject.TYPE.lookup(REDUCE)) {
            return own.__call__();
        }
        PyObject bound = original.__get__(object, object.getType());
        return bound.__call__(protocol == null ? Py.Zero : protocol);
    }

    private static PyObject own(PyObject object) {
        PyObject names = object.fastGetDict();
        return names == null ? null : names.__finditem__(REDUCE);
    }
}
