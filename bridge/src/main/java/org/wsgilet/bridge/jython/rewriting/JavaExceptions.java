package org.wsgilet.bridge.jython.rewriting;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code Py.JavaError}, by which each Throwable becomes an exception of Python: a ClassCastException, or whatever
 * Jython's own code runs into, is one that {@code except Exception} does not catch, where CPython raises a TypeError.
 * Jython could ask there, as this does, whether it is its own code that failed.
 *
 * <p>And {@code Py.TypeError(message)} and its like, by which Jython's code raises: messages in other words than
 * CPython's, and Unicode where bytes are beyond ASCII, so that {@code str(e)} raises. {@code raise} without an
 * exception is a NullPointerException, and what a class statement raises has a text for its exception. The argument of
 * a KeyError is the key, also of one that is None or a tuple. A SyntaxError that tells no column is printed.
 */
class JavaExceptions extends Rewriting {

    private static final String MESSAGE = "(Ljava/lang/String;)Lorg/python/core/PyException;";
    private static final String WORDING = "org/wsgilet/bridge/library/Wording";
    private static final Set<String> RAISING =
            Set.of("TypeError", "ValueError", "IndexError", "OverflowError", "ZeroDivisionError", "RuntimeError");

    /** Told as they are. */
    private static final Set<String> RAISING_AS_IT_IS = Set.of("AttributeError", "ImportError", "NameError");

    static final int CHANGES = 5 + 2 * RAISING.size() + RAISING_AS_IT_IS.size();

    JavaExceptions(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("JavaError")) {
            return through(
                    next,
                    0,
                    "org/wsgilet/bridge/library/JavaErrors",
                    "named",
                    "(Ljava/lang/Throwable;)Ljava/lang/Throwable;",
                    0);
        }
        if (name.equals("makeException") && descriptor.startsWith("()")) {
            forward(next, null, descriptor, WORDING, "again");
            return null;
        }
        if (name.equals("KeyError") && !descriptor.equals(MESSAGE)) {
            return through(next, 0, WORDING, "key", "(Lorg/python/core/PyObject;)Lorg/python/core/PyObject;", 0);
        }
        if (name.equals("appendSyntaxError")) {
            return redirect(next, "asInt", WORDING, "offset");
        }
        if (name.equals("makeClass")) {
            return new ClassStatement(next);
        }
        if (descriptor.equals(MESSAGE) && RAISING.contains(name)) {
            return through(new Raising(next), 0, WORDING, "of", "(Ljava/lang/String;)Ljava/lang/String;", 0);
        }
        return descriptor.equals(MESSAGE) && RAISING_AS_IT_IS.contains(name) ? new Raising(next) : next;
    }

    /** {@code new PyException(type, Wording.bytes(message))} */
    private final class Raising extends MethodVisitor {

        Raising(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("<init>")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            changed();
            callStatic(mv, WORDING, "bytes", "(Ljava/lang/String;)Lorg/python/core/PyObject;");
            super.visitMethodInsn(
                    opcode, owner, name, "(Lorg/python/core/PyObject;Lorg/python/core/PyObject;)V", isInterface);
        }
    }

    /** {@code error.value = Wording.metaclassError(message)} */
    private final class ClassStatement extends MethodVisitor {

        ClassStatement(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!name.equals("newString")) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            changed();
            callStatic(mv, WORDING, "metaclassError", "(Ljava/lang/String;)Lorg/python/core/PyObject;");
        }
    }
}
