package org.wsgilet.bridge.library;

import java.util.List;
import org.python.antlr.ast.alias;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyJavaPackage;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** {@code from module import *}: which names are bound, and what is raised for one that the module does not have. */
public final class ImportStar {

    private ImportStar() {}

    /** Called by Jython for the statement. */
    public static void importAll(PyObject module, PyFrame frame) {
        PyObject locals = frame.getLocals();
        if (module instanceof PyJavaPackage java) {
            bindOfJava(java, namesOf(java), locals);
        } else if (module instanceof PyType || module instanceof PySystemState) {
            bindOfJava(module, module.__dir__(), locals);
        } else {
            bind(module, locals);
        }
    }

    /** Jython knows the classes of a package that were imported before; a class loader cannot say which there are. */
    private static PyObject namesOf(PyJavaPackage java) {
        PyObject names = java.fillDir();
        PyList all = new PyList(names);
        ClassesOfJdk.in(java.__name__).forEach(name -> all.append(Py.newString(name)));
        if (all.__len__() <= 1) { // its own __name__
            throw Py.ImportError("which classes the Java package " + java.__name__
                    + " has is not known: import them by their names");
        }
        return all;
    }

    /** Called by the changed {@code ScopesCompiler}: how many names the statement has, none for {@code *}. */
    public static int bound(List<alias> names) {
        boolean isAll = names.size() == 1 && names.get(0).getInternalName().equals("*");
        return isAll ? 0 : names.size();
    }

    /**
     * Called by Jython for the names that are imported from a module, each of which may be a module of a package.
     *
     * @param isAll whether they are its {@code __all__}
     */
    public static PyObject submodules(PyObject module, PyObject names, boolean isAll) {
        if (!isAll) {
            return names;
        }
        PyList checked = new PyList();
        PyObject name = module.__findattr__("__path__") == null ? null : item(names, 0);
        for (int at = 1; name != null; at++) {
            if (!(name instanceof PyString)) {
                throw Py.TypeError("Item in ``from list'' must be str, not "
                        + name.getType().fastGetName());
            }
            checked.pyadd(name);
            name = item(names, at);
        }
        return checked;
    }

    private static void bind(PyObject module, PyObject locals) {
        PyObject all = module.__findattr__("__all__");
        PyObject names = all == null ? namesOf(module) : all;
        PyObject name = item(names, 0);
        for (int at = 1; name != null; at++) {
            if (all != null || !isPrivate(name)) {
                locals.__setitem__(name, module.__getattr__(attribute(name)));
            }
            name = item(names, at);
        }
    }

    private static PyObject namesOf(PyObject module) {
        PyObject dict = module.__findattr__("__dict__");
        if (dict == null) {
            throw Py.ImportError("from-import-* object has no __dict__ and no __all__");
        }
        return dict.invoke("keys");
    }

    private static boolean isPrivate(PyObject name) {
        return name instanceof PyString
                && !(name instanceof PyUnicode)
                && name.toString().startsWith("_");
    }

    private static String attribute(PyObject name) {
        if (name instanceof PyString text) {
            return text.internedString();
        }
        throw Py.TypeError(
                "attribute name must be string, not '" + name.getType().fastGetName() + "'");
    }

    /** An item of a sequence, which is asked for one after the other; null behind the last. */
    private static PyObject item(PyObject sequence, int at) {
        if (sequence instanceof AbstractDict || sequence.getType().lookup("__getitem__") == null) {
            throw Py.TypeError("'" + sequence.getType().fastGetName() + "' object does not support indexing");
        }
        try {
            return sequence.__getitem__(Py.newInteger(at));
        } catch (PyException e) {
            if (e.match(Py.IndexError)) {
                return null;
            }
            throw e;
        }
    }

    /** What a class or package of Java has: not all of it can be asked for. */
    private static void bindOfJava(PyObject module, PyObject names, PyObject locals) {
        for (PyObject name : names.asIterable()) {
            PyObject value = isPrivate(name) ? null : found(module, name);
            if (value != null) {
                locals.__setitem__(name, value);
            }
        }
    }

    private static PyObject found(PyObject module, PyObject name) {
        try {
            return module.__findattr__(attribute(name));
        } catch (RuntimeException e) { // of the class's own code
            return null;
        }
    }
}
