package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.List;
import org.python.antlr.ast.Ellipsis;
import org.python.antlr.ast.ExtSlice;
import org.python.antlr.ast.Index;
import org.python.antlr.ast.Slice;
import org.python.antlr.ast.Subscript;
import org.python.antlr.base.expr;
import org.python.antlr.base.slice;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyTuple;

/** What stands in brackets: an index, or a slice, which has methods of its own. */
final class Slices {

    private final Expressions expressions;

    Slices(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The object and the expressions of its index or slice; the object alone if there are several slices. */
    static List<expr> parts(Subscript node) {
        List<expr> parts = new ArrayList<>();
        parts.add(node.getInternalValue());
        if (node.getInternalSlice() instanceof Index index) {
            parts.add(index.getInternalValue());
        }
        if (node.getInternalSlice() instanceof Slice slice) {
            for (expr bound : bounds(slice)) {
                if (bound != null) {
                    parts.add(bound);
                }
            }
        }
        return parts;
    }

    static expr[] bounds(Slice slice) {
        return new expr[] {slice.getInternalLower(), slice.getInternalUpper(), slice.getInternalStep()};
    }

    Step load(Subscript node, Step[] parts) throws NotInterpretedException {
        Step object = parts[0];
        if (node.getInternalSlice() instanceof Slice slice) {
            Step[] bounds = new Step[3];
            int next = 1;
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = bounds(slice)[i] == null ? frame -> null : parts[next++];
            }
            return frame -> {
                PyObject value = object.run(frame);
                PyObject lower = bounds[0].run(frame);
                PyObject upper = bounds[1].run(frame);
                return value.__getslice__(lower, upper, bounds[2].run(frame));
            };
        }
        Step index = parts.length > 1 ? parts[1] : index(node.getInternalSlice());
        return frame -> {
            PyObject value = object.run(frame);
            return value.__getitem__(index.run(frame));
        };
    }

    /** What is handed to {@code __getitem__}. */
    Step index(slice node) throws NotInterpretedException {
        if (node instanceof Index index) {
            return expressions.of(index.getInternalValue());
        }
        if (node instanceof Ellipsis) {
            return frame -> Py.Ellipsis;
        }
        if (node instanceof Slice slice) {
            Step lower = bound(slice.getInternalLower());
            Step upper = bound(slice.getInternalUpper());
            Step step = bound(slice.getInternalStep());
            return frame -> {
                PyObject first = lower.run(frame);
                PyObject last = upper.run(frame);
                return new PySlice(first, last, step.run(frame));
            };
        }
        if (!(node instanceof ExtSlice several)) {
            throw new NotInterpretedException("slice");
        }
        List<slice> dimensions = several.getInternalDims();
        Step[] steps = new Step[dimensions.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = index(dimensions.get(i));
        }
        return frame -> new PyTuple(Expressions.values(steps, frame));
    }

    private Step bound(expr node) throws NotInterpretedException {
        return node == null ? frame -> Py.None : expressions.of(node);
    }

    /** A bound for {@code __getslice__} and its kin: null if there is none. */
    Step[] boundsOrNull(Slice slice) throws NotInterpretedException {
        expr[] nodes = bounds(slice);
        Step[] steps = new Step[nodes.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = nodes[i] == null ? frame -> null : expressions.of(nodes[i]);
        }
        return steps;
    }
}
