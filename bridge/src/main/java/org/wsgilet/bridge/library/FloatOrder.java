package org.wsgilet.bridge.library;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;

/**
 * {@code float.__eq__} and the other comparisons by name, which a subclass calls. Jython's float has only
 * {@code __cmp__}, so that these were found in {@code type}, and compared the class.
 */
final class FloatOrder {

    static final Map<String, BiFunction<PyFloat, PyObject, PyObject>> METHODS = Map.of(
            "__eq__", compared(order -> order == 0, false),
            "__ne__", compared(order -> order != 0, true),
            "__lt__", compared(order -> order < 0, false),
            "__le__", compared(order -> order <= 0, false),
            "__gt__", compared(order -> order > 0, false),
            "__ge__", compared(order -> order >= 0, false));

    private FloatOrder() {}

    /** @param ofNan what each comparison with a number that is none gives */
    private static BiFunction<PyFloat, PyObject, PyObject> compared(IntPredicate orders, boolean ofNan) {
        return (number, other) -> {
            if (!(other instanceof PyFloat || other instanceof PyInteger || other instanceof PyLong)) {
                return Py.NotImplemented;
            }
            boolean isNan = Double.isNaN(number.getValue()) || other instanceof PyFloat f && Double.isNaN(f.getValue());
            // the method of a subclass would call this one again
            return Py.newBoolean(isNan ? ofNan : orders.test(new PyFloat(number.getValue()).__cmp__(other)));
        };
    }
}
