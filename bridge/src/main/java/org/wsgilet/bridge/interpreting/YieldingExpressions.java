package org.wsgilet.bridge.interpreting;

import java.util.List;
import java.util.function.BinaryOperator;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Yield;
import org.python.antlr.ast.boolopType;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/**
 * The values of expressions in statements. With a {@code yield} in it an expression is several instructions: what runs
 * before the {@code yield} is kept.
 */
final class YieldingExpressions {

    private final Expressions expressions;
    private final BodyWriter out;

    YieldingExpressions(Expressions expressions, BodyWriter out) {
        this.expressions = expressions;
        this.out = out;
    }

    boolean yields(expr node) {
        return expressions.names.scope.generator && node != null && Yields.isIn(node);
    }

    Step of(expr node, int line) throws NotInterpretedException {
        if (!yields(node)) {
            return expressions.of(node);
        }
        out.then(frame -> frame.setline(line));
        return yielding(node);
    }

    private Step value(expr node) throws NotInterpretedException {
        return Yields.isIn(node) ? yielding(node) : expressions.of(node);
    }

    private Step yielding(expr node) throws NotInterpretedException {
        if (node instanceof Yield yield) {
            return yielded(yield);
        }
        if (node instanceof BoolOp operation) {
            return logical(operation);
        }
        if (node instanceof IfExp choice) {
            return choice(choice);
        }
        List<expr> parts = Expressions.parts(node);
        if (parts == null) {
            throw new NotInterpretedException("yield");
        }
        int last = parts.size() - 1;
        while (!Yields.isIn(parts.get(last))) {
            if (--last < 0) {
                throw new NotInterpretedException("yield");
            }
        }
        Step[] steps = new Step[parts.size()];
        for (int i = 0; i < steps.length; i++) {
            Step step = i <= last ? value(parts.get(i)) : expressions.of(parts.get(i));
            steps[i] = i < last ? out.kept(step) : step;
        }
        return expressions.combined(node, steps);
    }

    private Step yielded(Yield node) throws NotInterpretedException {
        int line = node.getLineno();
        Step value = node.getInternalValue() == null ? frame -> Py.None : value(node.getInternalValue());
        Step withLine = frame -> {
            frame.setline(line);
            return value.run(frame);
        };
        out.add(new Instruction.Yield(withLine, out.next()));
        int slot = out.slot();
        out.then(frame -> {
            Object sent = frame.getGeneratorInput();
            if (sent instanceof PyException thrown) {
                throw thrown;
            }
            frame.f_savedlocals[slot] = sent;
        });
        return BodyWriter.inSlot(slot);
    }

    private Step logical(BoolOp node) throws NotInterpretedException {
        boolean and = node.getInternalOp() == boolopType.And;
        List<expr> operands = node.getInternalValues();
        int slot = out.slot();
        Label end = new Label();
        for (int i = 0; i < operands.size(); i++) {
            Step operand = value(operands.get(i));
            int next = out.next();
            boolean isLast = i == operands.size() - 1;
            out.add(frame -> {
                PyObject value = operand.run(frame);
                frame.f_savedlocals[slot] = value;
                return isLast || value.__nonzero__() == and ? next : end.at;
            });
        }
        out.place(end);
        return BodyWriter.inSlot(slot);
    }

    private Step choice(IfExp node) throws NotInterpretedException {
        int line = node.getInternalTest().getLineno();
        int slot = out.slot();
        Label other = new Label();
        Label end = new Label();
        Step test = value(node.getInternalTest());
        int one = out.next();
        out.add(frame -> {
            frame.setline(line);
            return test.run(frame).__nonzero__() ? one : other.at;
        });
        Step value = value(node.getInternalBody());
        out.then(frame -> frame.f_savedlocals[slot] = value.run(frame));
        out.jump(end);
        out.place(other);
        Step otherwise = value(node.getInternalOrelse());
        out.then(frame -> frame.f_savedlocals[slot] = otherwise.run(frame));
        out.place(end);
        return BodyWriter.inSlot(slot);
    }

    /** Values one after the other; for what is not there a step that gives null. */
    Step[] ofThree(expr first, expr second, expr third, int line) throws NotInterpretedException {
        expr[] nodes = {first, second, third};
        boolean isKept = yields(second) || yields(third);
        Step[] steps = new Step[nodes.length];
        for (int i = 0; i < steps.length; i++) {
            Step step = nodes[i] == null ? frame -> null : of(nodes[i], line);
            steps[i] = isKept ? out.kept(step) : step;
        }
        return steps;
    }

    /** {@code name += yield}. */
    void augment(AugAssign node, int line) throws NotInterpretedException {
        if (!(node.getInternalTarget() instanceof Name name)) {
            throw new NotInterpretedException("yield");
        }
        BinaryOperator<PyObject> operator =
                Operators.augmented(node.getInternalOp(), expressions.program.hasTrueDivision());
        Step current = out.kept(expressions.names.load(name.getInternalId()));
        Step value = of(node.getInternalValue(), line);
        Store store = expressions.names.store(name.getInternalId());
        out.then(frame -> store.store(frame, operator.apply(current.run(frame), value.run(frame))));
    }
}
