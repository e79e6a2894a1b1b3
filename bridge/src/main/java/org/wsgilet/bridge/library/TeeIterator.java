package org.wsgilet.bridge.library;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.modules.itertools.PyTeeIterator;

/**
 * One of the iterators of {@code itertools.tee}, at a place of its own in a chain of items, which are let go once the
 * last iterator has read them. Called by Jython's class, whose own keep all items, begin anew when they are copied, and
 * end where one item could not be read.
 */
public final class TeeIterator extends PyTeeIterator {

    private Link place;

    private TeeIterator(Link place) {
        super(PyType.fromClass(PyTeeIterator.class));
        this.place = place;
    }

    public static PyTeeIterator fromIterable(PyObject iterable) {
        return iterable instanceof PyTeeIterator tee
                ? copy(tee)
                : new TeeIterator(new Link(new Source(iterable.__iter__())));
    }

    /** {@code tee.__copy__()} */
    public static PyTeeIterator copy(PyTeeIterator tee) {
        TeeIterator read = (TeeIterator) tee;
        synchronized (read) {
            return new TeeIterator(read.place);
        }
    }

    @Override
    public PyObject __iternext__() {
        Link read;
        synchronized (this) {
            read = place;
        }
        Link next = read.next();
        if (next == null) {
            return null;
        }
        synchronized (this) {
            if (place == read) { // else another thread has read on
                place = next;
                return read.item;
            }
        }
        return __iternext__();
    }

    /** What all read from. */
    private static final class Source {

        /** Seconds for another thread: longer than it takes to read what does not wait, as CPython's lock has it. */
        private static final int PATIENCE = 1;

        final PyObject iterator;
        final ReentrantLock lock = new ReentrantLock();

        Source(PyObject iterator) {
            this.iterator = iterator;
        }

        /** @throws PyException RuntimeError, as in CPython, while an item is being read */
        void enter() {
            try {
                if (!lock.isHeldByCurrentThread() && lock.tryLock(PATIENCE, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw Py.RuntimeError("cannot re-enter the tee iterator");
        }
    }

    /** A place before an item, which may not be read yet. */
    private static final class Link {

        private final Source source;
        private volatile Link next;
        private PyObject item;

        Link(Source source) {
            this.source = source;
        }

        /** The place behind the item; null at the end. */
        Link next() {
            if (next == null) {
                source.enter();
                try {
                    if (next == null) {
                        item = Groups.next(source.iterator);
                        next = item == null ? null : new Link(source);
                    }
                } finally {
                    source.lock.unlock();
                }
            }
            return next;
        }
    }
}
