package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyInstance;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.Slotted;

/** The module {@code _heapq}: lists whose first item is the least, each change one step for other threads. */
public final class Heaps {

    private Heaps() {}

    public static void push(PyList heap, PyObject item) {
        synchronized (heap) {
            heap.append(item);
            siftDown(heap, 0, heap.size() - 1, false);
        }
    }

    public static PyObject pop(PyList heap) {
        synchronized (heap) {
            PyObject last = heap.pyget(checked(heap).size() - 1);
            heap.remove(heap.size() - 1);
            return heap.isEmpty() ? last : replaced(heap, last, false);
        }
    }

    public static PyObject replace(PyList heap, PyObject item) {
        synchronized (heap) {
            return replaced(checked(heap), item, false);
        }
    }

    public static PyObject pushPop(PyList heap, PyObject item) {
        synchronized (heap) {
            return heap.isEmpty() || !isLess(heap.pyget(0), item) ? item : replaced(checked(heap), item, false);
        }
    }

    public static void heapify(PyList heap) {
        synchronized (heap) {
            heapify(heap, false);
        }
    }

    public static PyList largest(int number, PyObject items) {
        PyList found = best(number, items, false);
        found.invoke("sort");
        found.reverse();
        return found;
    }

    public static PyList smallest(int number, PyObject items) {
        PyList found = best(number, items, true);
        found.invoke("sort");
        return found;
    }

    /**
     * The largest of the items, or the smallest, as a heap whose first is the one that the next better one replaces.
     */
    private static PyList best(int number, PyObject items, boolean greatestFirst) {
        PyObject iterator = items.__iter__();
        PyList heap = new PyList();
        PyObject item = number > 0 ? Groups.next(iterator) : null;
        for (; item != null && heap.size() < number; item = Groups.next(iterator)) {
            heap.append(item);
        }
        heapify(heap, greatestFirst);
        for (; item != null; item = Groups.next(iterator)) {
            if (isBefore(heap.pyget(0), item, greatestFirst)) {
                replaced(heap, item, greatestFirst);
            }
        }
        return heap;
    }

    private static void heapify(PyList heap, boolean greatestFirst) {
        for (int at = heap.size() / 2 - 1; at >= 0; at--) {
            siftUp(heap, at, greatestFirst);
        }
    }

    private static PyList checked(PyList heap) {
        if (heap.isEmpty()) {
            throw Py.IndexError("index out of range");
        }
        return heap;
    }

    private static PyObject replaced(PyList heap, PyObject item, boolean greatestFirst) {
        PyObject first = heap.pyget(0);
        heap.pyset(0, item);
        siftUp(heap, 0, greatestFirst);
        return first;
    }

    /** An item at a place moves towards a place before it, past those that come after it. */
    private static void siftDown(PyList heap, int start, int from, boolean greatestFirst) {
        int size = heap.size();
        PyObject item = heap.pyget(from);
        int at = from;
        while (at > start) {
            int parent = (at - 1) >> 1;
            PyObject above = heap.pyget(parent);
            boolean before = isBefore(item, above, greatestFirst);
            checkSize(heap, size);
            if (!before) {
                return;
            }
            swap(heap, parent, at);
            at = parent;
        }
    }

    /** An item goes to the end, past what comes before, and from there back to where it belongs: fewer comparisons. */
    private static void siftUp(PyList heap, int from, boolean greatestFirst) {
        int size = heap.size();
        int at = from;
        while (at < size >> 1) {
            int child = 2 * at + 1;
            if (child + 1 < size) {
                boolean before = isBefore(heap.pyget(child), heap.pyget(child + 1), greatestFirst);
                checkSize(heap, size);
                child += before ? 0 : 1;
            }
            swap(heap, child, at);
            at = child;
        }
        siftDown(heap, from, at, greatestFirst);
    }

    /** A comparison is Python code, which may have changed the list. */
    private static void checkSize(PyList heap, int size) {
        if (heap.size() != size) {
            throw Py.RuntimeError("list changed size during iteration");
        }
    }

    private static void swap(PyList heap, int one, int other) {
        PyObject kept = heap.pyget(one);
        heap.pyset(one, heap.pyget(other));
        heap.pyset(other, kept);
    }

    private static boolean isBefore(PyObject one, PyObject other, boolean greatestFirst) {
        return greatestFirst ? isLess(other, one) : isLess(one, other);
    }

    /** By {@code <=} of the other where there is no {@code <}, as programs of before Python 2.6 have it. */
    private static boolean isLess(PyObject one, PyObject other) {
        boolean isOfPython = one instanceof PyInstance || one instanceof Slotted;
        if (isOfPython && one.__findattr__("__lt__") == null) {
            return !other._le(one).__nonzero__();
        }
        return one._lt(other).__nonzero__();
    }
}
