package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code Py.JavaError}, by which each Throwable becomes an exception of Python: a ClassCastException, or whatever Jython's own
 * code runs into, is one that {@code except Exception} does not catch, where CPython raises a TypeError. Jython could ask
 * there, as this does, whether it is its own code that failed.
 */
class JavaExceptions extends Rewriting {

    JavaExceptions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("JavaError")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                visitVarInsn(Opcodes.ALOAD, 0);
                callStatic(
                        this,
                        "org/wsgilet/bridge/library/JavaErrors",
                        "named",
                        "(Ljava/lang/Throwable;)Ljava/lang/Throwable;");
                visitVarInsn(Opcodes.ASTORE, 0);
                changed();
            }
        };
    }
}
