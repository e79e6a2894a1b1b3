package org.wsgilet.bridge.library;

import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.ThreadState;

/** The built-in names of running code, which its globals may name as {@code __builtins__}. */
public final class BuiltinNames {

    /** Whether any code was given others than those of its interpreter; most programs never do. */
    private static volatile boolean areGiven;

    private BuiltinNames() {}

    /** Of what {@code eval} or {@code exec} runs in these globals. */
    public static PyObject of(PySystemState system, PyObject globals) {
        PyObject named = globals.__finditem__("__builtins__");
        PyObject names = named instanceof PyModule ? named.fastGetDict() : named;
        if (names == null || names == system.getBuiltins()) {
            return system.getBuiltins();
        }
        areGiven = true;
        return new Given(names instanceof AbstractDict ? names : new PyStringMap(), system.getBuiltins());
    }

    /** A frame that begins: it goes on with those of its caller where that is code of the same globals. */
    public static PyFrame begin(PyFrame frame, ThreadState thread) {
        if (areGiven && frame.f_builtins == null && frame.f_globals != null) {
            PyFrame caller = thread.frame;
            if (caller == null || caller.f_globals != frame.f_globals) {
                frame.f_builtins = of(thread.getSystemState(), frame.f_globals);
            }
        }
        return frame;
    }

    /** The function that an import statement calls. */
    public static PyObject importer(PyObject names, String name) {
        PyObject importer = names.__finditem__(name);
        if (importer == null) {
            throw Py.ImportError(name + " not found");
        }
        return importer;
    }

    /** What is given as {@code __builtins__}, and the constants of the language, which Jython looks up. */
    private static final class Given extends PyObject {

        private static final long serialVersionUID = 1;

        private final PyObject names;
        private final PyObject all;

        Given(PyObject names, PyObject all) {
            this.names = names;
            this.all = all;
        }

        @Override
        public PyObject __finditem__(String name) {
            PyObject value = names.__finditem__(name);
            boolean isConstant = value == null && (name.equals("None") || name.equals("__debug__"));
            return isConstant ? all.__finditem__(name) : value;
        }

        @Override
        public PyObject __finditem__(PyObject name) {
            return names.__finditem__(name);
        }
    }
}
