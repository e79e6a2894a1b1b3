package org.wsgilet.bridge.interpreting;

import java.util.List;
import java.util.function.BinaryOperator;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Slice;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.base.expr;
import org.python.core.Py;
import org.python.core.PyObject;

/** What is assigned to or deleted. */
final class Targets {

    private final Expressions expressions;
    private final Slices slices;

    Targets(Expressions expressions) {
        this.expressions = expressions;
        this.slices = new Slices(expressions);
    }

    Store store(expr node) throws NotInterpretedException {
        boolean isNew = expressions.isNewLine(node);
        Store store = plain(node);
        int line = node.getLineno();
        if (!isNew) {
            return store;
        }
        return (frame, value) -> {
            frame.setline(line);
            store.store(frame, value);
        };
    }

    private Store plain(expr node) throws NotInterpretedException {
        if (node instanceof Name name) {
            return expressions.names.store(name.getInternalId());
        }
        if (node instanceof Attribute attribute) {
            Step object = expressions.of(attribute.getInternalValue());
            String name = expressions.names.mangled(attribute.getInternalAttr());
            return (frame, value) -> object.run(frame).__setattr__(name, value);
        }
        if (node instanceof Subscript subscript) {
            return item(subscript);
        }
        List<expr> elements = elements(node);
        Store[] stores = new Store[elements.size()];
        for (int i = 0; i < stores.length; i++) {
            stores[i] = store(elements.get(i));
        }
        return (frame, value) -> {
            PyObject[] values = Py.unpackSequence(value, stores.length);
            for (int i = 0; i < stores.length; i++) {
                stores[i].store(frame, values[i]);
            }
        };
    }

    private static List<expr> elements(expr node) throws NotInterpretedException {
        if (node instanceof Tuple tuple) {
            return tuple.getInternalElts();
        }
        if (node instanceof org.python.antlr.ast.List list) {
            return list.getInternalElts();
        }
        throw new NotInterpretedException(node.getClass().getSimpleName());
    }

    private Store item(Subscript node) throws NotInterpretedException {
        Step object = expressions.of(node.getInternalValue());
        if (node.getInternalSlice() instanceof Slice slice) {
            Step[] bounds = slices.boundsOrNull(slice);
            return (frame, value) -> {
                PyObject changed = object.run(frame);
                PyObject[] at = Expressions.values(bounds, frame);
                changed.__setslice__(at[0], at[1], at[2], value);
            };
        }
        Step index = slices.index(node.getInternalSlice());
        return (frame, value) -> {
            PyObject changed = object.run(frame);
            changed.__setitem__(index.run(frame), value);
        };
    }

    Deletion delete(expr node) throws NotInterpretedException {
        boolean isNew = expressions.isNewLine(node);
        Deletion deletion = plainDeletion(node);
        int line = node.getLineno();
        if (!isNew) {
            return deletion;
        }
        return frame -> {
            frame.setline(line);
            deletion.run(frame);
        };
    }

    private Deletion plainDeletion(expr node) throws NotInterpretedException {
        if (node instanceof Name name) {
            return expressions.names.delete(name.getInternalId());
        }
        if (node instanceof Attribute attribute) {
            Step object = expressions.of(attribute.getInternalValue());
            String name = expressions.names.mangled(attribute.getInternalAttr());
            return frame -> object.run(frame).__delattr__(name);
        }
        if (node instanceof Subscript subscript) {
            return deleteItem(subscript);
        }
        List<expr> elements = elements(node);
        Deletion[] deletions = new Deletion[elements.size()];
        for (int i = 0; i < deletions.length; i++) {
            deletions[i] = delete(elements.get(i));
        }
        return frame -> {
            for (Deletion each : deletions) {
                each.run(frame);
            }
        };
    }

    private Deletion deleteItem(Subscript node) throws NotInterpretedException {
        Step object = expressions.of(node.getInternalValue());
        if (node.getInternalSlice() instanceof Slice slice) {
            Step[] bounds = slices.boundsOrNull(slice);
            return frame -> {
                PyObject changed = object.run(frame);
                PyObject[] at = Expressions.values(bounds, frame);
                changed.__delslice__(at[0], at[1], at[2]);
            };
        }
        Step index = slices.index(node.getInternalSlice());
        return frame -> {
            PyObject changed = object.run(frame);
            changed.__delitem__(index.run(frame));
        };
    }

    /** {@code target += value}: what the target is of runs once. */
    Deletion augmented(AugAssign node) throws NotInterpretedException {
        BinaryOperator<PyObject> operator =
                Operators.augmented(node.getInternalOp(), expressions.program.hasTrueDivision());
        expr target = node.getInternalTarget();
        if (target instanceof Name name) {
            Step load = expressions.names.load(name.getInternalId());
            Step value = expressions.of(node.getInternalValue());
            Store store = expressions.names.store(name.getInternalId());
            return frame -> {
                PyObject current = load.run(frame);
                store.store(frame, operator.apply(current, value.run(frame)));
            };
        }
        if (target instanceof Attribute attribute) {
            Step owner = expressions.of(attribute.getInternalValue());
            Step value = expressions.of(node.getInternalValue());
            String name = expressions.names.mangled(attribute.getInternalAttr());
            return frame -> {
                PyObject object = owner.run(frame);
                PyObject current = object.__getattr__(name);
                object.__setattr__(name, operator.apply(current, value.run(frame)));
            };
        }
        if (target instanceof Subscript subscript) {
            return augmentedItem(subscript, operator, node.getInternalValue());
        }
        throw new NotInterpretedException(target.getClass().getSimpleName());
    }

    private Deletion augmentedItem(Subscript node, BinaryOperator<PyObject> operator, expr added)
            throws NotInterpretedException {
        Step owner = expressions.of(node.getInternalValue());
        if (node.getInternalSlice() instanceof Slice slice) {
            Step[] bounds = slices.boundsOrNull(slice);
            Step value = expressions.of(added);
            return frame -> {
                PyObject object = owner.run(frame);
                PyObject[] at = Expressions.values(bounds, frame);
                PyObject current = object.__getslice__(at[0], at[1], at[2]);
                object.__setslice__(at[0], at[1], at[2], operator.apply(current, value.run(frame)));
            };
        }
        Step index = slices.index(node.getInternalSlice());
        Step value = expressions.of(added);
        return frame -> {
            PyObject object = owner.run(frame);
            PyObject at = index.run(frame);
            PyObject current = object.__getitem__(at);
            object.__setitem__(at, operator.apply(current, value.run(frame)));
        };
    }
}
