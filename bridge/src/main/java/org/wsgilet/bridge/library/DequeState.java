package org.wsgilet.bridge.library;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.modules._collections.PyDeque;

/** What a {@code collections.deque} is made of, as its copies have it: Jython's lose the {@code maxlen}. */
final class DequeState {

    private static final int INT_BITS = 63; // of CPython

    private DequeState() {}

    /** {@code deque.__copy__()} */
    static PyObject copy(PyDeque deque) {
        PyObject maxlen = deque.getMaxlen();
        return maxlen == Py.None
                ? deque.getType().__call__(deque)
                : deque.getType().__call__(deque, maxlen);
    }

    /** {@code deque.__reduce__()}: the items come after it is made, as it may be one of them. */
    static PyObject reduce(PyDeque deque) {
        PyObject maxlen = deque.getMaxlen();
        PyObject attributes = deque.getDict();
        return new PyTuple(
                deque.getType(),
                maxlen == Py.None ? Py.EmptyTuple : new PyTuple(Py.EmptyTuple, maxlen),
                attributes == null ? Py.None : attributes,
                deque.__iter__());
    }

    /** {@code deque.rotate(steps)} */
    static PyObject rotate(PyDeque deque, PyObject steps) {
        BigInteger number = steps == null ? BigInteger.ONE : number(steps);
        synchronized (deque) {
            int length = deque.__len__();
            if (length > 0) {
                deque.deque_rotate(number.mod(BigInteger.valueOf(length)).intValue());
            }
        }
        return Py.None;
    }

    private static BigInteger number(PyObject steps) {
        if (steps instanceof PyFloat) {
            throw Py.TypeError("integer argument expected, got float");
        }
        if (!steps.isIndex()) {
            throw Py.TypeError("an integer is required");
        }
        PyObject index = steps.__index__();
        BigInteger number = index instanceof PyLong wide ? wide.getValue() : BigInteger.valueOf(index.asInt());
        if (number.bitLength() > INT_BITS) {
            throw Py.OverflowError("Python int too large to convert to C long");
        }
        return number;
    }
}
