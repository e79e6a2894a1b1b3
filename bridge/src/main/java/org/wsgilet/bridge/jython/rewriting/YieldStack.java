package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * {@code yield} inside of expressions. The compiler saves what is on the JVM's stack before a {@code yield}, but does
 * not know of the list that a list comprehension fills ({@code [(yield x) for x in y]} is a VerifyError, and the whole
 * module does not load), and counts twice where it saves two values. Jython could note the list, and count once.
 */
final class YieldStack extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.compiler.CodeCompiler",
            "org.python.compiler.CompilationContext",
            4,
            "modules with yield in a list comprehension do not load",
            YieldStack::new);

    private static final String COMPILER = "org/python/compiler/CodeCompiler";
    private static final int SAVED = 3;
    private static final int RESTORED = 2;

    private YieldStack(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "finishComp" -> new KnownList(next);
            case "saveStack", "restoreStack" -> new CountedOnce(next);
            default -> next;
        };
    }

    /** {@code stackProduce("org/python/core/PyList")} before anything else, {@code stackConsume()} at the end. */
    private final class KnownList extends MethodVisitor {

        KnownList(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitLdcInsn("org/python/core/PyList");
            super.visitMethodInsn(Opcodes.INVOKESPECIAL, COMPILER, "stackProduce", "(Ljava/lang/String;)V", false);
            changed();
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESPECIAL, COMPILER, "stackConsume", "()V", false);
                changed();
            }
            super.visitInsn(opcode);
        }
    }

    /** The place of a value is how far it is from the top: the thread's state, which is not saved, counts, too. */
    private final class CountedOnce extends MethodVisitor {

        private boolean isDropped;

        CountedOnce(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitIincInsn(int local, int increment) {
            if (local == SAVED && increment == 1 && !isDropped) {
                isDropped = true;
                changed();
                return;
            }
            super.visitIincInsn(local, increment);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("loadThreadState")) {
                super.visitIincInsn(RESTORED, -1);
                changed();
            }
        }
    }
}
