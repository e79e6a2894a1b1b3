package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyInstance;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.Slotted;
import org.python.modules._weakref.ProxyType;

/**
 * A package that another object stands for in {@code sys.modules}, for the import of one of its submodules: it has the
 * {@code __path__} that the object answers with, and the object gets the submodule as an attribute.
 */
public final class ReplacedPackage extends PyModule {

    private static final long serialVersionUID = 1;

    private final transient PyObject object;

    private ReplacedPackage(String name, PyObject path, PyObject object) {
        super(name);
        __dict__.__setitem__("__path__", path);
        this.object = object;
    }

    /**
     * What a submodule is looked for in. Called at each segment of each import: a module as it comes is handed back at
     * once.
     *
     * @param found what is in {@code sys.modules}; null at the top level
     * @param parent its name
     * @param name of the submodule
     */
    public static PyObject of(PyObject found, StringBuilder parent, String name) {
        if (found == null || found.getClass() == PyModule.class || !isPackage(found)) {
            return found;
        }
        if (Py.getSystemState().modules.__finditem__(parent + "." + name) != null) {
            return found;
        }
        PyObject path = found.__findattr__("__path__");
        return path == null ? found : new ReplacedPackage(parent.toString(), path, found);
    }

    /**
     * Whether an object in {@code sys.modules} may have submodules: modules, objects of classes in Python, and weak
     * proxies, as Jinja2 has them for compiled templates.
     */
    public static boolean isPackage(PyObject found) {
        return found instanceof PyModule
                || found instanceof Slotted
                || found instanceof PyInstance
                || found instanceof ProxyType;
    }

    /**
     * The message for a module that is not found. CPython names the segment and those behind it: {@code foo.base},
     * where Jython says {@code foo}.
     *
     * @param message of Jython, which names the segment
     * @param start where the segment begins in the name
     */
    public static String notFound(String message, String name, int start) {
        return "No module named " + name.substring(start);
    }

    @Override
    protected PyObject impAttr(String name) {
        PyObject submodule = super.impAttr(name);
        if (submodule == null) {
            return null; // an attribute of that name, such as markdown.markdown, is no submodule
        }
        object.__setattr__(name, submodule);
        return submodule;
    }
}
