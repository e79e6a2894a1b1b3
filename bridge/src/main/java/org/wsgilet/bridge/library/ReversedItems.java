package org.wsgilet.bridge.library;

import org.python.core.PyObject;

/** Called by the changed iterator of {@code reversed}. */
public final class ReversedItems {

    private ReversedItems() {}

    /** Its next place: none once a sequence that became shorter had no item there, though it may grow again. */
    public static int index(PyObject item, int index) {
        return item == null ? -1 : index;
    }
}
