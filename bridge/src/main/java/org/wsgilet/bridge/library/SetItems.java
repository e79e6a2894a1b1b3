package org.wsgilet.bridge.library;

import java.util.Set;
import org.python.core.BaseSet;
import org.python.core.Py;
import org.python.core.PyObject;

/** What is in a set, compared with what is in another, of Python or of Java. */
public final class SetItems {

    private SetItems() {}

    /** Called by Jython's sets. */
    public static PyObject ___eq__(BaseSet set, PyObject other) {
        return Py.newBoolean(isSame(set, other));
    }

    /** Called by Jython's sets. */
    public static PyObject ___ne__(BaseSet set, PyObject other) {
        return Py.newBoolean(!isSame(set, other));
    }

    private static boolean isSame(BaseSet set, PyObject other) {
        if (other instanceof BaseSet items) {
            return set.size() == items.size() && hasAll(set, items);
        }
        return other.__tojava__(Set.class) instanceof Set<?> items
                && set.size() == items.size()
                && items.stream().allMatch(set::contains);
    }

    private static boolean hasAll(BaseSet set, BaseSet items) {
        for (PyObject item : items.asIterable()) {
            if (!set.contains(item)) {
                return false;
            }
        }
        return true;
    }
}
