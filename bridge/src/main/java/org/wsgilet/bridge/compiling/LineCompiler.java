package org.wsgilet.bridge.compiling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Assert;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.Break;
import org.python.antlr.ast.Continue;
import org.python.antlr.ast.ExceptHandler;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.For;
import org.python.antlr.ast.If;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.Return;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Suite;
import org.python.antlr.ast.TryExcept;
import org.python.antlr.ast.TryFinally;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.While;
import org.python.antlr.ast.With;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.excepthandler;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;
import org.python.antlr.op.AugStore;
import org.python.compiler.Code;
import org.python.compiler.CodeCompiler;
import org.python.compiler.Module;
import org.python.compiler.ScopeConstants;
import org.python.compiler.ScopeInfo;
import org.wsgilet.bridge.interpreting.LineEvents;
import org.wsgilet.bridge.jython.FrameTrace;
import org.wsgilet.bridge.jython.Internal;

/**
 * Jython's compiler of a function, class or module, with the lines that trace functions see in CPython: of
 * {@code with}, {@code try}, {@code except}, {@code break} and {@code continue}, which Jython leaves out (so that the
 * traceback of a file that {@code with} cannot open names the line before), and none of what has no code in CPython.
 */
public final class LineCompiler extends CodeCompiler {

    private final boolean isInteractive;

    /**
     * Blocks behind which CPython has code that is of the last line of the block; and whether that goes back in a loop.
     */
    private final Map<List<stmt>, Boolean> ends = new IdentityHashMap<>();

    /** What gets the line of an {@code except} in front: its types or, if it has none, its block. */
    private final Map<Object, Integer> starts = new IdentityHashMap<>();

    /** For each loop around whether the rest of its line, or of its first one, is seen again. */
    private final Deque<Boolean> loops = new ArrayDeque<>();

    /** A loop whose test is not looked at. */
    private PythonTree endless;

    /** What is looked at for the line that a {@code for} goes back to, which is the last one of it. */
    private final Map<expr, For> sequences = new IdentityHashMap<>();

    private final Map<For, Integer> headers = new IdentityHashMap<>();

    /** The test of a conditional expression, whose line is that of an expression. */
    private expr choice;

    /** The line of a statement that has no code, until there is some; or 0. */
    private int waiting;

    /** The line that code is of. */
    private int line;

    /** Called by the changed {@code org.python.compiler.Module}. */
    public LineCompiler(Module module, boolean isInteractive) {
        super(module, isInteractive);
        this.isInteractive = isInteractive;
    }

    @Override
    public void setline(int line) throws Exception {
        waiting = 0;
        this.line = line;
        super.setline(line);
    }

    @Override
    public void setline(PythonTree node) throws Exception {
        if (node == endless || node == choice) {
            return;
        }
        Integer header = headers.isEmpty() ? null : headers.get(node);
        if (header != null) {
            setline(header);
        } else if (node instanceof stmt statement) {
            setline(LineEvents.first(statement));
        } else {
            super.setline(node);
        }
    }

    /** In a statement of several lines the line is that of the expression that is furthest behind, of those so far. */
    @Override
    public Object visit(PythonTree node) throws Exception {
        start(node);
        if (node.getLineno() > line && line > 0 && node instanceof expr) {
            setline(node.getLineno());
        }
        Object result = super.visit(node);
        For loop = sequences.isEmpty() ? null : sequences.remove(node);
        if (loop != null) {
            headers.put(loop, line);
        }
        return result;
    }

    @Override
    public Object visitIfExp(IfExp node) throws Exception {
        expr around = choice;
        choice = node.getInternalTest();
        Object result = super.visitIfExp(node);
        choice = around;
        return result;
    }

    private void start(Object node) throws Exception {
        Integer line = starts.isEmpty() ? null : starts.get(node);
        if (line != null) {
            setline(line);
        }
    }

    @Override
    public void traverse(PythonTree node) throws Exception {
        if (node instanceof org.python.antlr.ast.Module module) {
            for (stmt each : module.getInternalBody()) {
                statement(each);
            }
            end();
        } else {
            super.traverse(node);
        }
    }

    /** The body of a function or class. */
    @Override
    public Object visitSuite(Suite node) throws Exception {
        ends.put(node.getInternalBody(), false);
        if (scope().kind == ScopeConstants.CLASSSCOPE) {
            for (int each : LineEvents.beginOfClass(node.getLineno(), node.getInternalBody())) {
                setline(each);
            }
        } else {
            line = node.getLineno();
        }
        return super.visitSuite(node);
    }

    @Override
    public Object suite(List<stmt> block) throws Exception {
        start(block);
        for (stmt each : block) {
            Object exit = statement(each);
            if (exit != null) {
                return exit;
            }
        }
        Boolean goesBack = ends.get(block);
        if (goesBack != null) {
            end();
            if (goesBack) {
                goBack();
            }
        }
        return null;
    }

