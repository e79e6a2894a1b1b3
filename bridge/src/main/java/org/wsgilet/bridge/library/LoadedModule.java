package org.wsgilet.bridge.library;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;

/** A module that Jython's own code wants, where CPython's C has what it needs and imports nothing. */
public final class LoadedModule {

    private LoadedModule() {}

    /**
     * Called by Jython's {@code imp}. A module that is there is had without the lock of imports: {@code io.open} and
     * {@code os.strerror} would wait for whatever another thread imports, and for ever where that waits for them.
     */
    public static PyObject load(String name) {
        PyObject module = Py.getSystemState().modules.__finditem__(name.intern());
        return module == null || module == Py.None ? imp.importName(name.intern(), true) : module;
    }
}
