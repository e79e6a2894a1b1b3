package org.wsgilet.bridge.library.dates;

import java.time.Instant;
import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyFloat;
import org.python.core.PyObject;

/**
 * {@code time.time}, in microseconds as CPython's; Jython's counts milliseconds, in which thousands of calls are one.
 */
final class Now extends PyBuiltinFunction {

    private static final long serialVersionUID = 1;

    Now() {
        super("time", "time() -> seconds since 1970, a float");
    }

    @Override
    public PyObject getModule() {
        return Py.newString("time");
    }

    @Override
    public PyObject __call__() {
        Instant now = Instant.now();
        int micros = now.getNano() / 1_000;
        return new PyFloat(now.getEpochSecond() + micros * 1e-6);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (keywords.length > 0) {
            throw Py.TypeError("time() takes no keyword arguments");
        }
        if (arguments.length > 0) {
            throw Py.TypeError("time() takes no arguments (" + arguments.length + " given)");
        }
        return __call__();
    }
}
