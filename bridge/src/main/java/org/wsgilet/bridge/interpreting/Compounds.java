package org.wsgilet.bridge.interpreting;

import java.util.List;
import org.python.antlr.ast.ExceptHandler;
import org.python.antlr.ast.For;
import org.python.antlr.ast.If;
import org.python.antlr.ast.TryExcept;
import org.python.antlr.ast.TryFinally;
import org.python.antlr.ast.While;
import org.python.antlr.ast.With;
import org.python.antlr.base.excepthandler;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.core.ContextGuard;
import org.python.core.ContextManager;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.wsgilet.bridge.interpreting.BodyWriter.Final;
import org.wsgilet.bridge.interpreting.BodyWriter.Loop;
import org.wsgilet.bridge.jython.FrameTrace;

/** Writes instructions of statements with blocks, in the order in which the compiler goes through them. */
final class Compounds {

    private final Program program;
    private final Statements statements;
    private final YieldingExpressions values;
    private final Targets targets;
    private final BodyWriter out;

    Compounds(Program program, Statements statements, YieldingExpressions values, Targets targets, BodyWriter out) {
        this.program = program;
        this.statements = statements;
        this.values = values;
        this.targets = targets;
        this.out = out;
    }

    /** Whether it never goes on behind it, as {@link Statements#block}. */
    boolean statement(stmt node) throws NotInterpretedException {
        if (node instanceof If choice) {
            return choice(choice);
        }
        if (node instanceof While loop) {
            repeat(loop);
        } else if (node instanceof For loop) {
            each(loop);
        } else if (node instanceof TryExcept tried) {
            except(tried);
        } else if (node instanceof TryFinally tried) {
            last(tried);
        } else if (node instanceof With with) {
            with(with);
        } else {
            throw new NotInterpretedException(node.getClass().getSimpleName());
        }
        return false;
    }

    private boolean choice(If node) throws NotInterpretedException {
        if (LineEvents.isAlways(node.getInternalTest())) {
            return statements.block(node.getInternalBody());
        }
        if (LineEvents.isNever(node.getInternalTest())) {
            return otherwise(node.getInternalOrelse());
        }
        int line = LineEvents.first(node);
        Label other = new Label();
        Label end = new Label();
        statements.line(line);
        Step test = values.of(node.getInternalTest(), line);
        int body = out.next();
        out.add(frame -> {
            frame.setline(line);
            return test.run(frame).__nonzero__() ? body : other.at;
        });
        boolean exits = statements.closed(node.getInternalBody());
        List<stmt> otherwise = node.getInternalOrelse();
        if (otherwise == null || otherwise.isEmpty()) {
            out.place(other);
            return false;
        }
        out.jump(end);
        out.place(other);
        exits &= statements.block(otherwise);
        out.place(end);
        return exits;
    }

    private void repeat(While node) throws NotInterpretedException {
        if (LineEvents.isNever(node.getInternalTest())) {
            otherwise(node.getInternalOrelse());
            return;
        }
        boolean isEndless = LineEvents.isAlways(node.getInternalTest());
        int line = node.getLineno();
        Loop loop = loop(node, node.getInternalBody());
        Label body = new Label();
        Label first = new Label();
        if (isEndless) {
            line(line);
        }
        out.jump(first);
        int start = out.position();
        out.place(body);
        out.enter(loop);
        statements.closed(node.getInternalBody());
        goBack(loop);
        out.place(loop.next());
        out.place(first);
        statements.line(line);
        Step test = values.of(node.getInternalTest(), line);
        int done = out.next();
        out.add(frame -> {
            if (!isEndless) {
                frame.setline(line);
            }
            program.warm();
            return test.run(frame).__nonzero__() ? body.at : done;
        });
        out.leave();
        out.block(JumpTable.Kind.WHILE, start);
        otherwise(node.getInternalOrelse());
        out.place(loop.end());
    }

    private static Loop loop(stmt node, List<stmt> block) {
        return new Loop(new Label(), new Label(), LineEvents.goesBack(node, block));
    }

    private void goBack(Loop loop) {
        if (loop.goesBack()) {
            out.then(FrameTrace::goBack);
        }
    }

    private boolean otherwise(List<stmt> block) throws NotInterpretedException {
        return block != null && statements.block(block);
    }

    private void each(For node) throws NotInterpretedException {
        int line = node.getLineno();
        int slot = out.slot();
        Loop loop = loop(node, node.getInternalBody());
        Label done = new Label();
        Step sequence = values.of(node.getInternalIter(), line);
        out.then(frame -> {
            frame.setline(line);
            frame.f_savedlocals[slot] = sequence.run(frame).__iter__();
        });
        int again = statements.line();
        Store target = targets.store(node.getInternalTarget());
        out.place(loop.next());
        int start = out.position();
        int body = out.next();
        out.add(frame -> {
            frame.setline(again);
            PyObject value = ((PyObject) frame.f_savedlocals[slot]).__iternext__();
            if (value == null) {
                frame.f_savedlocals[slot] = null;
                return done.at;
            }
            program.warm();
            target.store(frame, value);
            return body;
        });
        out.enter(loop);
        statements.closed(node.getInternalBody());
        goBack(loop);
        out.leave();
        out.jump(loop.next());
        out.block(JumpTable.Kind.FOR, start);
        out.place(done);
        otherwise(node.getInternalOrelse());
        out.place(loop.end());
    }

