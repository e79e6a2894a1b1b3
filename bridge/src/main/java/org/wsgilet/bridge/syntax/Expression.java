package org.wsgilet.bridge.syntax;

import java.util.List;

/**
 * As much of an expression as says whether something can be assigned to it.
 *
 * @param name of a name or an attribute
 * @param elements of a tuple or a list
 */
record Expression(Kind kind, int line, String name, List<Expression> elements) {

    enum Kind {
        NAME(""),
        ATTRIBUTE(""),
        SUBSCRIPT(""),
        LIST(""),
        TUPLE("()"),
        LAMBDA("lambda"),
        CALL("function call"),
        OPERATOR("operator"),
        GENERATOR("generator expression"),
        YIELD("yield expression"),
        LIST_COMPREHENSION("list comprehension"),
        SET_COMPREHENSION("set comprehension"),
        DICT_COMPREHENSION("dict comprehension"),
        LITERAL("literal"),
        COMPARISON("comparison"),
        REPR("repr"),
        CONDITIONAL("conditional expression");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static Expression of(Kind kind, int line) {
        return new Expression(kind, line, "", List.of());
    }

    static Expression named(Kind kind, int line, String name) {
        return new Expression(kind, line, name, List.of());
    }

    static Expression many(Kind kind, int line, List<Expression> elements) {
        return new Expression(kind, line, "", elements);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** CPython's words for what cannot be assigned to or deleted; empty if it can, but for its elements. */
    String refusedAs() {
        return kind == Kind.TUPLE && !elements.isEmpty() ? "" : kind.words;
    }
}
