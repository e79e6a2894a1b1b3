package org.wsgilet.bridge.library;

import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyXRange;
import org.python.core.PyXRangeIter;

/** An {@code xrange} over numbers beyond 32 bits, such as times in milliseconds. */
final class WideRange extends PyXRange {

    private static final long serialVersionUID = 1;

    private final long start;
    private final long stop;
    private final long step;
    private final long length;

    private WideRange(long start, long stop, long step, long length) {
        super(0); // the type; all that Jython's class does by its own numbers is here
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.length = length;
    }

    static PyObject of(long start, long stop, long step) {
        if (step == 0) {
            throw Py.ValueError("xrange() arg 3 must not be zero");
        }
        boolean isEmpty = step > 0 ? start >= stop : start <= stop;
        BigInteger distance = BigInteger.valueOf(stop).subtract(BigInteger.valueOf(start));
        BigInteger last = distance.subtract(BigInteger.valueOf(Long.signum(step)));
        BigInteger length = last.divide(BigInteger.valueOf(step)).add(BigInteger.ONE);
        if (!isEmpty && length.bitLength() >= Long.SIZE) {
            throw Py.OverflowError("xrange() result has too many items");
        }
        long count = isEmpty ? 0 : length.longValue();
        return new WideRange(start, start + count * step, step, count);
    }

    @Override
    public int __len__() {
        if (length > Integer.MAX_VALUE) {
            throw Py.OverflowError("long int too large to convert to int");
        }
        return (int) length;
    }

    @Override
    public boolean __nonzero__() {
        return length > 0;
    }

    @Override
    public PyObject __iter__() {
        return xrange___iter__();
    }

    @Override
    public PyObject xrange___iter__() {
        return new PyXRangeIter(0, start, step, length);
    }

    @Override
    public PyObject xrange___reversed__() {
        return new PyXRangeIter(0, start + (length - 1) * step, -step, length);
    }

    @Override
    public PyObject __reduce__() {
        return xrange___reduce__();
    }

    @Override
    public PyObject xrange___reduce__() {
        return new PyTuple(getType(), new PyTuple(Py.newInteger(start), Py.newInteger(stop), Py.newInteger(step)));
    }

    @Override
    public PyObject __getitem__(PyObject index) {
        if (!index.isIndex()) {
            return super.__getitem__(index); // which raises
        }
        long given = index.__index__().asLong();
        long place = given < 0 ? given + length : given;
        if (place < 0 || place >= length) {
            throw Py.IndexError("xrange object index out of range");
        }
        return Py.newInteger(start + place * step);
    }

    @Override
    public String toString() {
        if (step != 1) {
            return "xrange(" + start + ", " + stop + ", " + step + ")";
        }
        return start == 0 ? "xrange(" + stop + ")" : "xrange(" + start + ", " + stop + ")";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
