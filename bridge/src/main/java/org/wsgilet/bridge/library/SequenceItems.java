package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInstance;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.Slotted;

/** The items of what is iterated by its {@code __getitem__}. */
public final class SequenceItems {

    private SequenceItems() {}

    /**
     * The item at an index, null behind the last. In CPython an IndexError alone tells so; Jython takes a KeyError of a
     * class in Python for the end, too, so that what follows is lost without a word.
     */
    public static PyObject at(PyObject sequence, int index) {
        if (!(sequence instanceof Slotted) && !(sequence instanceof PyInstance)) { // of no class in Python
            return sequence.__finditem__(index);
        }
        try {
            return sequence.__getitem__(new PyInteger(index));
        } catch (PyException e) {
            if (e.match(Py.IndexError)) {
                return null;
            }
            throw e;
        }
    }
}
