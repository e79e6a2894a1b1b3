package org.wsgilet.bridge.speedups;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;

/**
 * {@code __import__} with a memory. {@code import json} inside a package means a {@code json} of the package first. CPython
 * notes in {@code sys.modules} that there is none; Jython looks for it again each time, on disk and among Java packages.
 * Here it is asked for the top-level module at once from the second time on, unless the package has got one since.
 */
final class ImportFunction extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    /** Python 2's {@code import} gives no level where it means both kinds of import. */
    private static final int ARGUMENTS = 4;

    private static final PyObject ABSOLUTE = Py.newInteger(0);

    private final PyObject original;

    /** {@code package.name} of top-level modules that were imported from inside the package. */
    private final transient Set<String> notInPackage = ConcurrentHashMap.newKeySet();

    ImportFunction(PyObject original) {
        super("__import__", original.__getattr__("__doc__").toString());
        this.original = original;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length != ARGUMENTS || keywords.length > 0) {
            return original.__call__(arguments, keywords);
        }
        String inPackage = inPackage(arguments);
        if (inPackage != null && notInPackage.contains(inPackage) && !isModule(inPackage)) {
            PyObject[] absolute = Arrays.copyOf(arguments, ARGUMENTS + 1);
            absolute[ARGUMENTS] = ABSOLUTE;
            return original.__call__(absolute, keywords);
        }
        PyObject module = original.__call__(arguments, keywords);
        inPackage = inPackage(arguments); // the first import of a module sets __package__
        if (inPackage != null && !isModule(inPackage)) {
            notInPackage.add(inPackage);
        }
        return module;
    }

    /** The first name to look for, which is in the package of the caller; null if that is in none. */
    private static String inPackage(PyObject[] arguments) {
        if (arguments[0] instanceof PyString name && arguments[1] instanceof PyStringMap globals) {
            String text = name.getString();
            int dot = text.indexOf('.');
            String first = dot < 0 ? text : text.substring(0, dot);
            PyObject parent = globals.__finditem__("__package__");
            if (!first.isEmpty() && parent instanceof PyString && isPackage(parent)) {
                return ((PyString) parent).getString() + '.' + first;
            }
        }
        return null;
    }

    private static boolean isPackage(PyObject name) {
        return modules().__finditem__(name) instanceof PyModule;
    }

    private static boolean isModule(String name) {
        return modules().__finditem__(name) != null;
    }

    private static PyObject modules() {
        return Py.getSystemState().modules;
    }
}
