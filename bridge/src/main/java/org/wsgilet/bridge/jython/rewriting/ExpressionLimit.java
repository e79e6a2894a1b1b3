package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code _sre.MAXREPEAT}: {@code x{0,70000}} raises OverflowError, as numbers from 65535 on mean "no limit". In CPython
 * that is the highest number of 32 bits; for Jython, whose codes are {@code int}, the highest of 31 would do.
 */
final class ExpressionLimit extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._sre",
            "org.python.modules.Setup",
            1,
            "regular expressions refuse to repeat more than 65534 times",
            ExpressionLimit::new);

    private static final int LIMIT = 65535;

    private ExpressionLimit(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (!method.equals("<clinit>")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitLdcInsn(Object value) {
                boolean limit = Integer.valueOf(LIMIT).equals(value);
                if (limit) {
                    changed();
                }
                super.visitLdcInsn(limit ? Integer.valueOf(Integer.MAX_VALUE) : value);
            }
        };
    }
}
