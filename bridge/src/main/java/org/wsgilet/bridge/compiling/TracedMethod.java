package org.wsgilet.bridge.compiling;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Compiled code that tells trace functions of the exceptions that come to its {@code except}, {@code finally} and {@code with}. */
final class TracedMethod extends MethodVisitor {

    private static final String JYTHON = "org/python/core/Py";
    private static final String OURS = "org/wsgilet/bridge/jython/FrameTrace";

    TracedMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean isTold = owner.equals(JYTHON) && (name.equals("setException") || name.equals("addTraceback"));
        super.visitMethodInsn(opcode, isTold ? OURS : owner, name, descriptor, isInterface);
    }
}
