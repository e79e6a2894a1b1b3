package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The class that a source is compiled to: a function beyond the 64 KB of a method is a method that calls the
 * interpreter ({@code bridge.compiling.InterpretedMethods}). Jython takes CPython's byte code then, if it finds any.
 */
final class CompiledClass extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.ClassFile",
            "org.python.compiler.CompilationContext",
            3,
            "functions beyond 64 KB do not load",
            CompiledClass::new);

    private CompiledClass(ClassVisitor next) {
        super(next);
    }

    /** {@code InterpretedMethods.visitMethod(cw, ...)} in place of {@code cw.visitMethod(...)}. */
    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                if (name.equals("visitMethod")) {
                    callStatic(
                            mv,
                            "org/wsgilet/bridge/compiling/InterpretedMethods",
                            name,
                            "(L" + owner + ";" + type.substring(1));
                    changed();
                } else {
                    super.visitMethodInsn(opcode, owner, name, type, isInterface);
                }
            }
        };
    }
}
