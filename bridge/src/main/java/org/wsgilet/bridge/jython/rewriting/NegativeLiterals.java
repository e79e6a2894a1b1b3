package org.wsgilet.bridge.jython.rewriting;

/**
 * {@code -2147483648} in a source is an {@code int}. Jython negates the number behind the sign, which is a
 * {@code long}. It could look at the result. ({@code -2147483648L} is an {@code int}, too: the tree does not have the
 * L.)
 */
final class NegativeLiterals {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.antlr.GrammarActions",
            "org.python.antlr.ParseException",
            4,
            "-2147483648 is a long",
            next -> new Redirected(next, "negate", "setN", "org/wsgilet/bridge/library/WideInts", "setNegative"));

    private NegativeLiterals() {}
}
