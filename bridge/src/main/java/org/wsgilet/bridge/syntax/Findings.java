package org.wsgilet.bridge.syntax;

import org.wsgilet.bridge.syntax.Refused.By;

/**
 * What is wrong with a source whose grammar is right. CPython makes its tree first, then looks at names, then compiles,
 * and stops at the first error; so of each of these the first is kept.
 */
final class Findings {

    private Refused inTree;
    private Refused inNames;
    private Refused inCode;

    void inTree(int line, String message) {
        inTree = inTree == null ? Refused.inLine(By.TREE, message, line) : inTree;
    }

    void inEscape(String message) {
        inTree = inTree == null ? Refused.inLine(By.ESCAPE, message, 0) : inTree;
    }

    void inNames(int line, String message) {
        inNames = inNames == null ? Refused.inLine(By.NAMES, message, line) : inNames;
    }

    void inCode(int line, String message) {
        inCode = inCode == null ? Refused.inLine(By.TREE, message, line) : inCode;
    }

    /** @param compiled whether more than its tree is wanted of the source */
    void raise(boolean compiled) {
        if (inTree != null) {
            throw inTree;
        }
        if (compiled && inNames != null) {
            throw inNames;
        }
        if (compiled && inCode != null) {
            throw inCode;
        }
    }

    /** Nothing has this name: neither a variable nor an argument. */
    void name(int line, String name) {
        if (name.equals("None") || name.equals("__debug__")) {
            inTree(line, "cannot assign to " + name);
        }
    }

    void assigned(Expression target) {
        String refused = target.refusedAs();
        if (!refused.isEmpty()) {
            inTree(target.line(), "can't assign to " + refused);
        } else if (!target.name().isEmpty()) {
            name(target.line(), target.name());
        }
        target.elements().forEach(this::assigned);
    }

    void deleted(Expression target) {
        if (!target.refusedAs().isEmpty()) {
            inTree(target.line(), "can't delete " + target.refusedAs());
        }
        target.elements().forEach(this::deleted);
    }
}
