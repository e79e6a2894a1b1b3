package org.wsgilet.bridge.library;

import java.util.Arrays;
import java.util.Collections;
import java.util.function.BiPredicate;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;

/**
 * {@code list.sort}, and {@code sorted}: contradictory comparisons give some order, the first one that raises ends the
 * sort, and all items stay in the list. It is empty for {@code cmp} and {@code key}, as in CPython; without them the
 * items stay where they are until the end, because other threads look at lists while they are sorted.
 */
public final class ListSort {

    private static final int INT_BITS = 63; // of CPython

    private record Keyed(PyObject key, PyObject value) {}

    private ListSort() {}

    /** Called by Jython for {@code list.sort}. */
    public static void sort(PyList list, PyObject[] args, String[] keywords) {
        ArgParser given = new ArgParser("sort", args, keywords, new String[] {"cmp", "key", "reverse"}, 0);
        sort(list, given.getPyObject(0, Py.None), given.getPyObject(1, Py.None), given.getPyObject(2, Py.False));
    }

    /** Called by Jython for {@code sorted}. */
    public static void sort(PyList list, PyObject cmp, PyObject key, PyObject reverse) {
        boolean isReversed = reverse != null && reverse != Py.None && reverse.asInt() != 0;
        boolean hasCmp = cmp != null && cmp != Py.None;
        boolean hasKey = key != null && key != Py.None;
        synchronized (list) {
            PyObject[] items = list.getArray();
            if (hasCmp || hasKey) {
                list.clear();
            }
            int size = list.size();
            list.gListAllocatedStatus = -1; // what changes the list sets it
            try {
                BiPredicate<PyObject, PyObject> isLess = hasCmp
                        ? (left, right) -> compared(cmp.__call__(left, right)) < 0
                        : (left, right) -> left._lt(right).__nonzero__();
                if (hasKey) {
                    sortByKey(items, key, isLess, isReversed);
                } else {
                    sort(items, isLess, isReversed);
                }
                if (list.gListAllocatedStatus != -1 || list.size() != size) { // a slice tells no status
                    throw Py.ValueError("list modified during sort");
                }
            } finally {
                fill(list, items);
            }
        }
    }

    private static void sortByKey(
            PyObject[] items, PyObject key, BiPredicate<PyObject, PyObject> isLess, boolean isReversed) {
        Keyed[] keyed = new Keyed[items.length];
        for (int i = 0; i < items.length; i++) {
            keyed[i] = new Keyed(key.__call__(items[i]), items[i]);
        }
        try {
            sort(keyed, (left, right) -> isLess.test(left.key, right.key), isReversed);
        } finally {
            for (int i = 0; i < items.length; i++) {
                items[i] = keyed[i].value;
            }
        }
    }

    /** Equal items stay in their order where it is reversed, too. */
    private static <T> void sort(T[] items, BiPredicate<T, T> isLess, boolean isReversed) {
        if (isReversed) {
            Collections.reverse(Arrays.asList(items));
        }
        try {
            StableSort.sort(items, isLess);
        } finally {
            if (isReversed) {
                Collections.reverse(Arrays.asList(items));
            }
        }
    }

    /** What {@code cmp} returned: an int, also one that is none here for its size. */
    private static int compared(PyObject result) {
        if (result instanceof PyInteger number) {
            return number.getValue();
        }
        if (result instanceof PyLong number && number.getValue().bitLength() <= INT_BITS) {
            return number.getValue().signum();
        }
        throw Py.TypeError(
                "comparison function must return int, not " + result.getType().fastGetName());
    }

    private static void fill(PyList list, PyObject[] items) {
        if (list.size() != items.length) {
            list.clear();
            for (PyObject item : items) {
                list.pyadd(item);
            }
        } else {
            for (int i = 0; i < items.length; i++) {
                list.pyset(i, items[i]);
            }
        }
        list.gListAllocatedStatus = items.length;
    }
}