    private Object statement(stmt node) throws Exception {
        waiting = node.getLineno();
        return !isInteractive && LineEvents.hasNoCode(node) ? null : visit(node);
    }

    private void end() throws Exception {
        if (waiting > 0) {
            setline(waiting);
        }
    }

    private Code code() {
        return (Code) Internal.COMPILER_CODE.in(this);
    }

    /** Backticks are {@code repr()}, which does more than the method of the object. */
    @Override
    public Object visitRepr(Repr node) throws Exception {
        visit(node.getInternalValue());
        code().invokestatic(
                        "org/python/core/__builtin__",
                        "repr",
                        "(Lorg/python/core/PyObject;)Lorg/python/core/PyString;");
        return null;
    }

    private void goBack() throws Exception {
        loadFrame();
        code().invokestatic(FrameTrace.class.getName().replace('.', '/'), "goBack", "(Lorg/python/core/PyFrame;)V");
    }

    @Override
    public Object visitIf(If node) throws Exception {
        expr test = node.getInternalTest();
        if (LineEvents.isAlways(test)) {
            return suite(node.getInternalBody());
        }
        if (LineEvents.isNever(test)) {
            return node.getInternalOrelse() == null ? null : suite(node.getInternalOrelse());
        }
        ends.put(node.getInternalBody(), false);
        return super.visitIf(node);
    }

    @Override
    public Object visitWhile(While node) throws Exception {
        expr test = node.getInternalTest();
        if (LineEvents.isNever(test)) {
            return node.getInternalOrelse() == null ? null : suite(node.getInternalOrelse());
        }
        boolean isEndless = LineEvents.isAlways(test);
        PythonTree around = endless;
        if (isEndless) {
            setline(node);
            endless = node;
        }
        enterLoop(node, node.getInternalBody());
        super.visitWhile(node);
        loops.pop();
        endless = around;
        return null;
    }

    @Override
    public Object visitFor(For node) throws Exception {
        enterLoop(node, node.getInternalBody());
        sequences.put(node.getInternalIter(), node);
        super.visitFor(node);
        headers.remove(node);
        loops.pop();
        return null;
    }

    private void enterLoop(stmt node, List<stmt> block) {
        boolean goesBack = LineEvents.goesBack(node, block);
        ends.put(block, goesBack);
        loops.push(goesBack);
    }

    /** In a tree that a program has made the target is stored, as in CPython. */
    @Override
    public Object visitAugAssign(AugAssign node) throws Exception {
        expr target = node.getInternalTarget();
        if (target instanceof Name name) {
            name.setCtx(new AugStore());
        } else if (target instanceof Attribute attribute) {
            attribute.setCtx(new AugStore());
        } else if (target instanceof Subscript item) {
            item.setCtx(new AugStore());
        }
        return super.visitAugAssign(node);
    }

    /** {@code assert test, (1, 2)} has the tuple as its only argument, as in CPython. */
    @Override
    public Object visitAssert(Assert node) throws Exception {
        expr message = node.getInternalMsg();
        if (message == null) {
            return super.visitAssert(node);
        }
        expr only = new Tuple(message, new ArrayList<>(List.of(message)), expr_contextType.Load);
        return super.visitAssert(new Assert(node, node.getInternalTest(), only));
    }

    /** What a lambda with {@code yield} comes to is nothing that it yields. */
    @Override
    public Object visitReturn(Return node) throws Exception {
        boolean isOfLambda = node.getClass() != Return.class;
        if (!isOfLambda || !scope().generator) {
            return super.visitReturn(node);
        }
        visit(new Expr(node, node.getInternalValue()));
        return super.visitReturn(new Return(node, null));
    }

    private ScopeInfo scope() {
        return (ScopeInfo) Internal.COMPILER_SCOPE.in(this);
    }

    @Override
    public Object visitBreak(Break node) throws Exception {
        setline(node);
        return super.visitBreak(node);
    }

    @Override
    public Object visitContinue(Continue node) throws Exception {
        setline(node);
        if (!loops.isEmpty() && loops.peek()) {
            goBack();
        }
        return super.visitContinue(node);
    }

    @Override
    public Object visitTryExcept(TryExcept node) throws Exception {
        setline(node);
        ends.put(node.getInternalBody(), false);
        for (excepthandler each : node.getInternalHandlers()) {
            ExceptHandler handler = (ExceptHandler) each;
            expr types = handler.getInternalType();
            starts.put(types == null ? handler.getInternalBody() : types, handler.getLineno());
            ends.put(handler.getInternalBody(), false);
        }
        return super.visitTryExcept(node);
    }

    @Override
    public Object visitTryFinally(TryFinally node) throws Exception {
        setline(node);
        ends.put(node.getInternalBody(), false);
        ends.put(node.getInternalFinalbody(), false);
        return super.visitTryFinally(node);
    }

    @Override
    public Object visitWith(With node) throws Exception {
        setline(node);
        ends.put(node.getInternalBody(), false);
        return super.visitWith(node);
    }
}
