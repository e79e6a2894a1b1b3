package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code exec(code, names)} is {@code exec code in names} in CPython 2.7.9, also in a function inside of another. Jython's
 * compiler takes the tuple for code alone, which is a SyntaxError there. Jython could look into the tuple.
 */
final class ExecStatements extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.ScopesCompiler",
            "org.python.compiler.CompilationContext",
            1,
            "exec(code, names) is refused in functions inside of others",
            ExecStatements::new);

    private ExecStatements(ClassVisitor next) {
        super(next);
    }

    /** {@code ExecTuple.globals(node)} in place of {@code node.getInternalGlobals()}. */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (!method.equals("visitExec")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                if (name.equals("getInternalGlobals")) {
                    callStatic(
                            mv,
                            "org/wsgilet/bridge/compiling/ExecTuple",
                            "globals",
                            "(L" + owner + ";" + type.substring(1));
                    changed();
                } else {
                    super.visitMethodInsn(opcode, owner, name, type, isInterface);
                }
            }
        };
    }
}
