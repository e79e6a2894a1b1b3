package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * {@code exec(code, names)} is {@code exec code in names} in CPython 2.7.9, also in a function inside of another. Jython's
 * compiler takes the tuple for code alone, which is a SyntaxError there. Jython could look into the tuple.
 * {@code from m import *} in a function is not known there either, because its one name is {@code *}: what it binds would be
 * global to the function. Jython could ask for that name.
 */
final class ExecStatements extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.ScopesCompiler",
            "org.python.compiler.CompilationContext",
            2,
            "exec(code, names) is refused in functions inside of others, from m import * binds nothing in functions",
            ExecStatements::new);

    private ExecStatements(ClassVisitor next) {
        super(next);
    }

    /**
     * {@code ExecTuple.globals(node)} in place of {@code node.getInternalGlobals()}, {@code ImportStar.bound(names)} in place of
     * {@code names.size()}.
     */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return switch (method) {
            case "visitExec" ->
                redirect(next, "getInternalGlobals", "org/wsgilet/bridge/compiling/ExecTuple", "globals");
            case "visitImportFrom" -> redirect(next, "size", "org/wsgilet/bridge/library/ImportStar", "bound");
            default -> next;
        };
    }
}
