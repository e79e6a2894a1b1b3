package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code round(-0.4)} is -0.0. Jython rounds with decimals, which have one zero; it could copy the sign. */
final class RoundedFloat extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.util.ExtraMath",
            "org.python.core.util.StringUtil",
            4,
            "round() loses the sign of a zero",
            RoundedFloat::new);

    private RoundedFloat(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("round") || !descriptor.equals("(DI)D")) {
            return method;
        }
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.DRETURN) {
                    visitVarInsn(Opcodes.DLOAD, 0);
                    callStatic(this, "java/lang/Math", "copySign", "(DD)D");
                    changed();
                }
                super.visitInsn(opcode);
            }
        };
    }
}
