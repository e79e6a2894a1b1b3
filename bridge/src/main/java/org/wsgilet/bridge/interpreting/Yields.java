package org.wsgilet.bridge.interpreting;

import org.python.antlr.PythonTree;
import org.python.antlr.Visitor;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.Yield;

/** Looks for {@code yield} in an expression. */
final class Yields extends Visitor {

    private boolean found;

    private Yields() {}

    static boolean isIn(PythonTree node) {
        Yields yields = new Yields();
        try {
            yields.visit(node);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared by Jython's visitors, thrown by none of ours
            throw new IllegalStateException(e);
        }
        return yields.found;
    }

    @Override
    public Object visitYield(Yield node) {
        found = true;
        return null;
    }

    @Override
    public Object visitLambda(Lambda node) {
        return null;
    }

    @Override
    public Object visitGeneratorExp(GeneratorExp node) {
        return null;
    }
}
