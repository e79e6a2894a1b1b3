package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyIterator;
import org.python.core.PyObject;
import org.python.expose.ExposedType;
import org.python.modules._collections.PyDeque;

/** {@code reversed(deque)}, which tells of changes of the deque, and how many items are left. */
@ExposedType
public final class ReversedDeque extends PyIterator {

    private static final long serialVersionUID = 1;

    static {
        IteratorTypes.expose(ReversedDeque.class, "deque_reverse_iterator");
    }

    private final PyDeque deque;
    /** Raises once the deque has changed. */
    private final transient PyObject watching;

    private int left;

    ReversedDeque(PyDeque deque) {
        this.deque = deque;
        left = deque.__len__();
        watching = deque.__iter__();
    }

    @Override
    public synchronized PyObject __iternext__() {
        if (left == 0) {
            return null;
        }
        watch();
        left--;
        return deque.__finditem__(Py.newInteger(left));
    }

    private void watch() {
        try {
            watching.__iternext__();
        } catch (RuntimeException e) {
            left = 0;
            throw e;
        }
    }

    int left() {
        return left;
    }
}
