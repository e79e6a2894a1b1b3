package org.wsgilet.bridge.speedups;

import org.python.core.Py;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.ThreadState;

/**
 * A function in place of a Python function, which still sees to whatever is rare. To Python it is that function: it has
 * its name, signature and code, and becomes a method of a class. A subclass overrides one of the two {@code call}.
 */
public abstract class StandIn extends PyFunction {

    private static final long serialVersionUID = 1;

    protected final PyFunction original;

    /** @throws org.python.core.PyException a TypeError if the original is not a Python function or method */
    protected StandIn(PyObject original) {
        this(function(original));
    }

    private StandIn(PyFunction original) {
        super(original.__globals__, original.__defaults__, original.__code__, original.__doc__);
        this.original = original;
        __name__ = original.__name__;
        __module__ = original.__module__;
        __dict__ = original.__dict__;
        __closure__ = original.__closure__;
    }

    private static PyFunction function(PyObject original) {
        PyObject function = original instanceof PyMethod method ? method.__func__ : original;
        if (function instanceof PyFunction python) {
            return python;
        }
        throw Py.TypeError(original.__repr__() + " is not a Python function");
    }

    /**
     * Of one argument or two.
     *
     * @param second null where the caller gave one argument
     * @return null, with nothing done, where the original has to be called
     */
    protected PyObject call(PyObject first, PyObject second) {
        return call(second == null ? new PyObject[] {first} : new PyObject[] {first, second}, Py.NoKeywords);
    }

    /**
     * Of whatever the caller gives.
     *
     * @return null, with nothing done, where the original has to be called
     */
    protected PyObject call(PyObject[] arguments, String[] keywords) {
        return null;
    }

    private PyObject called(PyObject... arguments) {
        PyObject result = call(arguments, Py.NoKeywords);
        return result == null ? original.__call__(arguments, Py.NoKeywords) : result;
    }

    @Override
    public final PyObject __call__() {
        return called();
    }

    @Override
    public final PyObject __call__(ThreadState state) {
        return called();
    }

    @Override
    public final PyObject __call__(PyObject argument) {
        PyObject result = call(argument, null);
        return result == null ? original.__call__(argument) : result;
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject argument) {
        PyObject result = call(argument, null);
        return result == null ? original.__call__(state, argument) : result;
    }

    @Override
    public final PyObject __call__(PyObject first, PyObject second) {
        PyObject result = call(first, second);
        return result == null ? original.__call__(first, second) : result;
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject first, PyObject second) {
        PyObject result = call(first, second);
        return result == null ? original.__call__(state, first, second) : result;
    }

    @Override
    public final PyObject __call__(PyObject first, PyObject second, PyObject third) {
        return called(first, second, third);
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject first, PyObject second, PyObject third) {
        return called(first, second, third);
    }

    @Override
    public final PyObject __call__(PyObject first, PyObject second, PyObject third, PyObject fourth) {
        return called(first, second, third, fourth);
    }

    @Override
    public final PyObject __call__(
            ThreadState state, PyObject first, PyObject second, PyObject third, PyObject fourth) {
        return called(first, second, third, fourth);
    }

    @Override
    public final PyObject __call__(PyObject[] arguments) {
        return __call__(arguments, Py.NoKeywords);
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject[] arguments) {
        return __call__(arguments, Py.NoKeywords);
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject[] arguments, String[] keywords) {
        return __call__(arguments, keywords);
    }

    @Override
    public final PyObject __call__(PyObject[] arguments, String[] keywords) {
        boolean isShort = keywords.length == 0 && (arguments.length == 1 || arguments.length == 2);
        PyObject result =
                isShort ? call(arguments[0], arguments.length == 2 ? arguments[1] : null) : call(arguments, keywords);
        return result == null ? original.__call__(arguments, keywords) : result;
    }

    @Override
    public final PyObject __call__(PyObject first, PyObject[] arguments, String[] keywords) {
        PyObject[] all = new PyObject[arguments.length + 1];
        all[0] = first;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return __call__(all, keywords);
    }

    @Override
    public final PyObject __call__(ThreadState state, PyObject first, PyObject[] arguments, String[] keywords) {
        return __call__(first, arguments, keywords);
    }
}
