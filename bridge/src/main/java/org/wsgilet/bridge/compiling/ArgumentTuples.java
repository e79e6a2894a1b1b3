package org.wsgilet.bridge.compiling;

import java.util.List;
import org.python.antlr.Visitor;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Name;
import org.python.antlr.base.stmt;

/**
 * Takes the unpacking of arguments that are tuples out of functions: the compiler puts it among their statements, each
 * time, and an iterator is there once.
 */
final class ArgumentTuples extends Visitor {

    @Override
    public Object visitFunctionDef(FunctionDef node) throws Exception {
        List<stmt> body = node.getInternalBody();
        while (body.size() > 1 && isUnpacking(body.get(0))) {
            body.remove(0);
        }
        return super.visitFunctionDef(node);
    }

    /** {@code (a, b) = ...}, of an argument whose name is {@code "(a, b)"}, which is none. */
    private static boolean isUnpacking(stmt statement) {
        return statement instanceof Assign assignment
                && assignment.getInternalValue() instanceof Name name
                && name.getInternalId().startsWith("(");
    }
}
