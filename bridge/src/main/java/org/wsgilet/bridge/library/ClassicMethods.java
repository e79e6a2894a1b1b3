package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyClass;
import org.python.core.PyException;
import org.python.core.PyObject;

/** The special methods of classic classes that Jython keeps beside their names. */
public final class ClassicMethods {

    private ClassicMethods() {}

    /**
     * Sets a method among the names of a class, or takes it out.
     *
     * @param method null to take it out
     * @return the method that instances have then, or null
     */
    public static PyObject set(PyClass of, PyObject method, String name) {
        if (method != null) {
            of.__dict__.__setitem__(name, method);
            return method;
        }
        try {
            of.__dict__.__delitem__(name);
        } catch (PyException e) {
            if (!e.match(Py.KeyError)) {
                throw e;
            }
            throw Py.AttributeError(String.format("class %s has no attribute '%s'", of.__name__, name));
        }
        return inherited(of, name);
    }

    private static PyObject inherited(PyClass of, String name) {
        for (PyObject base : of.__bases__.getArray()) {
            if (base instanceof PyClass classic) {
                PyObject own = classic.__dict__.__finditem__(name);
                PyObject found = own == null ? inherited(classic, name) : own;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
