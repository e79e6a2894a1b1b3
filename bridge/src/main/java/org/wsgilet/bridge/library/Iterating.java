package org.wsgilet.bridge.library;

import java.util.Set;

/** Who asks an iterator for its next item. */
final class Iterating {

    /** What only hands on what an iterator gives, one item for each that it is asked for. */
    private static final Set<String> HANDING_ON = Set.of(
            "org.python.core.PyIterator",
            "org.python.core.NextFunction",
            "org.python.core.PyEnumerate",
            "org.python.core.PyObject",
            "org.python.core.PyMethodDescr",
            "org.python.core.PyReflectedFunction",
            "org.python.core.PyMethod");

    private Iterating() {}

    /** Whether it is Python code, such as a loop, and not a built-in function, such as {@code sorted}. */
    static boolean isPythonCode() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .dropWhile(Iterating::handsOn)
                        .findFirst()
                        .filter(Iterating::isPython)
                        .isPresent());
    }

    private static boolean handsOn(String type) {
        return HANDING_ON.contains(type)
                || type.startsWith("org.python.core.PyBuiltin")
                || type.startsWith("org.python.modules.itertools.")
                || type.startsWith("org.wsgilet.bridge.library.")
                || type.startsWith("org.wsgilet.bridge.jython.ExposedMethod")
                || isIterator(type);
    }

    /** The iterators that are watched. */
    private static boolean isIterator(String type) {
        return type.startsWith("org.python.core.AbstractDict$")
                || type.startsWith("org.python.core.PyStringMap$StringMap")
                || type.equals("org.python.core.BaseSet$1");
    }

    private static boolean isPython(String type) {
        return type.startsWith("org.python.pycode.")
                || type.startsWith("org.wsgilet.bridge.interpreting.")
                || type.equals("org.python.core.PyBytecode")
                || type.endsWith("$py");
    }
}
