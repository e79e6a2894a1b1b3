package org.wsgilet.bridge.interpreting;

import java.util.List;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Expression;
import org.python.antlr.ast.Global;
import org.python.antlr.ast.If;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Interactive;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.Module;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Pass;
import org.python.antlr.ast.Raise;
import org.python.antlr.ast.Return;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.While;
import org.python.antlr.ast.With;
import org.python.antlr.ast.Yield;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.core.PyObject;

/**
 * Which lines CPython's compiler makes code for; trace functions, and with them debuggers and the measuring of
 * coverage, see no others.
 */
public final class LineEvents {

    private LineEvents() {}

    /** Whether a statement has no code: its line goes to what follows it in its block, if that is no statement. */
    public static boolean hasNoCode(stmt node) {
        return node instanceof Pass
                || node instanceof Global
                || node instanceof Expr value && isConstant(value.getInternalValue());
    }

    /**
     * The line that a statement begins to run at, which is a later one than its first where that has no code: in
     * {@code x =} what is assigned runs first.
     */
    public static int first(stmt node) {
        return Math.max(node.getLineno(), first(firstPart(node)));
    }

    /**
     * The line that a module or expression begins to run at: {@code co_firstlineno}, as CPython has it.
     *
     * @param known the one of a function or class; 0 if it is none
     */
    public static int first(int known, mod node) {
        if (known != 0) {
            return known;
        }
        if (node instanceof Expression expression) {
            return first(expression.getInternalBody());
        }
        if (node instanceof Interactive entered) { // which prints constants
            return entered.getInternalBody().isEmpty()
                    ? 1
                    : first(entered.getInternalBody().get(0));
        }
        List<stmt> block = node instanceof Module module ? module.getInternalBody() : List.of();
        if (Statements.documentation(block) != null) {
            return first(block.get(0));
        }
        return Math.max(1, first(block));
    }

    /** Of the first statement that has code; 0 if there is none. */
    private static int first(List<stmt> block) {
        for (stmt each : block) {
            List<stmt> chosen = each instanceof If choice ? decided(choice) : null;
            int line = chosen != null ? first(chosen) : hasNoCode(each) ? 0 : first(each);
            if (line > 0) {
                return line;
            }
        }
        return 0;
    }

    /** The block that always runs; null if that has to be looked at. */
    private static List<stmt> decided(If node) {
        if (isAlways(node.getInternalTest())) {
            return node.getInternalBody();
        }
        boolean isNever = isNever(node.getInternalTest());
        return !isNever ? null : node.getInternalOrelse() == null ? List.of() : node.getInternalOrelse();
    }

    private static expr firstPart(stmt node) {
        if (node instanceof Assign assignment) {
            return assignment.getInternalValue();
        }
        if (node instanceof Expr value) {
            return value.getInternalValue();
        }
        if (node instanceof Return returned) {
            return returned.getInternalValue();
        }
        if (node instanceof AugAssign assignment) {
            return assignment.getInternalTarget();
        }
        if (node instanceof Raise raised) {
            return raised.getInternalType();
        }
        if (node instanceof If choice) {
            return choice.getInternalTest();
        }
        return node instanceof With block ? block.getInternalContext_expr() : null;
    }

    /** The line that an expression begins to run at; 0 if there is none. */
    public static int first(expr node) {
        int line = 0;
        for (expr part = node; part != null; part = firstPart(part)) {
            line = Math.max(line, part.getLineno());
        }
        return line;
    }

    private static expr firstPart(expr node) {
        if (node instanceof BoolOp operation) {
            return operation.getInternalValues().get(0);
        }
        if (node instanceof Compare comparison) {
            return comparison.getInternalLeft();
        }
        if (node instanceof IfExp choice) {
            return choice.getInternalTest();
        }
        if (node instanceof Lambda || node instanceof Yield) {
            return null;
        }
        List<expr> parts = Expressions.parts(node);
        return parts == null || parts.isEmpty() ? null : parts.get(0);
    }

    /**
     * The lines that come before the statements of a class: its own, where it gets the name of its module, and its
     * text's.
     */
    public static int[] beginOfClass(int line, List<stmt> block) {
        int text = Statements.documentation(block) == null ? line : block.get(0).getLineno();
        return text > line ? new int[] {line, text} : new int[] {line};
    }

    private static boolean isConstant(expr node) {
        return node instanceof Num || node instanceof Str;
    }

    /**
     * Whether the test of an {@code if} or {@code while} is a number or text that always holds: it is not looked at.
     */
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
