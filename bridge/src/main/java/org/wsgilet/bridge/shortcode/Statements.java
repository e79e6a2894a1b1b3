package org.wsgilet.bridge.shortcode;

import java.util.ArrayList;
import java.util.List;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.Expression;
import org.python.antlr.ast.Module;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Pass;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.base.expr;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/** Makes steps of what {@code eval} and {@code exec} are given: an expression, or a few simple statements. */
final class Statements {

    /** More is worth a class. */
    private static final int MOST = 50;

    private final Expressions expressions;

    private Statements(Expressions expressions) {
        this.expressions = expressions;
    }

    static Step of(mod node, boolean trueDivision) throws NotShortException {
        Statements statements = new Statements(new Expressions(trueDivision));
        if (node instanceof Expression expression) {
            expr body = expression.getInternalBody();
            Step value = statements.expressions.of(body);
            int line = expression.getInternalBody().getLineno();
            return frame -> {
                frame.setline(line);
                return value.run(frame);
            };
        }
        if (node instanceof Module module && module.getInternalBody().size() <= MOST) {
            return statements.block(module.getInternalBody());
        }
        throw new NotShortException("block");
    }

    private Step block(List<stmt> nodes) throws NotShortException {
        List<Step> steps = new ArrayList<>();
        for (stmt node : nodes) {
            steps.add(statement(node));
        }
        PyObject documentation = documentation(nodes);
        return frame -> {
            if (documentation != null) {
                frame.setglobal("__doc__", documentation);
            }
            for (Step step : steps) {
                step.run(frame);
            }
            return null;
        };
    }

    private static PyObject documentation(List<stmt> nodes) {
        boolean first = !nodes.isEmpty() && nodes.get(0) instanceof Expr;
        return first && ((Expr) nodes.get(0)).getInternalValue() instanceof Str text
                ? (PyObject) text.getInternalS()
                : null;
    }

    private Step statement(stmt node) throws NotShortException {
        int line = node.getLineno();
        if (node instanceof Expr expression) {
            Step value = expressions.of(expression.getInternalValue());
            return frame -> {
                frame.setline(line);
                return value.run(frame);
            };
        }
        if (node instanceof Assign assignment) {
            Step value = expressions.of(assignment.getInternalValue());
            Store[] targets = targets(assignment.getInternalTargets());
            return frame -> {
                frame.setline(line);
                PyObject assigned = value.run(frame);
                for (Store target : targets) {
                    target.store(frame, assigned);
                }
                return null;
            };
        }
        if (node instanceof Pass) {
            return frame -> {
                frame.setline(line);
                return null;
            };
        }
        throw new NotShortException(node.getClass().getSimpleName());
    }

    private interface Store {
        void store(PyFrame frame, PyObject value);
    }

    private Store[] targets(List<expr> nodes) throws NotShortException {
        Store[] targets = new Store[nodes.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = target(nodes.get(i));
        }
        return targets;
    }

    private Store target(expr node) throws NotShortException {
        if (node instanceof Name name) {
            String id = name.getInternalId().intern();
            return (frame, value) -> frame.setlocal(id, value);
        }
        if (node instanceof Attribute attribute) {
            Step object = expressions.of(attribute.getInternalValue());
            String id = attribute.getInternalAttr().intern();
            return (frame, value) -> object.run(frame).__setattr__(id, value);
        }
        if (node instanceof Subscript subscript) {
            Step object = expressions.of(subscript.getInternalValue());
            Step index = expressions.index(subscript.getInternalSlice());
            return (frame, value) -> {
                PyObject changed = object.run(frame);
                changed.__setitem__(index.run(frame), value);
            };
        }
        throw new NotShortException(node.getClass().getSimpleName());
    }
}
