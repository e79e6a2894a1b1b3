package org.wsgilet.bridge.library;

import org.python.core.BaseBytes;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;

/** What part of a bytearray is searched. */
public final class ByteRange {

    private ByteRange() {}

    /**
     * Called by Jython's bytearray, for a start and an end of {@code find} and its like, which may be none. A start behind
     * the end leaves less than nothing: not even an empty pattern is in there.
     *
     * @return start, end, 1, and how many bytes, below zero if the start is behind the end
     */
    public static int[] of(BaseBytes bytes, PyObject start, PyObject end) {
        int length = bytes.size();
        // All starts behind the last byte are the same, and small enough to be added to.
        int from = Math.min(length + 1, isGiven(start) ? counted(start, length) : 0);
        int to = isGiven(end) ? Math.min(length, counted(end, length)) : length;
        return new int[] {from, to, 1, to - from};
    }

    private static boolean isGiven(PyObject index) {
        return index != null && index != Py.None;
    }

    /** An index that is below zero counts from the end. */
    private static int counted(PyObject index, int length) {
        int number = PySlice.calculateSliceIndex(index);
        return number < 0 ? Math.max(0, number + length) : number;
    }
}
