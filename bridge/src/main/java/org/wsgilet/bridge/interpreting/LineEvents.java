package org.wsgilet.bridge.interpreting;

import java.util.List;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Global;
import org.python.antlr.ast.If;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Pass;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.While;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.core.PyObject;

/**
 * Which lines CPython's compiler makes code for; trace functions, and with them debuggers and the measuring of coverage, see
 * no others.
 */
public final class LineEvents {

    private LineEvents() {}

    /** Whether a statement has no code: its line goes to what follows it in its block, if that is no statement. */
    public static boolean hasNoCode(stmt node) {
        return node instanceof Pass
                || node instanceof Global
                || node instanceof Expr value && isConstant(value.getInternalValue());
    }

    private static boolean isConstant(expr node) {
        return node instanceof Num || node instanceof Str;
    }

    /** Whether the test of an {@code if} or {@code while} is a number or text that always holds: it is not looked at. */
    public static boolean isAlways(expr test) {
        return isConstant(test) && value(test).__nonzero__();
    }

    /** Whether it never holds: there is no code for the block. */
    public static boolean isNever(expr test) {
        return isConstant(test) && !value(test).__nonzero__();
    }

    /** Whether a statement has a test that is not looked at. */
    static boolean isDecided(stmt node) {
        expr test = node instanceof If choice
                ? choice.getInternalTest()
                : node instanceof While loop ? loop.getInternalTest() : null;
        return test != null && isConstant(test);
    }

    /** Whether a loop goes back to a line that it has left: CPython tells of that again. */
    public static boolean goesBack(stmt loop, List<stmt> block) {
        return isDecided(loop) || !block.isEmpty() && block.get(0).getLineno() == loop.getLineno();
    }

    private static PyObject value(expr constant) {
        return (PyObject) (constant instanceof Num number ? number.getInternalN() : ((Str) constant).getInternalS());
    }
}
