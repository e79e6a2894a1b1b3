package org.wsgilet.bridge.jython;

import java.util.Map;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFile;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PyString;
import org.python.core.PyTuple;

/** The statement {@code exec}, which refuses names that are kept in nothing of the kind, as in CPython. */
public final class ExecNames {

    private ExecNames() {}

    /** {@code Py.exec}, called by compiled and interpreted code. */
    public static void exec(PyObject given, PyObject givenGlobals, PyObject givenLocals) {
        PyObject code = given;
        PyObject globals = givenGlobals;
        PyObject locals = givenLocals;
        boolean isAlone = isNothing(globals) && isNothing(locals);
        if (isAlone && code instanceof PyTuple tuple && (tuple.size() == 2 || tuple.size() == 3)) {
            code = tuple.pyget(0);
            globals = tuple.pyget(1);
            locals = tuple.size() == 3 ? tuple.pyget(2) : locals;
        }
        boolean isDict = globals instanceof AbstractDict;
        if (!(isNothing(globals) || isDict || globals.__tojava__(Map.class) instanceof Map)) {
            throw Py.TypeError("exec: arg 2 must be a dictionary or None");
        }
        if (!(isNothing(locals) || isMapping(locals))) {
            throw Py.TypeError("exec: arg 3 must be a mapping or None");
        }
        if (!(code instanceof PyCode || code instanceof PyString || code instanceof PyFile)) {
            throw Py.TypeError("exec: arg 1 must be a string, file, or code object");
        }
        Py.exec(code, globals, locals);
    }

    private static boolean isNothing(PyObject names) {
        return names == null || names == Py.None;
    }

    private static boolean isMapping(PyObject names) {
        return names instanceof AbstractDict
                || !(names instanceof PySequence) && names.__findattr__("__getitem__") != null;
    }
}
