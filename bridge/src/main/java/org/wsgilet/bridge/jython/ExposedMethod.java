package org.wsgilet.bridge.jython;

import org.python.core.PyBuiltinMethod;
import org.python.core.PyBuiltinMethodNarrow;
import org.python.core.PyObject;

/**
 * A method of a Python type that is written in Java. Jython finds the methods of a Java class by reflection, which
 * costs three times as much for each call.
 *
 * @param <T> the Java class of {@code self}
 */
public final class ExposedMethod<T extends PyObject> extends PyBuiltinMethodNarrow {

    /** What the method does; {@code argument} is null where the caller gave none. */
    @FunctionalInterface
    public interface Body<T> {
        PyObject call(T self, PyObject argument);
    }

    private final int minArguments;
    private final int maxArguments;
    private final Body<T> body;

    private ExposedMethod(String name, int minArguments, int maxArguments, Body<T> body) {
        super(name, minArguments + 1, maxArguments + 1); // Jython counts the object, too
        this.minArguments = minArguments;
        this.maxArguments = maxArguments;
        this.body = body;
    }

    public static <T extends PyObject> ExposedMethod<T> withoutArgument(String name, Body<T> body) {
        return new ExposedMethod<>(name, 0, 0, body);
    }

    public static <T extends PyObject> ExposedMethod<T> withArgument(String name, Body<T> body) {
        return new ExposedMethod<>(name, 1, 1, body);
    }

    /** In the place of a method that Jython has, whose words for {@code help()} stay. */
    public static <T extends PyObject> ExposedMethod<T> inPlaceOf(PyObject method, String name, Body<T> body) {
        ExposedMethod<T> made = withArgument(name, body);
        made.doc = method.__getattr__("__doc__").toString();
        return made;
    }

    public static <T extends PyObject> ExposedMethod<T> withOptionalArgument(String name, Body<T> body) {
        return new ExposedMethod<>(name, 0, 1, body);
    }

    /**
     * How a method compares to another, where several are of one class: those of one object differ by their names.
     *
     * @param order what Jython says, which has a class for each method
     */
    public static int ordered(int order, PyBuiltinMethod method, PyObject other) {
        return order == 0
                ? method.fastGetName()
                        .toString()
                        .compareTo(((PyBuiltinMethod) other).fastGetName().toString())
                : order;
    }

    /** With words for {@code help()}. */
    public ExposedMethod<T> documented(String words) {
        doc = words;
        return this;
    }

    @Override
    public int __cmp__(PyObject other) {
        return ExposedMethod.ordered(super.__cmp__(other), this, other);
    }

    @Override
    public PyObject __call__() {
        if (minArguments > 0) {
            return super.__call__(); // which raises
        }
        return body.call(self(), null);
    }

    @Override
    public PyObject __call__(PyObject argument) {
        if (maxArguments == 0) {
            return super.__call__(argument); // which raises
        }
        return body.call(self(), argument);
    }

    @SuppressWarnings("unchecked") // the descriptor has checked the type of self
    private T self() {
        return (T) self;
    }
}
