package org.wsgilet.bridge.speedups;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/** A function of one argument or two in place of a Python function, which still sees to whatever is rare. */
public abstract class StandIn extends PyBuiltinFunction {

    protected final PyObject original;

    protected StandIn(String name, PyObject original) {
        super(name, null);
        this.original = original;
    }

    /**
     * @param second null where the caller gave one argument
     * @return null, with nothing done, where the original has to be called
     */
    protected abstract PyObject call(PyObject first, PyObject second);

    @Override
    public final PyObject __call__(PyObject argument) {
        PyObject result = call(argument, null);
        return result == null ? original.__call__(argument) : result;
    }

    @Override
    public final PyObject __call__(PyObject first, PyObject second) {
        PyObject result = call(first, second);
        return result == null ? original.__call__(first, second) : result;
    }

    @Override
    public final PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (keywords.length == 0 && arguments.length == 1) {
            return __call__(arguments[0]);
        }
        if (keywords.length == 0 && arguments.length == 2) {
            return __call__(arguments[0], arguments[1]);
        }
        return original.__call__(arguments, keywords);
    }
}
