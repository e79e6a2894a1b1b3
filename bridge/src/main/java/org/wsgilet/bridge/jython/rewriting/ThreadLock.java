package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The lock of {@code thread.allocate_lock()}: it catches an interrupt, prints "Interrupted thread" and waits on. Jython could
 * let it through as KeyboardInterrupt.
 */
final class ThreadLock extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.thread.PyLock",
            "org.python.modules.thread.PyLocal",
            1,
            "a timeout does not end waiting for a lock of the module thread",
            ThreadLock::new);

    private ThreadLock(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
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
