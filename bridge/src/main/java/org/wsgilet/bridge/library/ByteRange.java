package org.wsgilet.bridge.library;

import org.python.core.BaseBytes;
import org.python.core.PyObject;

/** What part of a bytearray is searched. */
public final class ByteRange {

    private ByteRange() {}

    /**
     * Called by Jython's bytearray, for a start and an end of {@code find} and its like, which may be none. A start
     * behind the end leaves less than nothing: not even an empty pattern is in there.
     *
     * @return start, end, 1, and how many bytes, below zero if the start is behind the end
     */
    public static int[] of(BaseBytes bytes, PyObject start, PyObject end) {
        int length = bytes.size();
        SearchRange range = SearchRange.of(start, end);
        // All starts behind the last byte are the same, and small enough to be added to.
        int from = Math.min(length + 1, range.start(length));
        int to = range.end(length);
        return new int[] {from, to, 1, to - from};
    }
}
