package org.wsgilet.databases.python;

import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PySlot;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.imp;
import org.wsgilet.bridge.jython.NativeString;

/**
 * Makes a {@code decimal.Decimal} of the text that servers send. Its constructor is Python, and reads a text by a
 * regular expression, which takes most of the time of a query for prices: it is asked only for what is out of the
 * ordinary.
 */
public final class Decimals {

    private static final PyInteger PLUS = Py.newInteger(0);
    private static final PyInteger MINUS = Py.newInteger(1);

    private final PyObject type;

    /** Null where the class is none that is known, as that of an application's own module of this name. */
    private final PySlot sign;

    private final PySlot digits;
    private final PySlot exponent;
    private final PySlot isSpecial;

    public Decimals() {
        type = imp.importName("decimal", true).__getattr__("Decimal");
        sign = slot("_sign");
        digits = slot("_int");
        exponent = slot("_exp");
        isSpecial = slot("_is_special");
    }

    private PySlot slot(String name) {
        boolean isPlain = type instanceof PyType known && known.getBase() == PyObject.TYPE;
        return isPlain && ((PyType) type).lookup(name) instanceof PySlot slot ? slot : null;
    }

    /** Whether values are made by calling this. */
    public boolean isType(PyObject function) {
        return function == type;
    }

    /** As {@code Decimal()} makes it. */
    public PyObject of(byte[] data, int offset, int length) {
        boolean negative = length > 0 && data[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int end = offset + length;
        int point = end;
        for (int i = first; i < end; i++) {
            if (data[i] == '.' && point == end) {
                point = i;
            } else if (data[i] < '0' || data[i] > '9') {
                return byType(data, offset, length);
            }
        }
        boolean isKnown = sign != null && digits != null && exponent != null && isSpecial != null;
        if (!isKnown || point == first || point == end - 1) {
            return byType(data, offset, length);
        }
        PyObject made = new PyObjectDerived((PyType) type);
        sign.__set__(made, negative ? MINUS : PLUS);
        digits.__set__(made, digits(data, first, point, end));
        exponent.__set__(made, Py.newInteger(point == end ? 0 : point + 1 - end));
        isSpecial.__set__(made, Py.False);
        return made;
    }

    private PyObject byType(byte[] data, int offset, int length) {
        return type.__call__(NativeString.of(data, offset, length));
    }

    /** All of them, without the point and without zeros in front of the first other one. */
    private static PyString digits(byte[] data, int first, int point, int end) {
        byte[] all = new byte[end - first];
        int count = 0;
        for (int i = first; i < end; i++) {
            if (i != point && (count > 0 || data[i] != '0')) {
                all[count++] = data[i];
            }
        }
        if (count == 0) {
            all[count++] = '0';
        }
        return NativeString.of(all, 0, count);
    }
}
