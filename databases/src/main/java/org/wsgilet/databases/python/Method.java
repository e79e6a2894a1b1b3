package org.wsgilet.databases.python;

import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyObject;

/**
 * A method of a Python type that is written in Java.
 *
 * @param <T> the Java class of {@code self}
 */
public final class Method<T extends PyObject> extends PyBuiltinMethod {

    /** What the method does. */
    @FunctionalInterface
    public interface Body<T> {
        PyObject call(T self, PyObject[] arguments, String[] keywords);
    }

    /** What a method without arguments does. */
    @FunctionalInterface
    public interface Plain<T> {
        PyObject call(T self);
    }

    private final Body<T> body;

    private Method(String name, Body<T> body) {
        super(name);
        this.body = body;
    }

    public static <T extends PyObject> Method<T> of(String name, Body<T> body) {
        return new Method<>(name, body);
    }

    public static <T extends PyObject> Method<T> plain(String name, Plain<T> plain) {
        return new Method<>(name, (self, arguments, keywords) -> {
            if (arguments.length > 0) {
                throw Py.TypeError(name + "() takes no arguments (" + arguments.length + " given)");
            }
            return plain.call(self);
        });
    }

    @Override
    @SuppressWarnings("unchecked") // the descriptor has checked the type of self
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return body.call((T) self, arguments, keywords);
    }
}
