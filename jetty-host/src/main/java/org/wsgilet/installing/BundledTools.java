package org.wsgilet.installing;

import java.util.Set;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.CallableObject;

/**
 * A finder by PEP 302 that finds nothing, but has {@code wsgilet_tools.py} put the folder of pip and setuptools on
 * {@code sys.path} when one of them is asked for. In Java: each start of a program makes it, and few ask.
 */
final class BundledTools extends CallableObject {

    private static final long serialVersionUID = 1;

    private static final Set<String> MODULES = Set.of("easy_install", "pip", "pkg_resources", "setuptools");

    BundledTools() {
        super("find_module");
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (MODULES.contains(arguments[0].toString())) {
            imp.importName("wsgilet_tools", true).invoke("offer", arguments[0]);
        }
        return Py.None;
    }
}
