package org.wsgilet.bridge.speedups;

import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyStringMap;
import org.python.core.PyType;

/**
 * A class of a package with the attributes that a stand-in does not ask for, as it knows what they do. Where one of
 * them is another one, in a subclass or changed at run time, the code of the package has to run.
 */
public final class KnownType {

    private final PyType type;
    private final String[] names;
    private final PyObject[] values;

    /**
     * @param names of attributes; those that the class does not have must not be there either. Literals, as Jython asks
     * for interned ones.
     */
    public KnownType(PyType type, String... names) {
        this.type = type;
        this.names = names;
        values = new PyObject[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = this.type.lookup(names[i]);
        }
    }

    /** Whether the class itself, or a subclass, still has all attributes that are known. */
    public boolean isAsKnownIn(PyType candidate) {
        for (int i = 0; i < names.length; i++) {
            if (candidate.lookup(names[i]) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** The attributes of an object of this class and no subclass, or null. */
    public PyStringMap attributesOf(PyObject object) {
        return object != null && object.getType() == type && isAsKnownIn(type) ? attributes(object) : null;
    }

    /** What an object keeps in its {@code __dict__}, or null if it has something else there. */
    public static PyStringMap attributes(PyObject object) {
        return object.fastGetDict() instanceof PyStringMap map ? map : null;
    }

    /** An attribute that is a list and of no subclass, or null. */
    public static PyList list(PyStringMap attributes, String name) {
        PyObject value = attributes.__finditem__(name);
        return value != null && value.getClass() == PyList.class ? (PyList) value : null;
    }

    /** An object without attributes: {@code __init__} is not called. Null if the class itself is not as known. */
    public PyObject create() {
        return isAsKnownIn(type) ? new PyObjectDerived(type) : null;
    }
}
