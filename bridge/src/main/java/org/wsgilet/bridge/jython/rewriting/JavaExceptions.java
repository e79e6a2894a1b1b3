package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code Py.JavaError}, by which each Throwable becomes an exception of Python: a ClassCastException, or whatever Jython's own
 * code runs into, is one that {@code except Exception} does not catch, where CPython raises a TypeError. Jython could ask
 * there, as this does, whether it is its own code that failed.
 *
 * <p>And {@code Py.TypeError(message)} and its like, by which Jython's code raises: messages in other words than CPython's.
 */
class JavaExceptions extends Rewriting {

    private static final String MESSAGE = "(Ljava/lang/String;)Lorg/python/core/PyException;";
    private static final Set<String> RAISING =
            Set.of("TypeError", "ValueError", "IndexError", "OverflowError", "ZeroDivisionError", "RuntimeError");

    static final int CHANGES = 1 + RAISING.size();

    JavaExceptions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("JavaError")) {
            return new Through(next, "JavaErrors", "named", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;");
        }
        return RAISING.contains(name) && descriptor.equals(MESSAGE)
                ? new Through(next, "Wording", "of", "(Ljava/lang/String;)Ljava/lang/String;")
                : next;
    }

    /** The argument goes through a method of ours first. */
    private final class Through extends MethodVisitor {

        private final String ours;
        private final String name;
        private final String descriptor;

        Through(MethodVisitor next, String ours, String name, String descriptor) {
            super(Opcodes.ASM9, next);
            this.ours = ours;
            this.name = name;
            this.descriptor = descriptor;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            callStatic(this, "org/wsgilet/bridge/library/" + ours, name, descriptor);
            visitVarInsn(Opcodes.ASTORE, 0);
            changed();
        }
    }
}
