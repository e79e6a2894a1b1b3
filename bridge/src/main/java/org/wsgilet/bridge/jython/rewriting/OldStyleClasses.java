package org.wsgilet.bridge.jython.rewriting;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A {@code __contains__}, {@code __getattr__} or the like that is given to an old-style class later is one of its attributes:
 * instances look for it there, and {@code in} said False without a word. Jython keeps it in a field of the class alone; it could
 * keep it in both.
 */
final class OldStyleClasses extends Rewriting {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyClass",
            "org.python.core.PyBUF",
            6,
            "special methods that old-style classes are given later are lost",
            OldStyleClasses::new);

    private OldStyleClasses(ClassVisitor next) {
        super(next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("__setattr__") ? new GoingOn(next) : next;
    }

    /** Goes on to the dict in place of the {@code return} behind {@code __contains__ = value}. */
    private final class GoingOn extends MethodVisitor {

        private boolean isSet;

        GoingOn(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            isSet = opcode == Opcodes.PUTFIELD;
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (isSet && opcode == Opcodes.RETURN) {
                isSet = false;
                changed();
                return;
            }
            super.visitInsn(opcode);
        }
    }
}
