package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlot;
import org.python.core.PyType;

/**
 * An attribute of an exception, such as {@code errno}: it is there before it is set, as in a class that has an {@code
 * __init__} of its own and does not call that of {@code IOError}. Jython has none then, and {@code str(e)} fails.
 */
final class ErrorAttribute extends PyObject {

    private static final long serialVersionUID = 1;

    private final PySlot slot;

    private ErrorAttribute(PySlot slot) {
        this.slot = slot;
    }

    /** Those of a type that it has slots for. */
    static void mend(PyType type) {
        for (PyObject name : type.fastGetDict().invoke("keys").asIterable()) {
            PyObject attribute = type.fastGetDict().__finditem__(name);
            if (attribute instanceof PySlot slot) {
                BuiltinTypes.set(type, name.toString(), new ErrorAttribute(slot));
            }
        }
    }

    @Override
    public PyObject __get__(PyObject object, PyObject type) {
        if (object == null || object == Py.None) {
            return this;
        }
        PyObject value = slot.__get__(object, type);
        return value == null ? Py.None : value;
    }

    @Override
    public void __set__(PyObject object, PyObject value) {
        slot.__set__(object, value);
    }

    @Override
    public void __delete__(PyObject object) {
        slot.__delete__(object);
    }

    @Override
    public boolean implementsDescrGet() {
        return true;
    }

    @Override
    public boolean implementsDescrSet() {
        return true;
    }

    @Override
    public boolean implementsDescrDelete() {
        return true;
    }

    @Override
    public boolean isDataDescr() {
        return true;
    }

    @Override
    public String toString() {
        return slot.toString();
    }
}
