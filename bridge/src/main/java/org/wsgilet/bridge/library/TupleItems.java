package org.wsgilet.bridge.library;

import java.util.Iterator;
import java.util.List;
import org.python.core.PyObject;

/** Called by the changed iterator over tuples: its items, which tell how many are left. */
public final class TupleItems implements Iterator<PyObject> {

    private final List<PyObject> items;
    private final int size;
    private int next;

    private TupleItems(List<PyObject> items) {
        this.items = items;
        size = items.size();
    }

    public static Iterator<PyObject> iterator(List<PyObject> items) {
        return new TupleItems(items);
    }

    int left() {
        return size - next;
    }

    @Override
    public boolean hasNext() {
        return next < size;
    }

    @Override
    public PyObject next() {
        return items.get(next++); // after hasNext()
    }
}
