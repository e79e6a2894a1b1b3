package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Containers that have themselves in them, compared, and deep ones, shown: RuntimeError, as in CPython. Jython takes
 * two objects that it is comparing already for equal, and ends a deep {@code repr} by the size of the thread's stack
 * alone. Jython could count with {@code sys.getrecursionlimit()} in both.
 */
final class RecursionState extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.ThreadState",
            "org.python.core.PyBUF",
            2,
            "containers that have themselves in them are equal",
            RecursionState::new);

    private static final String OURS = "org/wsgilet/bridge/library/Recursion";

    private RecursionState(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name) {
            case "enterRepr" -> redirect(method, "append", OURS, "enter");
            case "getCompareStateDict" -> new ComparedPairs(method);
            default -> method;
        };
    }

    /** {@code Recursion.compared()} in place of {@code new PyDictionary()}. */
    private final class ComparedPairs extends MethodVisitor {

        private static final String DICT = "org/python/core/PyDictionary";

        ComparedPairs(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode != Opcodes.NEW) {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode != Opcodes.DUP) {
                super.visitInsn(opcode);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("<init>")) {
                callStatic(this, OURS, "compared", "()L" + DICT + ";");
                changed();
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
