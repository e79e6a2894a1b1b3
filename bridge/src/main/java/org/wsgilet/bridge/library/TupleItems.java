package org.wsgilet.bridge.library;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.python.core.PyObject;

/** Called by the changed iterator over tuples: its items, which tell how many are left. */
public final class TupleItems implements Iterator<PyObject> {

    private final List<PyObject> items;
    private int next;

    private TupleItems(List<PyObject> items) {
        this.items = items;
    }

    public static Iterator<PyObject> iterator(List<PyObject> items) {
        return new TupleItems(items);
    }

    int left() {
        return items.size() - next;
    }

    @Override
    public boolean hasNext() {
        return next < items.size();
    }

    @Override
    public PyObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.get(next++);
    }
}
