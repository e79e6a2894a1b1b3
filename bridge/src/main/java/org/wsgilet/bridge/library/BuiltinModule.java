package org.wsgilet.bridge.library;

import java.util.Set;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyFloat;
import org.python.core.PyLong;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyReflectedFunction;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PyType;

/**
 * A module of Jython that is a Java class, as a module of Python: {@code inspect.ismodule(math)} holds, errors name the
 * module, and what an application puts into it stays in its own interpreter.
 */
public final class BuiltinModule {

    /** What a class has for Java, or for its instances. */
    private static final Set<String> OF_CLASS = Set.of("__new__", "__init__", "__dict__", "classDictInit", "class");

    /** The library's imp.py takes getClass from the first, and Jython's decoder makes an object of the second. */
    private static final Set<String> CLASSES = Set.of("_imp", "ucnhash");

    private BuiltinModule() {}

    /**
     * Called by Jython's import.
     *
     * @param loaded a module, or the type of the class
     * @param name of the module, such as {@code math}
     */
    public static PyObject of(PyObject loaded, String name) {
        if (!(loaded instanceof PyType type) || CLASSES.contains(name)) {
            return loaded;
        }
        PyStringMap names = new PyStringMap();
        for (PyObject key : type.fastGetDict().asIterable()) {
            String attribute = key.toString();
            PyObject value = OF_CLASS.contains(attribute) ? null : type.__findattr__(attribute);
            if (value != null) {
                names.__setitem__(attribute.intern(), asInC(value, name));
            }
        }
        names.__setitem__("__name__", Py.newString(name));
        PyObject documentation = type.__findattr__("__doc__");
        names.__setitem__("__doc__", documentation == null ? Py.None : documentation);
        names.__setitem__("__package__", Py.None);
        return new PyModule(name, names);
    }

    private static PyObject asInC(PyObject value, String module) {
        if (!(value instanceof PyReflectedFunction function)) {
            return value;
        }
        return module.equals("math") ? new MathFunction(function) : new JavaFunction(function, module);
    }

    /** A function of {@code math}: its numbers are whatever has {@code __float__}, as a {@code Decimal}. */
    private static final class MathFunction extends JavaFunction {

        private static final long serialVersionUID = 1;

        private final boolean takesLongs;
        private final int floats;

        MathFunction(PyReflectedFunction function) {
            super(function, "math");
            takesLongs = function.__name__.startsWith("log");
            floats = switch (function.__name__) {
                case "factorial", "fsum", "trunc" -> 0;
                case "ldexp" -> 1;
                default -> 2;
            };
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            PyObject[] numbers = arguments.clone();
            for (int i = 0; i < Math.min(floats, numbers.length); i++) {
                numbers[i] = takesLongs && numbers[i] instanceof PyLong ? numbers[i] : FloatArgument.of(numbers[i]);
            }
            if (function.__name__.equals("erfc") && isNearZero(numbers)) {
                // Jython takes erf(x) for x, as 1 << 56 is 1 << 24 in Java.
                return Py.newFloat(1 - Math.scalb(1 / Math.sqrt(Math.PI), 1) * ((PyFloat) numbers[0]).getValue());
            }
            return super.__call__(numbers, keywords);
        }

        private static boolean isNearZero(PyObject[] numbers) {
            return numbers.length == 1
                    && numbers[0] instanceof PyFloat number
                    && Math.abs(number.getValue()) < 1.0 / (1 << 24);
        }
    }

    /** A function in Java: a built-in one for {@code inspect}, and pickled by its name. */
    private static class JavaFunction extends PyBuiltinFunction {

        private static final long serialVersionUID = 1;

        final transient PyReflectedFunction function;
        private final transient PyObject module;

        JavaFunction(PyReflectedFunction function, String module) {
            super(function.__name__, function.__doc__ instanceof PyString text ? text.toString() : null);
            this.function = function;
            this.module = Py.newString(module);
        }

        @Override
        public PyObject getModule() {
            return module;
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return function.__call__(arguments, keywords);
        }
    }
}
