package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The matcher of regular expressions, which may look for longer than anyone waits: it asks now whether the request is over
 * its time. Jython could look at {@code Thread.interrupted()} every so many steps.
 */
final class ExpressionMatcher extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules.sre.SRE_STATE",
            "org.python.modules.sre.SRE_REPEAT",
            1,
            "a timeout does not end matching a regular expression",
            ExpressionMatcher::new);

    private ExpressionMatcher(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (!method.equals("SRE_MATCH")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                changed();
                callStatic(mv, "org/wsgilet/bridge/jython/Interruption", "check", "()V");
            }
        };
    }
}
