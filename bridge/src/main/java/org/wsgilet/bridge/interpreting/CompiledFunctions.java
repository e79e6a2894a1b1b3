package org.wsgilet.bridge.interpreting;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.python.core.PyCode;
import org.python.core.PyFunctionTable;
import org.python.core.PyTableCode;
import org.python.core.PythonCodeBundle;
import org.wsgilet.bridge.jython.Internal;

/** The functions of a class that Jython's compiler made of a text, each with its number. */
public final class CompiledFunctions {

    private CompiledFunctions() {}

    /**
     * Compiles a text that was interpreted.
     *
     * @param interpreted its code, each at its number
     * @return what runs the same numbers; null if it does not compile, or into others
     */
    public static PyFunctionTable table(PythonCodeBundle text, List<PyTableCode> interpreted) {
        try {
            PyTableCode module = (PyTableCode) text.loadCode();
            PyFunctionTable table =
                    (PyFunctionTable) Internal.CODE_TABLE.field().get(module);
            return areSame(interpreted, all(table.getClass())) ? table : null;
        } catch (Exception
                | LinkageError
                | StackOverflowError e) { // too large for a class, or of another number of functions
            return null;
        }
    }

    /** Null if it is no constant of a module's class. */
    private static Object value(Field field) throws IllegalAccessException {
        if (!Modifier.isStatic(field.getModifiers()) || !PyCode.class.isAssignableFrom(field.getType())) {
            return null;
        }
        field.setAccessible(true);
        return field.get(null);
    }

    /** The code of each function of a module's class, at its number. */
    public static List<PyTableCode> all(Class<?> module) throws ReflectiveOperationException {
        List<PyTableCode> codes = new ArrayList<>();
        for (Field field : module.getDeclaredFields()) {
            if (value(field) instanceof PyTableCode code) {
                int index = index(code);
                while (codes.size() <= index) {
                    codes.add(null);
                }
                codes.set(index, code);
            }
        }
        return codes;
    }

    static boolean areSame(List<PyTableCode> codes, List<PyTableCode> others) {
        return codes.size() == others.size()
                && IntStream.range(0, codes.size()).allMatch(i -> isSame(codes.get(i), others.get(i)));
    }

    public static boolean isSame(PyTableCode code, PyTableCode other) {
        return other != null
                && code.co_name.equals(other.co_name)
                && code.co_firstlineno == other.co_firstlineno
                && code.co_argcount == other.co_argcount
                && Arrays.equals(code.co_varnames, other.co_varnames)
                && Arrays.equals(code.co_cellvars, other.co_cellvars)
                && Arrays.equals(code.co_freevars, other.co_freevars);
    }

    public static int index(PyTableCode code) throws ReflectiveOperationException {
        return Internal.CODE_INDEX.field().getInt(code);
    }

    /** The function of a number in the class of a module's code; null if there is none. */
    public static PyTableCode function(PyCode module, int index) throws ReflectiveOperationException {
        PyTableCode code = (PyTableCode) module;
        if (index(code) == index) {
            return code;
        }
        List<PyTableCode> all = all(Internal.CODE_TABLE.field().get(code).getClass());
        return index < all.size() ? all.get(index) : null;
    }
}