    private void except(TryExcept node) throws NotInterpretedException {
        int slot = out.slot();
        Label otherwise = new Label();
        Label end = new Label();
        line(node.getLineno());
        int start = out.position();
        statements.closed(node.getInternalBody());
        int behind = out.position();
        out.jump(otherwise);
        out.block(JumpTable.Kind.TRY, start);
        out.handle(start, behind, slot);
        out.then(frame ->
                frame.f_savedlocals[slot] = FrameTrace.setException((Throwable) frame.f_savedlocals[slot], frame));
        List<excepthandler> handlers = node.getInternalHandlers();
        for (int i = 0; i < handlers.size(); i++) {
            boolean isLast = i == handlers.size() - 1;
            handler((ExceptHandler) handlers.get(i), isLast, slot, end);
        }
        out.add(frame -> {
            throw caught(frame, slot);
        });
        out.place(otherwise);
        otherwise(node.getInternalOrelse());
        out.place(end);
    }

    private void line(int line) {
        out.then(frame -> frame.setline(line));
    }

    private static PyException caught(PyFrame frame, int slot) {
        return (PyException) frame.f_savedlocals[slot];
    }

    private void handler(ExceptHandler node, boolean isLast, int slot, Label end) throws NotInterpretedException {
        Label another = new Label();
        expr types = node.getInternalType();
        if (types == null && !isLast) {
            throw new NotInterpretedException("default 'except:' must be last");
        }
        out.except(node.getLineno());
        statements.line(node.getLineno());
        line(node.getLineno());
        if (types != null) {
            Step type = values.of(types, types.getLineno());
            int matched = out.next();
            out.add(frame -> caught(frame, slot).match(type.run(frame)) ? matched : another.at);
        }
        if (node.getInternalName() != null) {
            Store name = targets.store(node.getInternalName());
            out.then(frame -> name.store(frame, caught(frame, slot).value));
        }
        statements.closed(node.getInternalBody());
        out.jump(end);
        out.place(another);
    }

    private void last(TryFinally node) throws NotInterpretedException {
        Final block = new Final(new Label(), out.slot());
        line(node.getLineno());
        int start = out.position();
        out.enter(block);
        statements.closed(node.getInternalBody());
        out.leave();
        leftAtEnd(block);
        out.block(JumpTable.Kind.TRY, start);
        out.handle(start, out.position() - 1, block.reason());
        out.then(frame -> FrameTrace.addTraceback((Throwable) frame.f_savedlocals[block.reason()], frame));
        out.place(block.start());
        int last = out.position();
        statements.closed(node.getInternalFinalbody());
        out.resume(block);
        out.block(JumpTable.Kind.FINALLY, last);
    }

    private void leftAtEnd(Final block) {
        out.add(frame -> {
            frame.f_savedlocals[block.reason()] = null;
            return block.start().at;
        });
    }

    private void with(With node) throws NotInterpretedException {
        int line = LineEvents.first(node);
        int manager = out.slot();
        int entered = out.slot();
        Final block = new Final(new Label(), out.slot());
        Label end = new Label();
        Step context = values.of(node.getInternalContext_expr(), line);
        out.then(frame -> {
            frame.setline(line);
            ContextManager made = ContextGuard.getManager(context.run(frame));
            frame.f_savedlocals[manager] = made;
            frame.f_savedlocals[entered] = made.__enter__(Py.getThreadState());
        });
        int start = out.position();
        out.enter(block);
        if (node.getInternalOptional_vars() != null) {
            out.line(node.getInternalOptional_vars().getLineno());
            Store variable = targets.store(node.getInternalOptional_vars());
            out.then(frame -> variable.store(frame, (PyObject) frame.f_savedlocals[entered]));
        }
        statements.closed(node.getInternalBody());
        out.leave();
        leftAtEnd(block);
        out.block(JumpTable.Kind.WITH, start);
        out.handle(start, out.position() - 1, block.reason());
        failed(block, manager, end);
        out.place(block.start());
        out.then(frame -> ((ContextManager) frame.f_savedlocals[manager]).__exit__(Py.getThreadState(), null));
        out.resume(block);
        out.place(end);
    }

    /** The manager is told of the exception, and may say that it is done with. */
    private void failed(Final block, int manager, Label end) {
        out.add(frame -> {
            PyException problem = FrameTrace.setException((Throwable) frame.f_savedlocals[block.reason()], frame);
            ContextManager left = (ContextManager) frame.f_savedlocals[manager];
            if (left.__exit__(Py.getThreadState(), problem)) {
                return end.at;
            }
            throw Py.makeException();
        });
    }
}
