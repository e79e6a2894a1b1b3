package org.wsgilet.bridge.library;

import java.util.function.BiFunction;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.core.Slotted;
import org.wsgilet.bridge.jython.ExposedMethod;

/**
 * The method of an operator that sequences have in C, such as {@code list.__add__}: called by its name it refuses what
 * it does not take, where Jython's returns NotImplemented. A subclass still gets that, as its operators ask the other
 * operand next.
 */
final class RefusedOperand extends MendedMethod {

    private static final long serialVersionUID = 1;

    private final PyType type;
    private final transient BiFunction<PyObject, PyObject, String> words;

    /**
     * @param jythons the descriptor of Jython's method
     * @param words what TypeError says of the object and what is refused
     */
    RefusedOperand(PyType type, String name, PyObject jythons, BiFunction<PyObject, PyObject, String> words) {
        super(name, jythons);
        this.type = type;
        this.words = words;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 1 || keywords.length > 0) {
            throw keywords.length > 0
                    ? Py.TypeError("wrapper " + info.getName() + " doesn't take keyword arguments")
                    : Py.TypeError(" expected 1 arguments, got " + arguments.length);
        }
        return __call__(arguments[0]);
    }

    @Override
    public int __cmp__(PyObject other) {
        return ExposedMethod.ordered(super.__cmp__(other), this, other);
    }

    @Override
    public PyObject __call__(PyObject other) {
        PyObject result = jythons.__call__(self, other);
        // Operators beside an object of a class in Python come here, too, and ask that object next.
        if (result == Py.NotImplemented && self.getType() == type && !(other instanceof Slotted)) {
            throw Py.TypeError(words.apply(self, other));
        }
        return result;
    }
}
