package org.wsgilet.bridge.library;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyDataDescr;
import org.python.core.PyObject;
import org.python.core.PySlot;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** The slots of a class, whatever became of its {@code __slots__}; called by Jython's changed class. */
public final class SlotNames {

    private SlotNames() {}

    /**
     * The names of the slots that were made for a type. For one that has none yet, what its dict says.
     *
     * @param dict that of the type
     * @param attribute {@code __slots__}
     * @return null if it says nothing
     */
    public static PyObject of(PyObject dict, String attribute, PyType type) {
        List<PyObject> names = new ArrayList<>();
        for (PyObject name : dict.asIterable()) {
            if (dict.__finditem__(name) instanceof PySlot slot && slot.getObjClass() == type) {
                names.add(Py.newString(slot.getName()));
            }
        }
        return names.isEmpty() ? dict.__finditem__(attribute) : new PyTuple(names.toArray(PyObject[]::new));
    }

    /**
     * Called for a class whose objects have attributes: {@code __dict__} gives them, unless the class has something of
     * its own there. What was made for the objects of another class, and is there because all its names were taken, is
     * not its own.
     */
    public static void setDict(PyObject dict, String attribute, PyObject made) {
        PyObject found = dict.__finditem__(attribute);
        if (found == null || found instanceof PyDataDescr && found.getClass().getEnclosingClass() == PyType.class) {
            dict.__setitem__(attribute, made);
        }
    }

    /** Called for a class whose objects have {@code __weakref__}: what the class has there already stays. */
    public static void setWeakref(PyObject dict, String attribute, PyObject made) {
        if (dict.__finditem__(attribute) == null) {
            dict.__setitem__(attribute, made);
        }
    }
}
