package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyIterator;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * What {@code itertools.groupby} gives, read as CPython does: no item before it is asked for. Called by Jython's class,
 * which reads the next item before it gives one, so that the last before a pause of its source comes after that.
 */
public final class Groups extends PyIterator {

    private static final long serialVersionUID = 1;

    private final transient PyObject items;
    private final transient PyObject key;
    private transient PyObject asked;
    private transient PyObject currentKey;
    private transient PyObject current;

    private Groups(PyObject items, PyObject key) {
        this.items = items;
        this.key = key;
    }

    public static PyIterator of(PyObject iterable, PyObject key) {
        return new Groups(iterable.__iter__(), key);
    }

    @Override
    public synchronized PyObject __iternext__() {
        while (currentKey == null || asked != null && isSame(asked, currentKey)) {
            if (!read()) {
                return null;
            }
        }
        asked = currentKey;
        return new PyTuple(currentKey, new Group(asked));
    }

    private boolean read() {
        PyObject item = next(items);
        if (item == null) {
            return false;
        }
        PyObject itsKey = key == Py.None ? item : key.__call__(item);
        currentKey = itsKey;
        current = item;
        return true;
    }

    /** The next item; null at the end, also for Java code that raises StopIteration. */
    static PyObject next(PyObject iterator) {
        try {
            return iterator.__iternext__();
        } catch (PyException e) {
            if (e.match(Py.StopIteration)) {
                return null;
            }
            throw e;
        }
    }

    private static boolean isSame(PyObject one, PyObject other) {
        return one == other || one._eq(other).__nonzero__();
    }

    /** The items of one key, until another has been asked for. */
    private final class Group extends PyIterator {

        private static final long serialVersionUID = 1;

        private final transient PyObject its;

        Group(PyObject its) {
            this.its = its;
        }

        @Override
        public PyObject __iternext__() {
            synchronized (Groups.this) {
                if (current == null && !read() || !isSame(its, currentKey)) {
                    return null;
                }
                PyObject item = current;
                current = null;
                currentKey = null;
                return item;
            }
        }
    }
}
