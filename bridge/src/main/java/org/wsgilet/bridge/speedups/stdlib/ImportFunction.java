package org.wsgilet.bridge.speedups.stdlib;

import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.imp;

/**
 * {@code __import__} that finds out soon what a package has not. {@code import json} inside a package means a
 * {@code json} of the package first. Where there is none, Jython goes through the names of all Java packages, and does
 * so again at each import. Here the package is searched as Jython does it, without those, and as in CPython no more
 * once the top-level module was imported, unless {@code sys.modules} has one of the package by then.
 */
final class ImportFunction extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    /** Python 2's {@code import} gives no level where it means both kinds of import. */
    private static final int ARGUMENTS = 4;

    private static final PyObject ABSOLUTE = Py.newInteger(0);

    private static final String PACKAGE = "__package__";

    private final PyObject original;

    /** {@code package.name} of top-level modules that were imported from inside the package. */
    private final transient Set<String> missing = ConcurrentHashMap.newKeySet();

    /** Packages without a Java package of the same name. */
    private final transient Set<String> onlyPython = ConcurrentHashMap.newKeySet();

    ImportFunction(PyObject original) {
        super("__import__", original.__getattr__("__doc__").toString());
        this.original = original;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length != ARGUMENTS
                || keywords.length > 0
                || !(arguments[0] instanceof PyString name)
                || !(arguments[1] instanceof PyStringMap globals)) {
            return original.__call__(arguments, keywords);
        }
        String parent = parent(globals);
        String first = first(name.getString());
        if (parent == null || first.isEmpty() || !isMissing(parent, first)) {
            return original.__call__(arguments, keywords);
        }
        if (!(globals.__finditem__(PACKAGE) instanceof PyString)) {
            globals.__setitem__(PACKAGE, Py.newString(parent)); // as Jython does
        }
        PyObject[] absolute = Arrays.copyOf(arguments, ARGUMENTS + 1);
        absolute[ARGUMENTS] = ABSOLUTE;
        PyObject module = original.__call__(absolute, keywords);
        missing.add(parent + '.' + first); // only now: what is nowhere may come into the package
        return module;
    }

    /** The package of the caller; null if that is in none. */
    private static String parent(PyStringMap globals) {
        PyObject parent = globals.__finditem__(PACKAGE);
        if (parent instanceof PyString text) {
            return text.getString();
        }
        if (parent != null && parent != Py.None || !(globals.__finditem__("__name__") instanceof PyString name)) {
            return null;
        }
        String module = name.getString();
        if (globals.__finditem__("__path__") instanceof PyList) {
            return module;
        }
        int dot = module.lastIndexOf('.');
        return dot < 0 ? null : module.substring(0, dot);
    }

    private static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private boolean isMissing(String parent, String name) {
        PyObject modules = Py.getSystemState().modules;
        String fullName = parent + '.' + name;
        if (!(modules.__finditem__(parent) instanceof PyModule module)
                || modules.__finditem__(fullName) != null
                || !(module.__dict__.__finditem__("__name__") instanceof PyString known)
                || !known.getString().equals(parent)) {
            return false;
        }
        if (missing.contains(fullName)) {
            return true;
        }
        return module.__dict__.__finditem__("__path__") instanceof PyList path
                && !isIn(path, fullName, name)
                && !isJava(parent, fullName);
    }

    /** Whether a finder or a folder of the package has it. */
    private static boolean isIn(PyList path, String fullName, String name) {
        PyString module = Py.newString(fullName);
        PySystemState sys = Py.getSystemState();
        for (PyObject finder : sys.meta_path.asIterable()) {
            if (finds(finder, module, path)) {
                return true;
            }
        }
        if (PySystemState.getBuiltin(fullName) != null) {
            return true;
        }
        for (PyObject entry : path.asIterable()) {
            if (!(entry instanceof PyString)) {
                return true; // an error, which is Jython's to raise
            }
            PyObject importer = imp.getImporter(entry);
            if (importer != Py.None && finds(importer, module)
                    || isIn(sys.getPath(imp.fileSystemDecode(entry)), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean finds(PyObject finder, PyObject... arguments) {
        return finder.__getattr__("find_module").__call__(arguments) != Py.None;
    }

    private static boolean isIn(String folder, String name) {
        String source = name + ".py";
        return new File(folder, name).isDirectory()
                || new File(folder, source).isFile()
                || new File(folder, imp.makeCompiledFilename(source)).isFile();
    }

    private boolean isJava(String parent, String fullName) {
        if (onlyPython.contains(parent)) {
            return false;
        }
        if (PySystemState.packageManager.lookupName(parent) == null) {
            onlyPython.add(parent);
            return false;
        }
        return PySystemState.packageManager.lookupName(fullName) != null;
    }
}
