package org.wsgilet.bridge.compiling;

import org.python.antlr.ast.Exec;
import org.python.antlr.ast.Tuple;
import org.python.antlr.base.expr;

/** {@code exec(code, globals)} and {@code exec(code, globals, locals)}: statements that are given a tuple. */
public final class ExecTuple {

    private ExecTuple() {}

    /** Called by the changed {@code ScopesCompiler}: where the code runs; null if that is where the statement is. */
    public static expr globals(Exec node) {
        boolean isTuple = node.getInternalGlobals() == null
                && node.getInternalBody() instanceof Tuple tuple
                && tuple.getInternalElts().size() > 1;
        return isTuple ? ((Tuple) node.getInternalBody()).getInternalElts().get(1) : node.getInternalGlobals();
    }
}
