package org.wsgilet.bridge.library;

import java.util.Set;
import org.python.core.BaseDictionaryView;
import org.python.core.BaseSet;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySet;

/**
 * Called by Jython's sets and views of dicts: what is in one, compared with what is in another, of Python or of Java.
 * Null is the answer for what is none, which may know how to compare itself.
 */
public final class SetItems {

    /** What {@code PyObject.__cmp__} is told of objects that do not know each other. */
    private static final int NOT_IMPLEMENTED = -2;

    private SetItems() {}

    public static PyObject ___eq__(BaseSet set, PyObject other) {
        return isSet(other) ? Py.newBoolean(isSame(set, other)) : null;
    }

    public static PyObject ___ne__(BaseSet set, PyObject other) {
        return isSet(other) ? Py.newBoolean(!isSame(set, other)) : null;
    }

    public static PyObject ___lt__(BaseSet set, PyObject other) {
        return other instanceof BaseSet larger ? isBelow(set, larger, 1) : null;
    }

    public static PyObject ___le__(BaseSet set, PyObject other) {
        return other instanceof BaseSet larger ? isBelow(set, larger, 0) : null;
    }

    public static PyObject ___gt__(BaseSet set, PyObject other) {
        return other instanceof BaseSet smaller ? isBelow(smaller, set, 1) : null;
    }

    public static PyObject ___ge__(BaseSet set, PyObject other) {
        return other instanceof BaseSet smaller ? isBelow(smaller, set, 0) : null;
    }

    /** Sets have no order, but one beside other objects. */
    public static int ___cmp__(BaseSet set, PyObject other) {
        if (other instanceof BaseSet) {
            throw Py.TypeError("cannot compare sets using cmp()");
        }
        return NOT_IMPLEMENTED;
    }

    public static PyObject ___eq__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? Py.newBoolean(isSame(view, other)) : null;
    }

    public static PyObject ___ne__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? Py.newBoolean(!isSame(view, other)) : null;
    }

    public static PyObject ___lt__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? isBelow(view, other, 1) : null;
    }

    public static PyObject ___le__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? isBelow(view, other, 0) : null;
    }

    public static PyObject ___gt__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? isBelow(other, view, 1) : null;
    }

    public static PyObject ___ge__(BaseDictionaryView view, PyObject other) {
        return areComparable(view, other) ? isBelow(other, view, 0) : null;
    }

    /** {@code left & view} */
    public static PyObject __rand__(BaseDictionaryView view, PyObject left) {
        return changed(view, left, "intersection_update");
    }

    /** {@code left | view} */
    public static PyObject __ror__(BaseDictionaryView view, PyObject left) {
        return changed(view, left, "update");
    }

    /** {@code left ^ view} */
    public static PyObject __rxor__(BaseDictionaryView view, PyObject left) {
        return changed(view, left, "symmetric_difference_update");
    }

    /** {@code left - view} */
    public static PyObject __rsub__(BaseDictionaryView view, PyObject left) {
        return changed(view, left, "difference_update");
    }

    private static PyObject changed(BaseDictionaryView view, PyObject left, String method) {
        if (!isLikeSet(view)) {
            return null;
        }
        PySet result = new PySet(left);
        result.invoke(method, view);
        return result;
    }

    private static boolean isSet(PyObject object) {
        return object instanceof BaseSet || object.__tojava__(Set.class) instanceof Set<?>;
    }

    private static boolean areComparable(PyObject view, PyObject other) {
        return isLikeSet(view) && isLikeSet(other);
    }

    /** Sets, and views of keys or items, but not of values. */
    private static boolean isLikeSet(PyObject object) {
        return object instanceof BaseSet
                || object instanceof BaseDictionaryView
                        && !object.getType().getName().equals("dict_values");
    }

    private static boolean isSame(BaseSet set, PyObject other) {
        if (other instanceof BaseSet items) {
            return set.size() == items.size() && hasAll(set, items);
        }
        return other.__tojava__(Set.class) instanceof Set<?> items
                && set.size() == items.size()
                && items.stream().allMatch(set::contains);
    }

    private static boolean isSame(BaseDictionaryView view, PyObject other) {
        return view.__len__() == other.__len__() && hasAll(other, view);
    }

    /** Whether one is a subset of the other, which has so many items more, or more than that. */
    private static PyObject isBelow(PyObject small, PyObject large, int more) {
        return Py.newBoolean(length(small) <= length(large) - more && hasAll(large, small));
    }

    private static int length(PyObject items) {
        return items instanceof BaseSet set ? set.size() : items.__len__();
    }

    private static boolean hasAll(PyObject set, PyObject items) {
        for (PyObject item : items.asIterable()) {
            boolean has = set instanceof BaseSet own ? own.contains(item) : set.__contains__(item);
            if (!has) {
                return false;
            }
        }
        return true;
    }
}
