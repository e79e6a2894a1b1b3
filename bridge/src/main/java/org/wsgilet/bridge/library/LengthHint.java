package org.wsgilet.bridge.library;

import org.python.core.PyList;
import org.python.core.PyListIterator;
import org.python.core.PyObject;
import org.python.core.PyReversedIterator;
import org.python.core.PySequenceIter;
import org.python.core.PyTupleIterator;
import org.python.core.PyXRangeIter;
import org.wsgilet.bridge.jython.Internal;

/** How many items an iterator of Jython has left, as its {@code __length_hint__} says. */
final class LengthHint {

    private LengthHint() {}

    static int of(PyObject iterator) {
        return Math.max(left(iterator), 0);
    }

    private static int left(PyObject iterator) {
        if (iterator instanceof WatchingIterator watching) {
            return watching.watchedSize().left();
        }
        if (iterator instanceof ReversedDeque reversed) {
            return reversed.left();
        }
        if (iterator instanceof PyListIterator) {
            boolean isAtEnd = (boolean) Internal.LIST_ITERATOR_END.in(iterator);
            PyList list = (PyList) Internal.LIST_ITERATOR_LIST.in(iterator);
            return isAtEnd ? 0 : list.size() - (int) Internal.LIST_ITERATOR_INDEX.in(iterator);
        }
        if (iterator instanceof PyTupleIterator) {
            return ((TupleItems) Internal.TUPLE_ITERATOR.in(iterator)).left();
        }
        if (iterator instanceof PyXRangeIter) {
            long length = (long) Internal.RANGE_ITERATOR_LENGTH.in(iterator);
            return (int) (length - (long) Internal.RANGE_ITERATOR_INDEX.in(iterator));
        }
        if (iterator instanceof PyReversedIterator) {
            PyObject sequence = (PyObject) Internal.REVERSED_SEQUENCE.in(iterator);
            int left = (int) Internal.REVERSED_INDEX.in(iterator) + 1;
            return left > sequence.__len__() ? 0 : left;
        }
        if (iterator instanceof PySequenceIter) {
            PyObject sequence = (PyObject) Internal.SEQUENCE_ITERATOR.in(iterator);
            return sequence == null ? 0 : sequence.__len__() - (int) Internal.SEQUENCE_ITERATOR_INDEX.in(iterator);
        }
        throw new IllegalArgumentException(iterator.getClass().getName());
    }
}
