package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The lock of {@code thread.allocate_lock()}: it catches an interrupt, prints "Interrupted thread" and waits on. Jython
 * could let it through as KeyboardInterrupt. To release a lock that is not locked raises ValueError, not
 * {@code thread.error}.
 */
final class ThreadLock extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.thread.PyLock",
            "org.python.modules.thread.PyLocal",
            2,
            "a timeout does not end waiting for a lock of the module thread",
            ThreadLock::new);

    private ThreadLock(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (method.equals("release")) {
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                    boolean raises = name.equals("ValueError");
                    if (raises) {
                        changed();
                    }
                    super.visitMethodInsn(
                            opcode,
                            raises ? "org/wsgilet/bridge/jython/ThreadError" : owner,
                            raises ? "unlocked" : name,
                            type,
                            isInterface);
                }
            };
        }
        if (!method.equals("acquire")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
                if ("java/lang/InterruptedException".equals(type)) {
                    changed();
                } else {
                    super.visitTryCatchBlock(start, end, handler, type);
                }
            }
        };
    }
}
