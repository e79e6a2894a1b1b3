package org.wsgilet.bridge.library;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyFunction;
import org.python.core.PyObject;

/**
 * A Python function in place of one that is C in CPython. As an attribute of a class that one is no method: {@code
 * logging.Formatter} has {@code converter = time.localtime}, and calls {@code self.converter(seconds)}.
 */
final class CFunction extends PyBuiltinFunction {

    private final transient PyFunction function;

    CFunction(PyFunction function) {
        super(function.__name__, documentation(function));
        this.function = function;
    }

    private static String documentation(PyFunction function) {
        PyObject text = function.__findattr__("__doc__");
        return text == null ? null : text.toString();
    }

    /** That of a module of ours; what a mend has put into another has none, as built-in functions of Jython. */
    @Override
    public PyObject getModule() {
        PyObject module = function.__module__;
        boolean isOfMend = module == null || module.toString().startsWith("wsgilet_");
        return isOfMend ? super.getModule() : module;
    }

    @Override
    public PyObject __call__() {
        return function.__call__();
    }

    @Override
    public PyObject __call__(PyObject argument) {
        return function.__call__(argument);
    }

    @Override
    public PyObject __call__(PyObject first, PyObject second) {
        return function.__call__(first, second);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return function.__call__(arguments, keywords);
    }
}
