package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The one cache of all types, which says where a name is found in the bases of a type. It has 4,096 entries, each for
 * one place of a name in a type; an application on SQLAlchemy asks for so many more that entries push each other out,
 * and each time the bases are searched again. Jython could have a larger one.
 */
final class MethodCacheSize extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyType$MethodCache",
            "org.python.core.PyBUF",
            2,
            "attributes of large applications are found slowly",
            MethodCacheSize::new);

    private static final int JYTHONS = 1 << 12;
    private static final int OURS = 1 << 16;

    private MethodCacheSize(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitIntInsn(int opcode, int operand) {
                if (operand == JYTHONS || operand == JYTHONS - 1) {
                    visitLdcInsn(operand - JYTHONS + OURS);
                    changed();
                } else {
                    super.visitIntInsn(opcode, operand);
                }
            }
        };
    }
}
