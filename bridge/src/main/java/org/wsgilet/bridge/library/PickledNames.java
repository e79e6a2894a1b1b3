package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFunction;
import org.python.core.PyObject;
import org.python.core.imp;
import org.python.modules.cPickle;

/** Whether what is pickled by its name is found by it. */
public final class PickledNames {

    private PickledNames() {}

    /** Called by the changed {@code cPickle.Pickler}. Raises what CPython's raises. */
    public static void check(PyObject object, PyObject given, int protocol) {
        PyObject name = given == null ? object.__findattr__("__name__") : given;
        PyObject module = object.__findattr__("__module__");
        if (name == null || module == null || module == Py.None) {
            return; // of a built-in function: the module is looked for
        }
        PyObject found = found(module.toString(), name.toString());
        if (found == object) {
            return;
        }
        if (object instanceof PyFunction && protocol < 2) {
            throw Py.TypeError("can't pickle function objects");
        }
        if (object instanceof PyFunction) {
            throw error("<type 'function'>", "attribute lookup __builtin__.function failed");
        }
        String place = module + "." + name;
        throw found == null
                ? error(object.__repr__().toString(), "attribute lookup " + place + " failed")
                : error(object.__repr__().toString(), "it's not the same object as " + place);
    }

    /**
     * Called by the changed {@code cPickle.Pickler}: whether an object of the type is a class that is written by its
     * name.
     */
    public static boolean isSubClass(PyObject type, PyObject metaclass) {
        if (!Py.isSubClass(type, metaclass)) {
            return false;
        }
        PyObject table = imp.importName("copy_reg", true).__getattr__("dispatch_table");
        return table.__finditem__(type) == null;
    }

    /** What a module has by the name of a pickle; AttributeError for what it has no more. */
    public static PyObject found(PyObject module, String name) {
        return module.__getattr__(name);
    }

    private static PyObject found(String module, String name) {
        PyObject loaded = Py.getSystemState().modules.__finditem__(module.intern());
        try {
            PyObject found = loaded == null ? imp.importName(module.intern(), false) : loaded;
            return found.__findattr__(name.intern());
        } catch (PyException e) {
            if (e.match(Py.ImportError)) {
                return null;
            }
            throw e;
        }
    }

    private static PyException error(String object, String reason) {
        return new PyException(cPickle.PicklingError, "Can't pickle " + object + ": " + reason);
    }
}
