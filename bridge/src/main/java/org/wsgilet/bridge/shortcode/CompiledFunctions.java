package org.wsgilet.bridge.shortcode;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.python.core.PyCode;
import org.python.core.PyFunctionTable;
import org.python.core.PyTableCode;
import org.python.core.PythonCodeBundle;
import org.wsgilet.bridge.jython.Internal;

/** The functions of a class that Jython's compiler made of a text, each with its number. */
final class CompiledFunctions {

    private CompiledFunctions() {}

    /**
     * Compiles a text that was interpreted.
     *
     * @param interpreted its code, each at its number
     * @return what runs the same numbers; null if it does not compile, or into others
     */
    static PyFunctionTable table(PythonCodeBundle text, List<PyTableCode> interpreted) {
        try {
            PyTableCode module = (PyTableCode) text.loadCode();
            PyFunctionTable table = Origin.table(module);
            PyTableCode[] compiled = new PyTableCode[interpreted.size()];
            for (Field field : table.getClass().getDeclaredFields()) {
                if (value(field) instanceof PyTableCode code) {
                    compiled[index(code)] = code;
                }
            }
            for (int i = 0; i < compiled.length; i++) {
                if (!isSame(interpreted.get(i), compiled[i])) {
                    return null;
                }
            }
            return table;
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

    static boolean isSame(PyTableCode code, PyTableCode other) {
        return other != null
                && code.co_name.equals(other.co_name)
                && code.co_firstlineno == other.co_firstlineno
                && code.co_argcount == other.co_argcount
                && Arrays.equals(code.co_varnames, other.co_varnames)
                && Arrays.equals(code.co_cellvars, other.co_cellvars)
                && Arrays.equals(code.co_freevars, other.co_freevars);
    }

    static int index(PyTableCode code) throws ReflectiveOperationException {
        return Internal.CODE_INDEX.field().getInt(code);
    }

    /** The function of a number in the class of a module's code; null if there is none. */
    static PyTableCode function(PyCode module, int index) throws ReflectiveOperationException {
        if (index(((PyTableCode) module)) == index) {
            return (PyTableCode) module;
        }
        Class<?> type = Origin.table((PyTableCode) module).getClass();
        for (Field field : type.getDeclaredFields()) {
            if (value(field) instanceof PyTableCode code && index(code) == index) {
                return code;
            }
        }
        return null;
    }
}
