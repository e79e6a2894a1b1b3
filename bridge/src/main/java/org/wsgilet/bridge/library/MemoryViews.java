package org.wsgilet.bridge.library;

import org.python.core.PyBuffer;

/** Views of bytes that can change their number. */
public final class MemoryViews {

    private MemoryViews() {}

    /**
     * Whether a {@code bytearray} need not care for what was exported of it: always. Nobody knows which views are still
     * held, and a program that is right on CPython resizes none of them; a view keeps the memory that it has.
     */
    public static boolean isForgotten(PyBuffer view) {
        return true;
    }
}
