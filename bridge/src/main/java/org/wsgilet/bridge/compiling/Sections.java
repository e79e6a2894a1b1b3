package org.wsgilet.bridge.compiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.python.antlr.PythonTree;
import org.python.antlr.Visitor;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.Delete;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Global;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.alias;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.antlr.base.stmt;

/**
 * Moves plain statements of a module into functions that declare their names global and are called at once, so that
 * none of them is larger than a method may be. What asks for the variables around it stays where it is.
 */
final class Sections {

    /** Nodes of the tree in a section: some 20 bytes of code each. */
    private static final int NODES = 1000;

    private static final String NAME = "<module>";
    private static final Set<String> OF_FRAMES = Set.of("locals", "vars", "dir", "eval", "execfile", "_getframe");

    private final List<stmt> made = new ArrayList<>();
    private final List<stmt> section = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private int nodes;

    private Sections() {}

    static void make(List<stmt> body) {
        Sections sections = new Sections();
        for (int i = 0; i < body.size(); i++) {
            stmt statement = body.get(i);
            boolean documentation = i == 0 && statement instanceof Expr text && text.getInternalValue() instanceof Str;
            sections.add(statement, documentation);
        }
        sections.close();
        body.clear();
        body.addAll(sections.made);
    }

    private void add(stmt statement, boolean stays) {
        Look look = stays || !isPlain(statement) ? null : new Look(statement);
        if (look == null || look.asksForFrames) {
            close();
            made.add(statement);
            return;
        }
        section.add(statement);
        names.addAll(look.bound);
        nodes += look.nodes;
        if (nodes > NODES) {
            close();
        }
    }

    private static boolean isPlain(stmt statement) {
        if (statement instanceof ImportFrom from) {
            boolean all = from.getInternalNames().stream()
                    .anyMatch(name -> name.getInternalName().equals("*"));
            return !all && !"__future__".equals(from.getInternalModule());
        }
        return statement instanceof Assign
                || statement instanceof AugAssign
                || statement instanceof Expr
                || statement instanceof FunctionDef
                || statement instanceof ClassDef
                || statement instanceof Import;
    }

    private void close() {
        if (section.isEmpty()) {
            return;
        }
        stmt first = section.get(0);
        List<stmt> body = new ArrayList<>();
        if (!names.isEmpty()) {
            body.add(new Global(first, new ArrayList<>(names)));
        }
        body.addAll(section);
        arguments none = new arguments(first, new ArrayList<>(), null, null, new ArrayList<>());
        String name = NAME + made.size();
        made.add(new FunctionDef(first, name, none, body, new ArrayList<>()));
        expr function = new Name(first, name, expr_contextType.Load);
        made.add(new Expr(first, new Call(first, function, new ArrayList<>(), new ArrayList<>(), null, null)));
        List<expr> done = new ArrayList<>(List.of(new Name(first, name, expr_contextType.Del)));
        made.add(new Delete(first, done));
        section.clear();
        names.clear();
        nodes = 0;
    }

    /** What a statement binds in its module, how large it is, and whether it asks for its frame. */
    private static final class Look extends Visitor {

        final Set<String> bound = new TreeSet<>();
        int nodes;
        boolean asksForFrames;
        private int depth;

        Look(stmt statement) {
            try {
                visit(statement);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) { // declared by Jython's visitors, thrown by none of ours
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Object unhandled_node(PythonTree node) {
            nodes++;
            return null;
        }

        @Override
        public Object visitName(Name node) throws Exception {
            asksForFrames |= OF_FRAMES.contains(node.getInternalId());
            if (depth == 0 && node.getInternalCtx() != expr_contextType.Load) {
                bound.add(node.getInternalId());
            }
            return super.visitName(node);
        }

        @Override
        public Object visitFunctionDef(FunctionDef node) throws Exception {
            bind(node.getInternalName());
            return inside(node);
        }

        @Override
        public Object visitClassDef(ClassDef node) throws Exception {
            bind(node.getInternalName());
            return inside(node);
        }

        @Override
        public Object visitLambda(Lambda node) throws Exception {
            return inside(node);
        }

        @Override
        public Object visitImport(Import node) throws Exception {
            bindAll(node.getInternalNames());
            return super.visitImport(node);
        }

        @Override
        public Object visitImportFrom(ImportFrom node) throws Exception {
            bindAll(node.getInternalNames());
            return super.visitImportFrom(node);
        }

        private void bindAll(List<alias> names) {
            for (alias name : names) {
                String as = name.getInternalAsname();
                bind(as == null ? name.getInternalName().split("\\.")[0] : as);
            }
        }

        private void bind(String name) {
            if (depth == 0) {
                bound.add(name);
            }
        }

        private Object inside(PythonTree node) throws Exception {
            depth++;
            traverse(node);
            depth--;
            return null;
        }
    }
}
