package org.wsgilet.bridge.library;

import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PySequenceList;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.Slotted;

/** The items of a list or tuple: compared with those of another, as CPython does, no method of a subclass is asked. */
public final class ListItems {

    private ListItems() {}

    /** Called by Jython's sequences: how many items there are. */
    public static int length(PyObject sequence) {
        return sequence instanceof PySequenceList list ? list.size() : sequence.__len__();
    }

    /**
     * What iterating gives, where Jython takes the items that a sequence has itself: a class that extends a list may
     * keep its items elsewhere, as Django's {@code ErrorList}.
     */
    static PyObject asIterated(PyObject items) {
        PyType type = items.getType();
        if (type == PyList.TYPE || type == PyTuple.TYPE || !(items instanceof PySequence)) {
            return items;
        }
        return items instanceof Slotted && hasOwnIterator(type, items) ? items.__iter__() : items;
    }

    /** Named tuples have none. */
    private static boolean hasOwnIterator(PyType type, PyObject items) {
        PyType base = items instanceof PyTuple ? PyTuple.TYPE : PyList.TYPE;
        return !type.isSubType(base) || type.lookup("__iter__") != base.lookup("__iter__");
    }

    /** What {@code join} joins; refused in CPython's words, where Jython has none. */
    static PyObject joined(PyObject items) {
        PyObject given = asIterated(items);
        if (given instanceof PySequence || given.getType().lookup("__iter__") != null) {
            return given;
        }
        if (given.__findattr__("__iter__") == null && given.__findattr__("__getitem__") == null) {
            throw Py.TypeError("can only join an iterable");
        }
        return given;
    }

    /** @param type list or tuple */
    static PyObject eq(PyType type, PyObject list, PyObject other) {
        return is(type, other) ? Py.newBoolean(isSame(list, other)) : Py.NotImplemented;
    }

    /** @param type list or tuple */
    static PyObject ne(PyType type, PyObject list, PyObject other) {
        return is(type, other) ? Py.newBoolean(!isSame(list, other)) : Py.NotImplemented;
    }

    /**
     * @param type list or tuple
     * @param items compares the first two that differ
     * @param lengths judges {@link Integer#compare} of the lengths where none differ
     */
    static PyObject ordered(
            PyType type, PyObject list, PyObject other, BinaryOperator<PyObject> items, IntPredicate lengths) {
        if (!is(type, other)) {
            return Py.NotImplemented;
        }
        int at = firstDifference(list, other);
        return isInBoth(at, list, other)
                ? items.apply(item(list, at), item(other, at))
                : Py.newBoolean(lengths.test(Integer.compare(length(list), length(other))));
    }

    private static boolean is(PyType type, PyObject object) {
        return object.getType().isSubType(type);
    }

    private static boolean isSame(PyObject list, PyObject other) {
        return length(list) == length(other) && firstDifference(list, other) == length(list);
    }

    private static int firstDifference(PyObject list, PyObject other) {
        int at = 0;
        while (isInBoth(at, list, other) && item(list, at).equals(item(other, at))) {
            at++;
        }
        return at;
    }

    private static boolean isInBoth(int at, PyObject list, PyObject other) {
        return at < length(list) && at < length(other);
    }

    private static PyObject item(PyObject list, int at) {
        return ((PySequenceList) list).pyget(at);
    }
}
