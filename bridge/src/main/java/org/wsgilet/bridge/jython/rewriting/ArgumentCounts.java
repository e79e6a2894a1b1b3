package org.wsgilet.bridge.jython.rewriting;

/**
 * {@code [].append()}: {@code append() takes exactly one argument (0 given)}. Jython counts the list among those that
 * the method takes and not among those that are given, in words of its own.
 */
final class ArgumentCounts {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyBuiltinMethodNarrow",
            "org.python.core.PyBUF",
            7,
            "methods of built-in types miscount their arguments in a TypeError",
            next -> new Redirected(
                    next, null, "unexpectedCall", "org/wsgilet/bridge/library/Wording", "unexpectedCall"));

    private ArgumentCounts() {}
}
