package org.wsgilet.bridge.compiling;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Compiled code that tells trace functions of the exceptions that come to its {@code except}, {@code finally} and
 * {@code with}, and whose {@code exec} is ours.
 */
final class TracedMethod extends MethodVisitor {

    private static final String JYTHON = "org/python/core/Py";
    private static final String TRACE = "org/wsgilet/bridge/jython/FrameTrace";

    /** Classes by the names of methods that they have in place of Jython's. */
    private static final Map<String, String> OURS =
            Map.of("setException", TRACE, "addTraceback", TRACE, "exec", "org/wsgilet/bridge/jython/ExecNames");

    TracedMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(
                opcode, owner.equals(JYTHON) ? OURS.getOrDefault(name, owner) : owner, name, descriptor, isInterface);
    }
}
