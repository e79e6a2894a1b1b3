package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What {@code threading.Lock} raises that is released and not locked: a Java exception, where {@code thread.error} is
 * told apart from others by many. Jython could raise that.
 */
final class UnlockedLock extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._threading.Mutex$Sync",
            "org.python.modules._threading.ConditionSupportingLock",
            1,
            "to release a threading.Lock that is not locked raises TypeError",
            UnlockedLock::new);

    private UnlockedLock(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("tryRelease")) {
            return method;
        }
        return new MethodVisitor(Opcodes.ASM9, method) {
            private boolean isUnlocked;

            @Override
            public void visitTypeInsn(int opcode, String type) {
                isUnlocked = type.equals("java/lang/IllegalMonitorStateException");
                super.visitTypeInsn(opcode, type);
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ATHROW && isUnlocked) {
                    callStatic(
                            this,
                            "org/wsgilet/bridge/jython/ThreadError",
                            "unlocked",
                            "(Ljava/lang/RuntimeException;)Lorg/python/core/PyException;");
                    changed();
                }
                super.visitInsn(opcode);
            }
        };
    }
}
